package org.consilium.terminology;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads observations.yaml: what is measured, its LOINC codes, its unit, what is plausible and how long it holds. */
final class MeasurandReader {
    private final Map<Measurand, Definition> measurands = new LinkedHashMap<>();
    private final Map<String, List<Measurand.Answer>> answers = new LinkedHashMap<>();

    MeasurandReader(Map<String, List<Measurand.Answer>> named) {
        answers.putAll(named);
    }

    MeasurandReader(Definition file) {
        file.allow("answers", "measurands");
        file.find("answers")
                .ifPresent(node -> node.entries().forEach((id, block) -> answers.put(id, readAnswers(block))));
        file.get("measurands").entries().forEach((id, node) -> measurands.put(read(id, node), node));
    }

    Map<Measurand, Definition> measurands() {
        return measurands;
    }

    private Measurand read(String id, Definition node) {
        node.allow(
                "label", "loinc", "analyte", "unit", "range", "acute", "stable", "uln", "answers", "dated", "source");
        return read(id, node.text("label"), node);
    }

    Measurand read(String id, String label, Definition node) {
        List<Measurand.Answer> said = node.find("answers").map(this::answers).orElse(List.of());
        Measurand.Kind kind = node.has("dated")
                ? Measurand.Kind.DATED
                : said.isEmpty() ? Measurand.Kind.QUANTITY : Measurand.Kind.CODED;
        String unit = kind == Measurand.Kind.QUANTITY ? unit(node.get("unit")) : "";
        return new Measurand(
                id,
                label,
                kind,
                codes(node),
                unit,
                node.find("range").map(MeasurandReader::plausible),
                node.find("acute").map(MeasurandReader::span),
                node.find("stable").map(MeasurandReader::span),
                node.find("uln").map(Definition::number),
                said);
    }

    private static String unit(Definition written) {
        if (!Units.known().contains(written.text())) {
            throw written.fault("the unit " + written.text() + " is not in units.yaml");
        }
        return written.text();
    }

    /** A list of codes, or keys with the analyte of each where they differ. */
    private static List<Measurand.CodedAs> codes(Definition node) {
        Optional<Analyte> usual = node.find("analyte").map(MeasurandReader::analyte);
        List<Measurand.CodedAs> codes = new ArrayList<>();
        Set<Code> seen = new LinkedHashSet<>();
        for (Definition item : node.get("loinc").items()) {
            Definition written =
                    item.isText() ? item : item.allow("code", "analyte").get("code");
            CheckDigits.requireLoinc(written);
            Code code = Code.loinc(written.text());
            CodeSetReader.add(seen, code, written);
            Optional<Analyte> own = item.isText() ? usual : Optional.of(analyte(item.get("analyte")));
            codes.add(new Measurand.CodedAs(code, own));
        }
        if (codes.isEmpty()) {
            throw node.fault("a measurand needs a LOINC code");
        }
        return codes;
    }

    private static Analyte analyte(Definition written) {
        return Analyte.named(written.text())
                .orElseThrow(() -> written.fault("the analyte " + written.text() + " is not in analytes.yaml"));
    }

    static Measurand.Plausible plausible(Definition range) {
        List<BigDecimal> ends = range.items().stream().map(Definition::number).toList();
        if (ends.size() != 2 || ends.get(0).compareTo(ends.get(1)) >= 0) {
            throw range.fault("write a range as [low, high]");
        }
        return new Measurand.Plausible(ends.get(0), ends.get(1));
    }

    private static Span span(Definition written) {
        return Span.parse(written.text())
                .orElseThrow(() -> written.fault("write a length of time as 48h, 7d, 4wk, 12mo or 2a"));
    }

    private List<Measurand.Answer> answers(Definition node) {
        if (!node.isText()) {
            return readAnswers(node);
        }
        if (!answers.containsKey(node.text())) {
            throw node.fault("no answers are named " + node.text());
        }
        return answers.get(node.text());
    }

    private static List<Measurand.Answer> readAnswers(Definition block) {
        List<Measurand.Answer> said = new ArrayList<>();
        block.entries().forEach((word, node) -> {
            node.allow("snomed", "loinc", "texts");
            Set<Code> codes = new LinkedHashSet<>();
            for (Definition snomed : CodeSetReader.words(node, "snomed")) {
                CheckDigits.requireSnomed(snomed);
                CodeSetReader.add(codes, Code.snomed(snomed.text()), snomed);
            }
            // answers of LOINC lists carry "LA" numbers
            for (Definition loinc : CodeSetReader.words(node, "loinc")) {
                CodeSetReader.add(codes, Code.loinc(loinc.text()), loinc);
            }
            said.add(new Measurand.Answer(word, codes, Set.copyOf(node.words("texts"))));
        });
        return List.copyOf(said);
    }
}
