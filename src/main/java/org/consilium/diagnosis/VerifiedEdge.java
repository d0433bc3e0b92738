package org.consilium.diagnosis;

import org.consilium.diagnosis.ledger.Fact;
import org.consilium.knowledge.Link;

/**
 * A link between a fact and a condition that passed the verifier.
 *
 * @param force what it does
 * @param weight its strength in the knowledge base
 * @param byModel whether a model chose it too
 */
record VerifiedEdge(String condition, Link link, Fact fact, Force force, int weight, boolean byModel) {

    /** EXCLUDES fells a condition, AGAINST weighs against it. */
    enum Force {
        SUPPORTS,
        AGAINST,
        EXCLUDES
    }

    VerifiedEdge chosenByModel() {
        return new VerifiedEdge(condition, link, fact, force, weight, true);
    }

    boolean isSign() {
        return force == Force.SUPPORTS && link.role() == Link.Role.SIGN;
    }

    /** Whether it is the same link, whoever chose it. */
    boolean sameAs(VerifiedEdge other) {
        return condition.equals(other.condition)
                && link.equals(other.link)
                && fact.id().equals(other.fact.id())
                && force == other.force;
    }
}
