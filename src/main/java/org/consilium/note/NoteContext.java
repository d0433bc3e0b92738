package org.consilium.note;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.note.Mention.Context;

/**
 * What a sentence makes of words in it: denied, past, only possible, or of another person. Simple rules after ConText
 * (Harkema et al., J Biomed Inform 2009;42:839-851): a trigger reaches forward or backward up to a terminating word.
 */
final class NoteContext {
    private static final Pattern STOP = words(
            "but",
            "however",
            "although",
            "though",
            "except",
            "apart from",
            "yet",
            "still",
            "now",
            "currently",
            "complains of",
            "presents with",
            "reports",
            "developed");
    private static final Pattern NOT_NEGATION = words(
            "no increase",
            "no change",
            "no further",
            "not only",
            "no improvement",
            "no relief",
            "not certain",
            "cannot be excluded",
            "can not be excluded",
            "not ruled out",
            "not excluded",
            "without improvement");
    private static final Pattern DENIED_BEFORE = words(
            "no",
            "not",
            "without",
            "denies",
            "denied",
            "denying",
            "negative for",
            "no evidence of",
            "no sign of",
            "no signs of",
            "absence of",
            "free of",
            "never",
            "neither",
            "nor",
            "non",
            "ruled out for",
            "rules out",
            "excludes");
    private static final Pattern DENIED_AFTER = words(
            "absent",
            "was ruled out",
            "were ruled out",
            "is ruled out",
            "ruled out",
            "not present",
            "not seen",
            "denied",
            "is negative",
            "was negative",
            "were negative",
            "negative",
            "excluded",
            "unlikely",
            "not observed",
            "none");
    private static final Pattern PAST_BEFORE = words(
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
            "as a child");
    private static final Pattern PAST_ANYWHERE = Pattern.compile(
            "(?i)\\b(?:(?:\\d+|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|several|many)\\s+years?\\s+ago"
                    + "|last\\s+year|in\\s+(?:19|20)\\d\\d|since\\s+resolved|years\\s+before)\\b");
    private static final Pattern POSSIBLE_BEFORE = words(
            "if",
            "in case of",
            "should",
            "risk of",
            "risk for",
            "watch for",
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
            "evaluate for",
            "consider",
            "nearly",
            "almost");
    private static final Pattern POSSIBLE_AFTER = words(
            "possible",
            "suspected",
            "cannot be excluded",
            "can not be excluded",
            "not ruled out",
            "not excluded",
            "is considered",
            "to be excluded");
    private static final Pattern OTHER_PERSON = Pattern.compile("(?i)\\b(?:family"
            + " history|fhx|familial|(?:mother|father|brother|sister|aunt|uncle|grandmother|grandfather|cousin|son"
            + "|daughter|husband|wife|partner|parents?|siblings?)(?:'s)?\\s+(?:has|had|have|with|died|dies|was|were|is|suffers?|suffered|diagnosed|:)|(?:in|of)"
            + " (?:his|her|the) (?:mother|father|brother|sister))\\b");
    private static final List<String> OTHER_SECTIONS = List.of("family");
    private static final List<String> PAST_SECTIONS = List.of("past medical", "past surgical", "past history", "pmh");
    private static final List<String> POSSIBLE_SECTIONS = List.of(
            "plan",
            "differential",
            "return precautions",
            "instructions",
            "patient education",
            "recommendation",
            "allerg");

    private NoteContext() {}

    static Context of(String text, NoteSentences.Sentence sentence, int begin, int end) {
        String before = text.substring(sentence.begin(), begin);
        String after = text.substring(end, sentence.end());
        if (underOneOf(OTHER_SECTIONS, sentence) || OTHER_PERSON.matcher(before).find()) {
            return Context.OTHER_PERSON;
        }
        String near = afterLastStop(before);
        String next = untilStop(after);
        if (isDenied(near, next)) {
            return Context.ABSENT;
        }
        if (underOneOf(POSSIBLE_SECTIONS, sentence)
                || POSSIBLE_BEFORE.matcher(near).find()
                || POSSIBLE_AFTER.matcher(next).find()
                || next.stripLeading().startsWith("?")
                || near.stripTrailing().endsWith("?")) {
            return Context.POSSIBLE;
        }
        boolean past = underOneOf(PAST_SECTIONS, sentence)
                || PAST_BEFORE.matcher(near).find()
                || PAST_ANYWHERE.matcher(sentence.in(text)).find();
        return past ? Context.PAST : Context.PRESENT;
    }

    private static boolean isDenied(String near, String next) {
        String cleared = NOT_NEGATION.matcher(near).replaceAll(" ");
        if (DENIED_BEFORE.matcher(cleared).find()) {
            return true;
        }
        String following = NOT_NEGATION.matcher(next).replaceAll(" ");
        // "X: no", "X absent": the denial follows closely, not in the next clause
        Matcher denied = DENIED_AFTER.matcher(following);
        return denied.find() && following.substring(0, denied.start()).length() <= 12
                || following.matches("(?is)\\s*[:=-]\\s*(?:no|none|negative|nil|absent)\\b.*");
    }

    private static boolean underOneOf(List<String> sections, NoteSentences.Sentence sentence) {
        return sections.stream().anyMatch(sentence.section()::startsWith);
    }

    private static String afterLastStop(String before) {
        Matcher stop = STOP.matcher(before);
        int from = 0;
        while (stop.find()) {
            from = stop.end();
        }
        return before.substring(from);
    }

    private static String untilStop(String after) {
        Matcher stop = STOP.matcher(after);
        return stop.find() ? after.substring(0, stop.start()) : after;
    }

    private static Pattern words(String... alternatives) {
        String any =
                String.join("|", List.of(alternatives)).replace(" ", "\\s+").replace("/", "\\/");
        return Pattern.compile("(?i)(?<![\\w/])(?:" + any + ")(?![\\w/])");
    }
}
