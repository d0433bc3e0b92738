package org.consilium.evaluation.medcalc;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One row of the benchmark.
 *
 * @param outputType decimal, integer or date
 * @param entities the inputs as read from the row's Python literal
 * @param right answers that count as right, the reference first; none where the row has no reference
 * @param label the published label
 * @param labelStatus what the reference says of the label, and why ("convention: ...")
 */
record Row(
        int number,
        int calculatorId,
        String outputType,
        Map<String, Object> entities,
        List<JsonNode> right,
        Label label,
        String labelStatus) {

    /** The published label, as a text, with its limits where it is a number. */
    record Label(String written, Optional<BigDecimal> lower, Optional<BigDecimal> upper) {
        /** Whether a number lies within its limits; for negative labels they stand the wrong way round. */
        boolean holds(BigDecimal number) {
            if (lower.isEmpty() || upper.isEmpty()) {
                return false;
            }
            return number.compareTo(lower.get().min(upper.get())) >= 0
                    && number.compareTo(lower.get().max(upper.get())) <= 0;
        }
    }

    private static Optional<BigDecimal> number(JsonNode node) {
        try {
            return node.isMissingNode() || node.isNull()
                    ? Optional.empty()
                    : Optional.of(new BigDecimal(node.asString().strip()));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("unchecked") // the literal of a row is a dictionary, and dictionaries are read with text keys
    static Row of(JsonNode json) {
        Object entities = PythonLiteral.read(json.path("relevantEntities").asString());
        if (!(entities instanceof Map)) {
            throw new PythonLiteral.Malformed(0);
        }
        List<JsonNode> right = new ArrayList<>();
        if (json.hasNonNull("referenceAnswer")) {
            right.add(json.get("referenceAnswer"));
            json.path("alternativeAnswers").forEach(right::add);
        }
        String note = json.path("labelNote").asString("");
        return new Row(
                json.path("row").asInt(),
                json.path("calculatorId").asInt(),
                json.path("outputType").asString(""),
                (Map<String, Object>) entities,
                right,
                new Label(
                        json.path("groundTruth").asString(""), number(json.path("lower")), number(json.path("upper"))),
                json.path("labelStatus").asString("") + (note.isEmpty() ? "" : ": " + note));
    }

    /** The same row answered with another calculator and without its given inputs: only number and form are left. */
    Row answeredBy(int calculator) {
        return new Row(number, calculator, outputType, Map.of(), right, label, labelStatus);
    }
}
