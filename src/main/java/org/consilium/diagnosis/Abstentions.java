package org.consilium.diagnosis;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Abstention;
import org.consilium.chart.PatientChart;
import org.consilium.diagnosis.ledger.Ledger;
import org.consilium.diagnosis.ledger.Statement;

/** When nothing is concluded, and when a model's order is not used: the reasons, and what would settle it. */
final class Abstentions {
    /** Above this share of removed links (3 in 10) nothing of an answer is trusted. */
    private static final int REMOVED_TENTHS = 3;

    private static final int ADULT = 18;
    private static final int THINKING_CHARACTERS = 16_384;
    private static final List<String> LOOKED_FOR = List.of(
            "vital signs of the last two days",
            "blood count, electrolytes, creatinine, glucose and liver values of the last days",
            "problem list with dates",
            "medicines",
            "notes of the last two weeks");

    private Abstentions() {}

    /** Knowledge is written for adults; a child's values are not held against it. */
    static Optional<Abstention> ofPopulation(PatientChart chart) {
        return chart.age()
                .filter(age -> age.atMost(ChronoUnit.YEARS) < ADULT)
                .map(age -> abstention(
                        "OUTSIDE_POPULATION",
                        "the knowledge base is written for adults; nothing was concluded for a child",
                        List.of("review by a paediatrician")));
    }

    static Abstention ofDrafts(int drafts) {
        return abstention(
                "DRAFT_KNOWLEDGE",
                drafts + " conditions are drafts that were not read against their sources and are not used",
                List.of("the setting consilium.diagnosis.show-drafts=true, for evaluation"));
    }

    /** Why the rules give no possibility. */
    static Abstention ofRules(Ledger ledger, int conditions, List<Candidate> fell) {
        boolean nothing = ledger.facts().stream().allMatch(fact -> fact.statement() instanceof Statement.Person);
        if (nothing) {
            return abstention(
                    "MISSING_DATA",
                    "the record holds nothing that a diagnosis could rest on; what is not recorded is unknown, not"
                            + " normal",
                    LOOKED_FOR);
        }
        return abstention(
                "NO_CANDIDATE",
                "none of " + conditions + " conditions of the knowledge base has enough support in the record"
                        + (fell.isEmpty()
                                ? ""
                                : "; " + fell.size() + " were considered and something speaks against them"),
                List.of("new symptoms or results"));
    }

    /** Why a model is not even asked. */
    static Optional<Abstention> ofRecord(Ledger ledger) {
        return ledger.withheld() == 0
                ? Optional.empty()
                : Optional.of(abstention(
                        "INJECTION_SUSPECTED",
                        "a note addresses a machine; the model was not asked, the order is that of the rules",
                        List.of("a look at the withheld passage")));
    }

    /** Why a model's order is not used although it answered. */
    static Optional<Abstention> ofAdvice(Advice advice, List<Candidate> standing) {
        if (advice.answer().abstains()) {
            return Optional.of(ofModel("MODEL_ABSTAINS", "the model did not give an order"));
        }
        int said = advice.proposed();
        if (said == 0 || advice.edges().isEmpty()) {
            return Optional.of(ofModel("NO_VERIFIED_LINK", "no link of the model could be verified"));
        }
        if (advice.removed() * 10 > said * REMOVED_TENTHS) {
            return Optional.of(ofModel(
                    "LINKS_REMOVED",
                    advice.removed() + " of " + said + " links of the model did not pass verification"));
        }
        if (advice.thinkingLength() > THINKING_CHARACTERS) {
            return Optional.of(ofModel("THINKING_TOO_LONG", "the model thought longer than allowed"));
        }
        if (advice.agreeing() * 3 < advice.samples() * 2) {
            return Optional.of(ofModel(
                    "SAMPLES_DISAGREE",
                    "only " + advice.agreeing() + " of " + advice.samples() + " answers of the model agree"));
        }
        return contradictsRedFlag(advice, standing)
                ? Optional.of(ofModel(
                        "MODEL_DISAGREES",
                        "the model puts something else before "
                                + standing.getFirst().condition().title() + ", which must not be missed"))
                : Optional.empty();
    }

    private static boolean contradictsRedFlag(Advice advice, List<Candidate> standing) {
        return !standing.isEmpty()
                && standing.getFirst().condition().mustNotMiss()
                && advice.first()
                        .filter(first -> !first.equals(standing.getFirst().id()))
                        .isPresent();
    }

    private static Abstention ofModel(String reason, String because) {
        return abstention(
                reason,
                because + "; the order is that of the rules",
                List.of("another model, or the tests named below"));
    }

    private static Abstention abstention(String reason, String because, List<String> wouldSettle) {
        return new Abstention(DifferentialWriter.TOPIC, "Possible diagnoses", reason, because, wouldSettle);
    }
}
