package org.consilium.note;

import java.util.List;
import java.util.regex.Pattern;

/** The words by which a sentence denies, doubts, dates or gives away what it speaks of, after ConText. */
final class Triggers {
    private static final String RELATIVE =
            "(?:mother|father|brother|sister|aunt|uncle|grandmother|grandfather|cousin|son|daughter|husband|wife"
                    + "|partner|parents?|siblings?|roommate|flatmate|neighbour|neighbor|colleague|friend)";

    /** Where the reach of what stands before it ends. */
    static final Pattern STOP = words(
            "but",
            "however",
            "although",
            "though",
            "except",
            "apart from",
            "yet",
            "still",
            "now",
            "today",
            "currently",
            "complains of",
            "presents with",
            "reports",
            "developed");

    /** Words with a "no" in them that deny nothing. */
    static final Pattern NOT_NEGATION = Pattern.compile("(?i)\\b(?:no\\s+(?:increase|change|further|improvement|relief"
            + "|doubt|worsening|progression|recurrence)|not\\s+(?:only|certain|sure|clear|known|without)"
            + "|(?:cannot|can\\s*not|not)\\s+(?:been\\s+|be\\s+)?(?:ruled\\s+out|excluded?|exclude)"
            + "|not\\s+(?:been\\s+|be\\s+)?(?:check|assess|examin|evaluat|ask|look|test|screen|judg)\\w*"
            + "|without\\s+(?:improvement|change))\\b");

    /** These deny every item of a list that follows. */
    static final Pattern DENIED_LIST = words(
            "denies",
            "denied",
            "denying",
            "negative for",
            "no evidence of",
            "no sign of",
            "no signs of",
            "absence of",
            "free of",
            "neither",
            "ruled out for",
            "rules out",
            "excludes");

    /** These deny the next thing; more only in a list that "or" closes. */
    static final Pattern DENIED_NEXT = words(
            "no",
            "not",
            "does not have",
            "did not have",
            "do not have",
            "without",
            "never",
            "nor",
            "non",
            "nil",
            "at no time");

    /** What begins another statement between a denial and a term. */
    static final Pattern OTHER_STATEMENT = words("with", "has", "have", "shows", "showed", "reveals", "there is", "is");

    /** A list goes on or something else begins: not to be told from the words alone. */
    static final Pattern JOINED = Pattern.compile("(?i)[,;:]|\\b(?:and|plus)\\b");

    static final Pattern OR = words("or", "nor");

    /** Who denies a degree does not deny the thing. */
    static final Pattern DEGREE = words(
            "massive",
            "large",
            "gross",
            "tense",
            "severe",
            "marked",
            "moderate",
            "significant",
            "overt",
            "obvious",
            "frank",
            "heavy",
            "worse",
            "increasing");

    static final Pattern DENIED_AFTER = words(
            "absent",
            "was ruled out",
            "were ruled out",
            "is ruled out",
            "ruled out",
            "not present",
            "not seen",
            "not visible",
            "not found",
            "not reported",
            "not noted",
            "not observed",
            "denied",
            "is negative",
            "was negative",
            "were negative",
            "negative",
            "excluded",
            "was excluded",
            "none");
    static final Pattern DENIED_ANSWER =
            Pattern.compile("(?is)\\s*(?:[:=-]\\s*(?:no|none|negative|nil|absent)\\b|\\(-\\)|-(?=\\s*[,;.]|\\s*$)).*");
    static final Pattern UNANSWERED = Pattern.compile(
            "(?is)\\s*(?:\\?|:?\\s*\\(?(?:yes|y)\\s*(?:/|or)\\s*(?:no|n)\\b|:?\\s*\\(?(?:no|n)\\s*(?:/|or)\\s*(?:yes|y)\\b).*");
    static final Pattern UNTICKED = Pattern.compile("(?s).*(?:\\[\\s*]|\\(\\s*\\)|☐|\\?)\\s*");

    static final Pattern PAST_BEFORE = words(
            "history of",
            "h/o",
            "hx of",
            "previous",
            "previously",
            "prior",
            "past",
            "former",
            "status post",
            "s/p",
            "in childhood",
            "before this illness",
            "as a child",
            "resolution of",
            "resolved",
            "used to",
            "had been");
    static final Pattern PAST_AFTER = words(
            "resolved",
            "has resolved",
            "has settled",
            "settled",
            "subsided",
            "has gone",
            "is gone",
            "cleared",
            "previously",
            "on a previous admission",
            "at the last admission");
    static final Pattern PAST_ANYWHERE = Pattern.compile(
            "(?i)\\b(?:in\\s+(?:the|his|her)\\s+past|(?:\\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many)\\s+(?:years?|months?)\\s+ago"
                    + "|last\\s+(?:year|month)|in\\s+(?:19|20)\\d\\d|since\\s+resolved|years\\s+before"
                    + "|(?:last|previous|prior)\\s+admission)\\b");

