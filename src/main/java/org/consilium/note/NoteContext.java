package org.consilium.note;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.note.Mention.Context;

/**
 * What a sentence makes of words in it: denied, past, only possible, or of another person. Simple rules after ConText
 * (Harkema et al., J Biomed Inform 2009;42:839-851): a trigger reaches forward or backward up to a terminating word.
 * Where the words can be read in two ways ("no asterixis, moderate ascites") they are neither said nor denied.
 */
final class NoteContext {
    /** How far behind the words their denial may stand: "ascites is absent". */
    private static final int CLOSE = 12;

    private NoteContext() {}

    private enum Denial {
        NONE,
        SURE,
        UNSURE
    }

    static Context of(String text, NoteSentences.Sentence sentence, int begin, int end) {
        String before = text.substring(sentence.begin(), begin);
        String after = text.substring(end, sentence.end());
        if (underOneOf(Triggers.OTHER_SECTIONS, sentence)
                || Triggers.OTHER_PERSON_BEFORE.matcher(before).find()
                || Triggers.OTHER_PERSON_HEADING.matcher(before).find()
                || Triggers.OTHER_PERSON_AFTER.matcher(after).find()) {
            return Context.OTHER_PERSON;
        }
        String near = afterLastStop(before);
        String next = untilStop(after);
        Denial denial = denial(near, next);
        if (denial == Denial.SURE) {
            return Context.ABSENT;
        }
        if (denial == Denial.UNSURE || isOnlyPossible(sentence, near, next)) {
            return Context.POSSIBLE;
        }
        boolean past = underOneOf(Triggers.PAST_SECTIONS, sentence)
                || Triggers.PAST_BEFORE.matcher(near).find()
                || closelyFollowed(next, Triggers.PAST_AFTER)
                || Triggers.PAST_ANYWHERE.matcher(sentence.in(text)).find();
        return past ? Context.PAST : Context.PRESENT;
    }

    /**
     * Whether what the sentence says can be relied on. A rule that finds nothing takes words for present, so an
     * affirmation needs a clause of affirming words; and no sentence may hold a word that could turn it.
     */
    static boolean isPlain(String text, NoteSentences.Sentence sentence, Context context, int begin, int end) {
        String before = text.substring(sentence.begin(), begin);
        String after = text.substring(end, sentence.end());
        boolean affirmed = context != Context.PRESENT
                || PlainWords.surround(before, after)
                        && !Triggers.TURNING_BEHIND
                                .matcher(after.replace('\n', ' '))
                                .matches();
        return affirmed && !Triggers.TURNING.matcher(sentence.in(text)).find();
    }

    private static boolean isOnlyPossible(NoteSentences.Sentence sentence, String near, String next) {
        return underOneOf(Triggers.POSSIBLE_SECTIONS, sentence)
                || Triggers.POSSIBLE_BEFORE.matcher(near).find()
                || Triggers.POSSIBLE_AFTER.matcher(next).find()
                || Triggers.UNANSWERED.matcher(next).matches()
                || Triggers.UNTICKED.matcher(near).matches()
                || denialOfNothing(near);
    }

    /** "No worsening of ascites", "not sure": said of it is only that nothing is said. */
    private static boolean denialOfNothing(String near) {
        Matcher nothing = Triggers.NOT_NEGATION.matcher(near);
        return nothing.find()
                && !nothing.group().toLowerCase(java.util.Locale.ROOT).startsWith("not only")
                && !nothing.group().toLowerCase(java.util.Locale.ROOT).startsWith("without");
    }

    private static Denial denial(String near, String next) {
        String cleared = Triggers.NOT_NEGATION.matcher(near).replaceAll(" ");
        String following = Triggers.NOT_NEGATION.matcher(next).replaceAll(" ");
        Matcher answer = Triggers.DENIED_ANSWER.matcher(following);
        if (answer.matches() || closelyFollowed(following, Triggers.DENIED_AFTER)) {
            return Denial.SURE;
        }
        Denial list = last(Triggers.DENIED_LIST, cleared, between -> ofList(between));
        return list == Denial.SURE
                ? list
                : stronger(list, last(Triggers.DENIED_NEXT, cleared, between -> ofNext(between, following)));
    }

    private static Denial stronger(Denial one, Denial other) {
        if (one == Denial.SURE || other == Denial.SURE) {
            return Denial.SURE;
        }
        return one == Denial.UNSURE ? one : other;
    }

    private interface Reach {
        Denial over(String between);
    }

    private static Denial last(Pattern trigger, String near, Reach reach) {
        Matcher found = trigger.matcher(near);
        int from = -1;
        while (found.find()) {
            from = found.end();
        }
        return from < 0 ? Denial.NONE : reach.over(near.substring(from));
    }

    private static Denial ofList(String between) {
        boolean doubtful = Triggers.OTHER_STATEMENT.matcher(between).find()
                || Triggers.DEGREE.matcher(between).find();
        return doubtful ? Denial.UNSURE : Denial.SURE;
    }

    private static Denial ofNext(String between, String following) {
        if (ofList(between) == Denial.UNSURE) {
            return Denial.UNSURE;
        }
        boolean oneThing = !Triggers.JOINED.matcher(between).find();
        boolean closedByOr = Triggers.OR.matcher(between).find()
                || Triggers.OR.matcher(following).find();
        return oneThing || closedByOr ? Denial.SURE : Denial.UNSURE;
    }

    /** "X: no", "X absent": it follows closely, not in the next clause ("cough, denied fever"). */
    private static boolean closelyFollowed(String next, Pattern trigger) {
        Matcher found = trigger.matcher(next);
        if (!found.find()) {
            return false;
        }
        String gap = next.substring(0, found.start());
        return gap.length() <= CLOSE && gap.indexOf(',') < 0 && gap.indexOf(';') < 0;
    }

    private static boolean underOneOf(List<String> sections, NoteSentences.Sentence sentence) {
        return sections.stream().anyMatch(sentence.section()::startsWith);
    }

    private static String afterLastStop(String before) {
        Matcher stop = Triggers.STOP.matcher(before);
        int from = 0;
        while (stop.find()) {
            from = stop.end();
        }
        return before.substring(from);
    }

    private static String untilStop(String after) {
        Matcher stop = Triggers.STOP.matcher(after);
        return stop.find() ? after.substring(0, stop.start()) : after;
    }
}
