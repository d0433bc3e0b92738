package org.consilium.evaluation.notes;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.calculator.Entry;
import org.consilium.evaluation.notes.Candidate.Standing;

/** Who the patient of a note is: the first age and sex that it states, not those of a relative. */
final class Persons {
    private static final Pattern AGE = Pattern.compile(
            "(?i)(?<![\\w.])(\\d{1,3})[\\s-]*(years?|yrs?|yr|months?|weeks?|days?)?[\\s-]*(?:old\\b|of age\\b|y/?o\\b|y\\.o\\.)"
                    + "|\\b(?:aged?|age is|age of|age:)\\s*(\\d{1,3})\\b(?:\\s*(years?|months?|weeks?|days?))?");
    private static final Pattern SEX =
            Pattern.compile("(?i)\\b(?:(woman|female|girl|lady)|(man|male|boy|gentleman))\\b");
    private static final Pattern PRONOUN = Pattern.compile("(?i)\\b(?:(she|her|hers)|(he|his|him))\\b");
    private static final Pattern RELATIVE = Pattern.compile(
            "(?i)\\b(?:mother|father|brother|sister|husband|wife|partner|son|daughter|uncle|aunt|sibling|donor)\\b[^.]*$");
    private static final int NEAR = 60;
    private static final BigDecimal OLDEST = BigDecimal.valueOf(120);

    private Persons() {}

    static List<Candidate> age(String text) {
        Matcher age = AGE.matcher(text);
        while (age.find()) {
            String number = Optional.ofNullable(age.group(1)).orElseGet(() -> age.group(3));
            String unit = Optional.ofNullable(age.group(2))
                    .or(() -> Optional.ofNullable(age.group(4)))
                    .orElse("years");
            var value = new BigDecimal(number);
            if (!isRelatives(text, age.start()) && value.compareTo(OLDEST) <= 0) {
                return List.of(
                        new Candidate(new Entry.Amount(value, ucum(unit)), age.start(), age.end(), Standing.UNDATED));
            }
        }
        return List.of();
    }

    private static String ucum(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT).charAt(0)) {
            case 'm' -> "mo";
            case 'w' -> "wk";
            case 'd' -> "d";
            default -> "a";
        };
    }

    private static boolean isRelatives(String text, int at) {
        return RELATIVE.matcher(text.substring(Math.max(0, at - NEAR), at)).find();
    }

    /** Beside the age; else the first word that says it; else the pronoun that is meant most. */
    static List<Candidate> sex(String text) {
        List<Candidate> candidates = new ArrayList<>();
        age(text).stream()
                .findFirst()
                .flatMap(age -> first(text, age.end(), Math.min(text.length(), age.end() + NEAR)))
                .or(() -> first(text, 0, text.length()))
                .or(() -> pronoun(text))
                .ifPresent(candidates::add);
        return candidates;
    }

    private static Optional<Candidate> first(String text, int from, int to) {
        Matcher sex = SEX.matcher(text).region(from, to);
        while (sex.find()) {
            if (!isRelatives(text, sex.start())) {
                return Optional.of(said(sex, sex.group(1) != null));
            }
        }
        return Optional.empty();
    }

    private static Candidate said(Matcher sex, boolean female) {
        return new Candidate(new Entry.Word(female ? "female" : "male"), sex.start(), sex.end(), Standing.UNDATED);
    }

    private static Optional<Candidate> pronoun(String text) {
        Matcher pronoun = PRONOUN.matcher(text);
        int balance = 0;
        Optional<Candidate> female = Optional.empty();
        Optional<Candidate> male = Optional.empty();
        while (pronoun.find()) {
            boolean she = pronoun.group(1) != null;
            balance += she ? 1 : -1;
            Candidate said = said(pronoun, she);
            female = she && female.isEmpty() ? Optional.of(said) : female;
            male = !she && male.isEmpty() ? Optional.of(said) : male;
        }
        if (balance == 0) {
            return Optional.empty();
        }
        return balance > 0 ? female : male;
    }
}