    static final Pattern POSSIBLE_BEFORE = words(
            "if",
            "in case of",
            "should",
            "risk of",
            "risk for",
            "watch for",
            "watch out for",
            "monitor for",
            "prevent",
            "prevention of",
            "prophylaxis",
            "r/o",
            "rule out",
            "to exclude",
            "exclude",
            "possible",
            "possibly",
            "probable",
            "probably",
            "suspected",
            "suspicion of",
            "suspicious for",
            "concern for",
            "concerning for",
            "may have",
            "might have",
            "may",
            "might",
            "would",
            "could be",
            "cannot exclude",
            "differential",
            "versus",
            "vs",
            "likely",
            "screen for",
            "screening for",
            "afraid of",
            "worried about",
            "educated about",
            "return for",
            "call for",
            "return at once for",
            "evaluate for",
            "assess for",
            "check for",
            "checked for",
            "look for",
            "looking for",
            "inspect for",
            "to detect",
            "question of",
            "query",
            "whether",
            "unless",
            "consider",
            "nearly",
            "almost");
    static final Pattern POSSIBLE_AFTER = words(
            "possible",
            "suspected",
            "unlikely",
            "cannot be excluded",
            "can not be excluded",
            "not ruled out",
            "not excluded",
            "not assessed",
            "not examined",
            "not evaluated",
            "not checked",
            "not tested",
            "difficult to judge",
            "difficult to assess",
            "is considered",
            "to be excluded");

    static final Pattern OTHER_PERSON_BEFORE = Pattern.compile("(?i)\\b(?:family\\s+history|family\\s+hx|fhx|familial"
            + "|" + RELATIVE
            + "(?:\\s+(?:also|too))?(?:'s)?\\s+(?:has|had|have|with|died|dies|was|were|is|suffers?|suffered|diagnosed"
            + "|sick|ill)"
            + "|" + RELATIVE
            + "'s\\s+(?!report|account|view|words|statement|request)|(?:sick|ill)\\s+contacts?|contacts?\\s+with"
            + "|exposed\\s+to|household|patient\\s+in\\s+the\\s+next\\s+bed"
            + "|(?:in|of)\\s+(?:his|her|the)\\s+" + RELATIVE + ")\\b?");

    /** "Mother: ..." at the beginning; elsewhere a colon leads to what the relative tells of the patient. */
    static final Pattern OTHER_PERSON_HEADING = Pattern.compile("(?i)^\\s*" + RELATIVE + "\\s*:.*");

    static final Pattern OTHER_PERSON_AFTER = Pattern.compile(
            "(?i)^\\s*(?:\\(" + RELATIVE + "\\)|(?:in|of|by)\\s+(?:(?:his|her|the|their|a|one)\\s+)?(?:\\w+\\s+)?(?:"
                    + RELATIVE + "|family|household)\\b).*");

    /**
     * Words that can turn a sentence in a way the rules do not follow: what may be, what was, who tells, whom it concerns,
     * what is to be done. A sentence without any is plain; most that mean something else than they seem have one.
     */
    static final Pattern TURNING =
            Pattern.compile("(?i)\\b(?:could|may|might|would|should|can|will|must|shall|if|whether"
                    + "|unless|until|when|whenever|case|event|otherwise|was|were|had|ago|last|previous\\w*|prior|past|former\\w*"
                    + "|earlier|used|went|gone|settled|resol\\w+|clear(?:ed|ing)|stopp\\w*|ceas\\w*|subsid\\w*|drain\\w*|before"
                    + "|histor\\w*|hx|h/o|(?:19|20)\\d\\d|ask\\w*|advis\\w*|told|instruct\\w*|taught|warn\\w*|any|discuss\\w*"
                    + "|expla\\w*|risk\\w*|prevent\\w*|avoid\\w*|watch\\w*|monitor\\w*|look\\w*|check\\w*|assess\\w*|evaluat\\w*"
                    + "|screen\\w*|search\\w*|rule\\w*|exclu\\w*|suspect\\w*|suspic\\w*|possib\\w*|probabl\\w*|likely|unlikely"
                    + "|concern\\w*|worr\\w*|fear\\w*|quer\\w*|question\\w*|unclear|uncertain|equivocal|doubt\\w*|differential"
                    + "|consider\\w*|think\\w*|thought|believ\\w*|seem\\w*|appear\\w*|suggest\\w*|consistent|compatible|versus|vs"
                    + "|plan\\w*|pending|order\\w*|request\\w*|schedul\\w*|tomorrow|later|next|repeat\\w*|treat\\w*|start\\w*"
                    + "|give\\w*|prophyla\\w*|tap|vaccin\\w*|syrup|drug|patients|need\\w*|further|"
                    + "mum|mom|dad|child\\w*|baby|infant|twin|relative|family|household|contacts?|class|" + RELATIVE
                    + "s?)\\b|\\?");

    /** Behind the words, in the same clause. */
    static final Pattern TURNING_BEHIND = Pattern.compile("(?i)^[^,;.]*\\b(?:not|never|without|except|or|nor)\\b.*");

    static final List<String> OTHER_SECTIONS = List.of("family", "fh", "social contacts");
    static final List<String> PAST_SECTIONS = List.of("past medical", "past surgical", "past history", "pmh");
    static final List<String> POSSIBLE_SECTIONS = List.of(
            "plan",
            "differential",
            "return precautions",
            "instructions",
            "patient education",
            "recommendation",
            "allerg");

    private Triggers() {}

    private static Pattern words(String... alternatives) {
        // the longest first: "was ruled out" before "ruled out"
        String any = String.join(
                        "|",
                        List.of(alternatives).stream()
                                .sorted((one, other) -> other.length() - one.length())
                                .toList())
                .replace(" ", "\\s+")
                .replace("/", "\\/");
        return Pattern.compile("(?i)(?<![\\w/])(?:" + any + ")(?![\\w/])");
    }
}
