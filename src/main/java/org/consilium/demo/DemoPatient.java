package org.consilium.demo;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A chart to try the service with.
 *
 * @param story one line about the patient
 * @param expect what a good answer would say, for the reader
 * @param bundle the record, a FHIR R4 Bundle, its dates already moved to today
 */
record DemoPatient(String id, String name, String story, List<String> expect, String patientId, JsonNode bundle) {
    DemoPatient {
        expect = List.copyOf(expect);
    }

    /** The resources of the record. */
    List<JsonNode> resources() {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(JsonNode::isObject)
                .toList();
    }

    static String patientIdOf(JsonNode bundle) {
        return bundle.path("entry")
                .valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource ->
                        "Patient".equals(resource.path("resourceType").asString("")))
                .map(resource -> resource.path("id").asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElse("");
    }
}
