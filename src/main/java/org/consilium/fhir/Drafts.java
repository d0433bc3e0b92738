package org.consilium.fhir;

import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Orders that are not signed yet: context.draftOrders of order-select and order-sign.
 *
 * @param orders the draftOrders Bundle
 * @param selections references of the orders in focus ("MedicationRequest/1"), of order-select only
 */
public record Drafts(JsonNode orders, Set<String> selections) {
    public Drafts {
        selections = Set.copyOf(selections);
    }
}
