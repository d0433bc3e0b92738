package org.consilium.knowledge;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.knowledge.Mark.Limit;
import org.consilium.terminology.Analyte;
import org.consilium.terminology.CheckDigits;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.CodeSystems;
import org.consilium.terminology.Definition;

/** Reads the marks of a feature from its definition; every fault names file and line. */
final class MarkReader {
    private static final Map<String, Limit> LIMITS = Map.of(
            "above", limit(Limit.Side.ABOVE, Limit.Scale.VALUE),
            "at-least", limit(Limit.Side.AT_LEAST, Limit.Scale.VALUE),
            "below", limit(Limit.Side.BELOW, Limit.Scale.VALUE),
            "at-most", limit(Limit.Side.AT_MOST, Limit.Scale.VALUE),
            "above-normal", limit(Limit.Side.ABOVE, Limit.Scale.UPPER_NORMAL),
            "at-least-normal", limit(Limit.Side.AT_LEAST, Limit.Scale.UPPER_NORMAL),
            "at-most-normal", limit(Limit.Side.AT_MOST, Limit.Scale.UPPER_NORMAL),
            "below-normal", limit(Limit.Side.BELOW, Limit.Scale.LOWER_NORMAL));

    private static final Pattern ICD10 = Pattern.compile("[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?");

    private final Vocabulary vocabulary;

    MarkReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    Mark read(Definition node) {
        node.allow("level", "score", "answer", "trend", "problem", "exposure", "performed", "person", "words");
        if (node.entries().size() != 1) {
            throw node.fault("one kind of mark per entry");
        }
        var entry = node.entries().entrySet().iterator().next();
        Definition body = entry.getValue();
        return switch (entry.getKey()) {
            case "level" -> level(body);
            case "score" -> score(body);
            case "answer" -> answer(body);
            case "trend" -> trend(body);
            case "problem" -> problem(body);
            case "exposure" -> exposure(body);
            case "performed" -> performed(body);
            case "person" -> person(body);
            default -> words(body);
        };
    }

    private Mark level(Definition body) {
        allowWithLimits(body, "loinc", "unit", "analyte", "upper", "lower", "window", "take", "sex");
        List<Limit> limits = limits(body);
        Optional<BigDecimal> upper = body.find("upper").map(Definition::number);
        Optional<BigDecimal> lower = body.find("lower").map(Definition::number);
        Mark.Take take =
                body.find("take").map(node -> node.oneOf(Mark.Take.class)).orElse(Mark.Take.LATEST);
        Optional<Mark.Person.Sex> sex = body.find("sex").map(node -> node.oneOf(Mark.Person.Sex.class));
        return new Mark.Level(
                loinc(body), unit(body), analyte(body), limits, upper, lower, window(body, "P7D"), take, sex);
    }

    private static Mark score(Definition body) {
        allowWithLimits(body, "calculator");
        return new Mark.Score(body.text("calculator"), limits(body));
    }

    private static void allowWithLimits(Definition body, String... others) {
        var known = new ArrayList<>(List.of(others));
        known.addAll(LIMITS.keySet());
        body.allow(known.toArray(String[]::new));
    }

    private static List<Limit> limits(Definition body) {
        List<Limit> limits = new ArrayList<>();
        LIMITS.forEach((key, form) ->
                body.find(key).ifPresent(value -> limits.add(new Limit(form.side(), value.number(), form.scale()))));
        if (limits.isEmpty()) {
            throw body.fault("a limit is missing: above, at-least, below, at-most, above-normal or below-normal");
        }
        return limits;
    }

    private Mark answer(Definition body) {
        body.allow("loinc", "words", "set", "snomed", "icd10", "window");
        Set<String> words = new HashSet<>();
        body.words("words").forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
        return new Mark.Answer(loinc(body), words, codes(body), window(body, "P7D"));
    }

    private Mark trend(Definition body) {
        body.allow("loinc", "unit", "analyte", "direction", "by", "to-ratio", "least", "within", "window");
        boolean ratio = body.has("to-ratio");
        BigDecimal by = ratio ? body.get("to-ratio").number() : body.get("by").number();
        return new Mark.Trend(
                loinc(body),
                unit(body),
                analyte(body),
                body.get("direction").oneOf(Mark.Trend.Direction.class),
                by,
                ratio,
                body.find("least").map(Definition::number),
                duration(body.get("within")),
                window(body, "P3D"));
    }

    private Mark problem(Definition body) {
        body.allow("set", "snomed", "icd10", "when", "window");
        Mark.Problem.When when = body.find("when")
                .map(node -> node.oneOf(Mark.Problem.When.class))
                .orElse(Mark.Problem.When.ACTIVE);
        return new Mark.Problem(someCodes(body), when, window(body, "P90D"));
    }

