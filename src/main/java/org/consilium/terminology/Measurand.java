package org.consilium.terminology;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be measured or asked of a patient and under which LOINC codes records keep it.
 *
 * @param codes the best code first: of two readings of one moment the better coded one counts
 * @param unit the UCUM unit in which rules use it; "1" for a pure number, empty for coded and dated ones
 * @param plausible outside of it a value is taken for a mistake of recording
 * @param acute how long a value describes a patient who may be changing, empty where it does not age
 * @param stable the same for a patient in a steady state
 * @param upperLimit upper limit of normal to use where the laboratory sends none
 * @param answers of a coded one: our word for each answer
 */
public record Measurand(
        String id,
        String label,
        Kind kind,
        List<CodedAs> codes,
        String unit,
        Optional<Plausible> plausible,
        Optional<Span> acute,
        Optional<Span> stable,
        Optional<BigDecimal> upperLimit,
        List<Answer> answers) {
    /** The unit of a pure number. */
    public static final String PURE = "1";

    public Measurand {
        codes = List.copyOf(codes);
        answers = List.copyOf(answers);
    }

    public enum Kind {
        QUANTITY,
        CODED,
        DATED
    }

    /** A code under which it is kept; the code decides which substance is weighed (urea or its nitrogen). */
    public record CodedAs(Code code, Optional<Analyte> analyte) {}

    /** From low to high, both included. */
    public record Plausible(BigDecimal low, BigDecimal high) {
        public Plausible {
            if (low.compareTo(high) >= 0) {
                throw new IllegalArgumentException("CSL-0303 a plausible range needs its low end below its high end");
            }
        }
    }

    /** One answer: our word, the codes that mean it and the texts that mean it (whole text, any case). */
    public record Answer(String word, Set<Code> codes, Set<String> texts) {
        public Answer {
            codes = Set.copyOf(codes);
            texts = Set.copyOf(texts);
        }
    }

    Measurand withPlausible(Plausible range) {
        return new Measurand(id, label, kind, codes, unit, Optional.of(range), acute, stable, upperLimit, answers);
    }

    public CodeSet codeSet() {
        return CodeSet.of(id, label, codes.stream().map(CodedAs::code).toArray(Code[]::new));
    }

    /** The substance that rules mean: that of the first code. */
    public Optional<Analyte> analyte() {
        return codes.getFirst().analyte();
    }
}
