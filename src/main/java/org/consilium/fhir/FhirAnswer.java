package org.consilium.fhir;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a query came to. Only a complete answer lets silence be taken for absence. */
public sealed interface FhirAnswer {
    /** The resource that was read, or the pages of a search in their order. */
    record Fetched(List<JsonNode> pages, Extent extent) implements FhirAnswer {
        public Fetched {
            pages = List.copyOf(pages);
        }

        public boolean isComplete() {
            return extent == Extent.COMPLETE;
        }
    }

    /** Nothing could be had. */
    record Unavailable(FhirFailure reason) implements FhirAnswer {}

    /** Nothing was asked: the query is outside of what was granted. */
    record NotAllowed(FhirFailure reason) implements FhirAnswer {}

    /** How far the pages of a search were followed. Where they were not, the last one still has its next link. */
    enum Extent {
        COMPLETE,
        PAGE_LIMIT,
        SIZE_LIMIT,
        DEADLINE,
        FOREIGN_LINK,
        PAGE_UNAVAILABLE
    }
}
