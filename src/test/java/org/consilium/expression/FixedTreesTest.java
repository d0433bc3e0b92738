package org.consilium.expression;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/** The properties of the language on the same few hundred trees in every run, so that what they find does not depend on luck. */
class FixedTreesTest {
    private static final int TREES = 150;
    private final ExpressionProperties properties = new ExpressionProperties();

    @Test
    void whatIsPrintedIsReadAsTheSameTree() {
        each(properties::parsingWhatWasPrintedGivesTheSameTree);
    }

    @Test
    void evaluationNeverThrowsAndKeepsItsType() {
        each(properties::evaluationNeverThrowsAndKeepsItsType);
    }

    @Test
    void moreKnowledgeOnlyNarrowsTheResult() {
        each(properties::moreKnowledgeOnlyNarrowsTheResult);
    }

    @Test
    void numbersAgreeWithAPlainEvaluation() {
        each(properties::agreesWithAPlainEvaluation);
    }

    @Test
    void statementsAgreeWithAPlainEvaluation() {
        each(properties::statementsAgreeWithAPlainEvaluation);
    }

    private static void each(LongConsumer property) {
        LongStream.range(0, TREES).forEach(seed -> {
            try {
                property.accept(seed);
            } catch (TestAbortedException notDefined) {
                // the property does not speak of this tree
            }
        });
    }
}
