package org.consilium.knowledge;

import java.util.List;

/**
 * What a feature means for a condition: the edge that carries a diagnosis or speaks against it.
 *
 * @param strength 1 weak, 2 moderate, 3 strong, 4 nearly decisive
 * @param group links of one group say the same thing twice; only the strongest of them counts. Empty: a group of its own
 * @param says the sentence of knowledge that is shown with the link
 * @param citation where that sentence is to be found
 * @param denial strength against the condition when the feature is documented to be absent; 0 where that says little
 * @param unless features that take the force from this link ("ferritin is unreliable in inflammation")
 */
public record Link(
        Feature feature,
        Direction direction,
        Role role,
        int strength,
        String group,
        String says,
        Citation citation,
        int denial,
        List<Feature> unless) {
    public Link {
        unless = List.copyOf(unless);
        if (strength < 1 || strength > 4 || denial < 0 || denial > 4) {
            throw new IllegalArgumentException("CSL-0502 a strength is 1 to 4");
        }
    }

    /** EXCLUDES takes the condition out of the list, AGAINST only weighs. */
    public enum Direction {
        SUPPORTS,
        AGAINST,
        EXCLUDES
    }

    /** A SIGN is of the illness itself; a RISK only makes it likelier and never raises it alone. */
    public enum Role {
        SIGN,
        RISK
    }

    /** Name under which links of one group are counted once. */
    public String countedAs() {
        return group.isEmpty() ? feature.id() : group;
    }
}