    private Mark exposure(Definition body) {
        body.allow("set", "rxnorm", "atc", "names", "window");
        return new Mark.Exposure(someCodes(body), window(body, "P30D"));
    }

    private Mark performed(Definition body) {
        body.allow("set", "snomed", "icd10", "window");
        return new Mark.Performed(someCodes(body), window(body, "P30D"));
    }

    private static Mark person(Definition body) {
        body.allow("from", "to", "sex");
        return new Mark.Person(
                body.find("from").map(node -> node.number().intValueExact()),
                body.find("to").map(node -> node.number().intValueExact()),
                body.find("sex").map(node -> node.oneOf(Mark.Person.Sex.class)));
    }

    private static Mark words(Definition body) {
        body.allow("terms", "past", "window");
        List<String> terms = body.words("terms").stream()
                .map(term -> term.toLowerCase(Locale.ROOT))
                .toList();
        if (terms.isEmpty()) {
            throw body.fault("words need terms");
        }
        boolean past = body.find("past").map(Definition::flag).orElse(false);
        return new Mark.Words(terms, past, window(body, "P14D"));
    }

    private static Set<String> loinc(Definition body) {
        List<String> codes = body.words("loinc");
        if (codes.isEmpty()) {
            throw body.fault("\"loinc\" is missing");
        }
        codes.stream().filter(code -> !CheckDigits.isLoinc(code)).findFirst().ifPresent(code -> {
            throw body.fault("\"" + code + "\" is no LOINC code: its check digit is wrong");
        });
        return Set.copyOf(codes);
    }

    private String unit(Definition body) {
        Definition unit = body.get("unit");
        if (!vocabulary.knowsUnit(unit.text())) {
            throw unit.fault("\"" + unit.text() + "\" is no known UCUM unit");
        }
        return unit.text();
    }

    private static Optional<String> analyte(Definition body) {
        Optional<Definition> analyte = body.find("analyte");
        analyte.filter(node -> Analyte.named(node.text()).isEmpty()).ifPresent(node -> {
            throw node.fault("\"" + node.text() + "\" is no known analyte");
        });
        return analyte.map(Definition::text);
    }

    List<CodeSet> someCodes(Definition body) {
        List<CodeSet> codes = codes(body);
        if (codes.isEmpty()) {
            throw body.fault("codes are missing: a set, or codes of its own");
        }
        return codes;
    }

    /** The named sets, and one more for codes and names written in the definition itself. */
    private List<CodeSet> codes(Definition body) {
        List<CodeSet> sets = new ArrayList<>();
        for (String id : body.words("set")) {
            sets.add(vocabulary.codeSet(id).orElseThrow(() -> body.fault("no code set is named \"" + id + "\"")));
        }
        Set<Code> exact = new HashSet<>();
        List<Code> prefixes = new ArrayList<>();
        body.words("snomed").forEach(code -> exact.add(snomed(body, code)));
        body.words("rxnorm").forEach(code -> exact.add(Code.rxnorm(code)));
        body.words("atc").forEach(code -> prefixes.add(new Code(CodeSystems.ATC, code)));
        for (String code : body.words("icd10")) {
            prefixes.add(icd10(body, code));
            prefixes.add(new Code(CodeSystems.ICD10, code));
        }
        Set<String> names = Set.copyOf(body.words("names"));
        if (!exact.isEmpty() || !prefixes.isEmpty() || !names.isEmpty()) {
            sets.add(new CodeSet("inline", "codes of a definition", exact, prefixes, names, Set.of(), false));
        }
        return sets;
    }

    /** One code or category; a range such as B50-B54 would match nothing and is refused. */
    static Code icd10(Definition body, String code) {
        if (!ICD10.matcher(code).matches()) {
            throw body.fault("\"" + code + "\" is no ICD-10-CM code or category");
        }
        return Code.icd10cm(code);
    }

    static Code snomed(Definition body, String code) {
        if (!CheckDigits.isSnomed(code)) {
            throw body.fault("\"" + code + "\" is no SNOMED CT identifier: its check digit is wrong");
        }
        return Code.snomed(code);
    }

    private static Duration window(Definition body, String otherwise) {
        return body.find("window").map(MarkReader::duration).orElseGet(() -> Duration.parse(otherwise));
    }

    private static Duration duration(Definition node) {
        try {
            return Duration.parse(node.text());
        } catch (DateTimeParseException notADuration) {
            throw node.fault("\"" + node.text() + "\" is no duration like PT48H or P7D");
        }
    }

    private static Limit limit(Limit.Side side, Limit.Scale scale) {
        return new Limit(side, BigDecimal.ONE, scale);
    }
}
