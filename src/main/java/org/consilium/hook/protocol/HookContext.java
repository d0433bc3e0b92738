package org.consilium.hook.protocol;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.PatientId;
import tools.jackson.databind.JsonNode;

/**
 * The checked context of a call: what the clinician is looking at.
 *
 * @param fields all fields as they were sent
 */
public record HookContext(PatientId patient, JsonNode fields) {

    /** The text of a primitive field; empty where the field was not sent. */
    public Optional<String> text(String field) {
        return fields.path(field).asStringOpt().filter(value -> !value.isEmpty());
    }

    public Optional<String> user() {
        return text("userId");
    }

    public Optional<String> encounter() {
        return text("encounterId");
    }

    /** The unsigned orders of order-select and order-sign. */
    public Optional<JsonNode> draftOrders() {
        JsonNode orders = fields.path("draftOrders");
        return orders.isObject() ? Optional.of(orders) : Optional.empty();
    }

    /** The orders in focus, as references into the draft orders. */
    public Set<String> selections() {
        var selected = new LinkedHashSet<String>();
        fields.path("selections").forEach(selection -> selected.add(selection.asString()));
        return selected;
    }
}
