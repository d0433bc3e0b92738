package org.consilium.demo;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An unsigned order, for the hooks that need one. */
final class DemoOrders {
    private static final JsonMapper JSON = new JsonMapper();

    private DemoOrders() {}

    static ObjectNode apixaban(String patientId) {
        ObjectNode order = JSON.createObjectNode();
        order.put("resourceType", "MedicationRequest");
        order.put("id", "demo-draft-apixaban");
        order.put("status", "draft");
        order.put("intent", "order");
        ObjectNode drug = order.putObject("medicationCodeableConcept");
        drug.putArray("coding")
                .addObject()
                .put("system", "http://www.nlm.nih.gov/research/umls/rxnorm")
                .put("code", "1364430")
                .put("display", "apixaban");
        drug.put("text", "apixaban 5 mg oral tablet");
        order.putObject("subject").put("reference", "Patient/" + patientId);
        return order;
    }
}
