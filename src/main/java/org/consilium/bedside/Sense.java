package org.consilium.bedside;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.expression.Type;
import org.consilium.note.Mention;
import org.consilium.note.Mention.Context;
import org.consilium.selection.NoteCue;

/**
 * What the words of a sentence say of one input, as far as code can tell. Whatever can be read in two ways says nothing:
 * a denied and an affirmed mention, the words of two grades, a grade that may belong to something else, a sentence with a word
 * that could turn it.
 */
final class Sense {
    /** From a grade to its finding: "large volume of ascites"; never over a comma. */
    private static final Pattern BEFORE = Pattern.compile("[\\s\\-–]*(?:[\\p{L}\\p{N}]+[\\s\\-–]+){0,2}");

    /** What joins two things, of which the grade may be the other's. */
    private static final Pattern OTHER_THING =
            Pattern.compile("(?i)\\b(?:and|with|without|but|or|no|not|plus|has|is|in|at|on|for|from|due|by)\\b");

    /** From a finding to its grade: "ascites (moderate)", "ascites is tense". */
    private static final Pattern BEHIND =
            Pattern.compile("(?i)[\\s:=(\\-–]*(?:(?:is|are|was|now|still|grade)[\\s:=(\\-–]+){0,2}");

    /** What may follow such a grade: "ascites: moderate pain" speaks of the pain. */
    private static final Pattern AT_ITS_END = Pattern.compile(
            "(?is)\\s*(?:$|[.,;:!)\\]\\n]|(?:and|but|with|despite|on|since|unchanged|today|as|by|at)\\b).*");

    private final NoteCue cue;
    private final Type type;
    private final Set<String> terms;
    private final Map<String, Set<String>> cues;
    private final Map<String, Set<String>> says;
    private final Set<String> unless;

    /** @param normal the form in which mentions carry a term */
    Sense(NoteCue cue, Type type, UnaryOperator<String> normal) {
        this.cue = cue;
        this.type = type;
        this.terms = normalised(cue.terms(), normal);
        this.cues = byValue(cue.cues(), normal);
        this.says = byValue(cue.says(), normal);
        this.unless = normalised(cue.unless(), normal);
    }

    private static Set<String> normalised(List<String> words, UnaryOperator<String> normal) {
        return words.stream().map(normal).collect(Collectors.toSet());
    }

    private static Map<String, Set<String>> byValue(Map<String, List<String>> words, UnaryOperator<String> normal) {
        return words.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> normalised(entry.getValue(), normal)));
    }

    /** Whether the mention names the finding or says a value of it. */
    boolean isAbout(Mention mention) {
        return terms.contains(mention.term()) || said(mention).isPresent();
    }

    /** Whether the mention is any word of this input. */
    boolean concerns(Mention mention) {
        return isAbout(mention)
                || unless.contains(mention.term())
                || cues.values().stream().anyMatch(words -> words.contains(mention.term()));
    }

    private Optional<String> said(Mention mention) {
        return says.entrySet().stream()
                .filter(entry -> entry.getValue().contains(mention.term()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The one value that the sentence says, if it says one. */
    Optional<String> of(Passage passage) {
        Set<String> values = new HashSet<>();
        List<Mention> mentions = passage.mentions();
        if (mentions.stream().anyMatch(mention -> unless.contains(mention.term()))) {
            return Optional.empty();
        }
        for (Mention mention : mentions) {
            if (isAbout(mention) && !isPartOfAnother(mention, mentions)) {
                Optional<String> value = value(mention, mentions);
                if (value.isEmpty()) {
                    return Optional.empty();
                }
                values.add(value.get());
            }
        }
        return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
    }

    /** "Confusion" in "new confusion": the longer words speak. */
    private boolean isPartOfAnother(Mention mention, List<Mention> mentions) {
        return mentions.stream()
                .anyMatch(other -> isAbout(other)
                        && other.begin() <= mention.begin()
                        && other.end() >= mention.end()
                        && other.end() - other.begin() > mention.end() - mention.begin());
    }

    private Optional<String> value(Mention mention, List<Mention> mentions) {
        if (!mention.isPlain()) {
            return Optional.empty();
        }
        Optional<String> said = said(mention);
        if (said.isPresent()) {
            return mention.context() == Context.PRESENT ? said : Optional.empty();
        }
        return switch (mention.context()) {
            case PRESENT -> affirmed(mention, mentions);
            // "no tense ascites" may leave a little of it
            case ABSENT -> grades(mention, mentions).isEmpty() ? cue.denied() : Optional.empty();
            case PAST, POSSIBLE, OTHER_PERSON -> Optional.empty();
        };
    }

    private Optional<String> affirmed(Mention mention, List<Mention> mentions) {
        if (cues.isEmpty()) {
            return ungraded();
        }
        Set<String> grades = grades(mention, mentions);
        return grades.size() == 1 && !grades.contains(DOUBTFUL)
                ? Optional.of(grades.iterator().next())
                : Optional.empty();
    }

    private Optional<String> ungraded() {
        return switch (type) {
            case Type.Logical ignored -> Optional.of(NoteCue.YES);
            case Type.Choice choice ->
                choice.words().stream()
                        .filter(word -> !cue.denied().equals(Optional.of(word)))
                        .findFirst();
            case Type.Number ignored -> Optional.empty();
            case Type.Day ignored -> Optional.empty();
        };
    }

    private static final String DOUBTFUL = "";

    /** The grades whose words stand beside the finding; a denied or doubted one makes all doubtful. */
    private Set<String> grades(Mention finding, List<Mention> mentions) {
        Set<String> grades = new LinkedHashSet<>();
        for (Mention word : mentions) {
            for (Map.Entry<String, Set<String>> grade : cues.entrySet()) {
                if (grade.getValue().contains(word.term()) && belongs(word, finding)) {
                    grades.add(word.context() == finding.context() ? grade.getKey() : DOUBTFUL);
                }
            }
        }
        return grades;
    }

    private static boolean belongs(Mention word, Mention finding) {
        String text = finding.note().text();
        if (word.end() <= finding.begin()) {
            String between = text.substring(word.end(), finding.begin());
            return BEFORE.matcher(between).matches()
                    && !OTHER_THING.matcher(between).find();
        }
        return word.begin() >= finding.end()
                && BEHIND.matcher(text.substring(finding.end(), word.begin())).matches()
                && AT_ITS_END
                        .matcher(text.substring(word.end(), finding.sentence().end()))
                        .matches();
    }
}
