package org.consilium.fhir;

import java.util.List;
import java.util.Set;
import org.consilium.chart.Reach;
import tools.jackson.databind.JsonNode;

/**
 * What came for one prefetch key, from the EHR or from its FHIR server (CDS Hooks 2.0 "Prefetch Template").
 *
 * @param kinds the kinds of resource the key asks for
 */
public record Prefetched(String key, Set<Reach.Kind> kinds, Answer answer) {
    public Prefetched {
        kinds = Set.copyOf(kinds);
    }

    /** Tells the four states of a prefetch member apart; a member that is not there is a missing node. */
    public static Prefetched of(String key, Set<Reach.Kind> kinds, JsonNode member) {
        return new Prefetched(key, kinds, Answer.of(member));
    }

    public static Prefetched missing(String key, Set<Reach.Kind> kinds) {
        return new Prefetched(key, kinds, new Answer.Missing());
    }

    /** The four states of a prefetch member. */
    public sealed interface Answer {
        /** A resource, or the pages of a search in their order. */
        record Sent(List<JsonNode> pages) implements Answer {
            public Sent {
                pages = List.copyOf(pages);
            }
        }

        /** Sent as null: the EHR looked and there is nothing. */
        record NoData() implements Answer {}

        /** An OperationOutcome instead of data, or a FHIR server that did not answer; the reason holds no patient data. */
        record Failed(String reason) implements Answer {}

        record Missing() implements Answer {}

        static Answer of(JsonNode member) {
            if (member.isMissingNode()) {
                return new Missing();
            }
            if (member.isNull()) {
                return new NoData();
            }
            return "OperationOutcome".equals(member.path("resourceType").asString(""))
                    ? new Failed("the EHR answered with an error")
                    : new Sent(List.of(member));
        }
    }
}
