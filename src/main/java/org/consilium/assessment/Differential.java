package org.consilium.assessment;

import java.util.List;
import java.util.Optional;
import org.consilium.terminology.Code;

/**
 * Ranked possibilities, never one answer, each with what speaks for and against it.
 *
 * @param problem the patient in one line, written by code
 * @param possibilities ranked, likeliest first
 * @param considered those that fell, with what speaks against them
 * @param abstention why no ranking is given; the possibilities are then empty or only those of the rules
 * @param notLookedAt what was not looked at
 */
public record Differential(
        String topic,
        String problem,
        List<Possibility> possibilities,
        List<Possibility> considered,
        Optional<Abstention> abstention,
        Reasoning reasoning,
        List<String> notLookedAt)
        implements Assessment {
    public Differential {
        possibilities = List.copyOf(possibilities);
        considered = List.copyOf(considered);
        notLookedAt = List.copyOf(notLookedAt);
    }

    /** The same, where the model that was to be heard gave nothing. */
    public Differential withoutModel() {
        return new Differential(
                topic, problem, possibilities, considered, abstention, reasoning.withoutModel(), notLookedAt);
    }

    /**
     * @param criteria results of the criteria sets that concern it, in words ("KDIGO AKI stage 2: met")
     * @param missing what is not known and would count
     * @param next tests or questions that would separate it from the others
     */
    public record Possibility(
            String id,
            String title,
            List<Code> codes,
            Standing standing,
            boolean redFlag,
            List<Edge> supports,
            List<Edge> against,
            List<String> criteria,
            List<String> missing,
            List<String> next,
            List<Calculation.Reference> references) {
        public Possibility {
            codes = List.copyOf(codes);
            supports = List.copyOf(supports);
            against = List.copyOf(against);
            criteria = List.copyOf(criteria);
            missing = List.copyOf(missing);
            next = List.copyOf(next);
            references = List.copyOf(references);
        }
    }

    /** How well it stands after verification; CRITERIA_MET where a diagnostic criteria set is fulfilled. */
    public enum Standing {
        CRITERIA_MET,
        STRONG,
        MODERATE,
        WEAK,
        FELL
    }

    /**
     * A verified link between a fact of this patient and a possibility.
     *
     * @param knowledge the sentence of the knowledge base that carries the link, with its source
     * @param byModel whether the model chose it (else the rules did)
     */
    public record Edge(Evidence fact, String knowledge, String citation, int weight, boolean byModel) {}

    /**
     * Who reasoned.
     *
     * @param state whether a model took part
     * @param removed links that the model proposed and the verifier removed
     */
    public record Reasoning(
            State state, String model, String modelDigest, String promptVersion, int proposed, int removed) {
        public enum State {
            RULES_ONLY,
            MODEL_PENDING,
            MODEL_VERIFIED,
            MODEL_UNAVAILABLE,
            MODEL_REJECTED
        }

        private Reasoning withoutModel() {
            return state == State.MODEL_PENDING
                    ? new Reasoning(State.MODEL_UNAVAILABLE, model, modelDigest, promptVersion, proposed, removed)
                    : this;
        }

        public static Reasoning rulesOnly() {
            return new Reasoning(State.RULES_ONLY, "", "", "", 0, 0);
        }
    }
}
