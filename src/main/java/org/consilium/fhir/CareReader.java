package org.consilium.fhir;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.Finding;
import org.consilium.terminology.Concept;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Procedure, Encounter, and orders other than for drugs: ServiceRequest, DeviceRequest, NutritionOrder. */
record CareReader(Times times) {
    private static final Set<String> IN_PROGRESS = Set.of("arrived", "triaged", "in-progress", "onleave");

    Reading procedure(Resource resource) {
        String status = Elements.text(resource.json(), "status").orElse("unknown");
        return switch (status) {
            case "entered-in-error" -> new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
            case "completed" -> procedure(resource, Finding.Procedure.State.DONE);
            case "in-progress" -> procedure(resource, Finding.Procedure.State.IN_PROGRESS);
            case "preparation" -> procedure(resource, Finding.Procedure.State.PLANNED);
            case "not-done" -> procedure(resource, Finding.Procedure.State.NOT_DONE);
            // "stopped" and "on-hold": how far it went is not said.
            default -> procedure(resource, Finding.Procedure.State.UNKNOWN);
        };
    }

    private Reading procedure(Resource resource, Finding.Procedure.State state) {
        Concept concept = code(resource.json(), "code");
        return Absences.isNoStatement(concept)
                ? new Reading.Dropped(SetAside.Reason.NO_INFORMATION)
                : Reading.of(new Finding.Procedure(
                        resource.source(), concept, state, times.choice(resource.json(), "performed")));
    }

    Reading encounter(Resource resource) {
        JsonNode json = resource.json();
        String status = Elements.text(json, "status").orElse("unknown");
        if (status.equals("entered-in-error")) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        if (status.equals("cancelled")) {
            return new Reading.Dropped(SetAside.Reason.CANCELLED);
        }
        Concept type = Elements.concept(json, "type").orElseGet(() -> new Concept(List.of(), ""));
        return Reading.of(new Finding.Encounter(
                resource.source(),
                type,
                Elements.codeOf(json, "class").orElse(""),
                IN_PROGRESS.contains(status),
                times.period(json, "period")));
    }

    Reading order(Resource resource) {
        JsonNode json = resource.json();
        String status = Elements.text(json, "status").orElse("unknown");
        boolean isOver = Set.of("completed", "revoked").contains(status);
        if (status.equals("entered-in-error")) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        if (isOver && resource.isDraft()) {
            return new Reading.Dropped(SetAside.Reason.CANCELLED);
        }
        Finding.Order.State state = switch (resource.role()) {
            case SELECTED -> Finding.Order.State.SELECTED;
            case DRAFT -> Finding.Order.State.DRAFT;
            case MATCH, INCLUDED -> recorded(status);
        };
        return Reading.of(new Finding.Order(
                resource.source(),
                ordered(json),
                Elements.isTrue(json, "doNotPerform") ? Finding.Order.State.OTHER : state,
                times.moment(json, "authoredOn").or(() -> times.moment(json, "dateTime"))));
    }

    private static Finding.Order.State recorded(String status) {
        return switch (status) {
            case "active" -> Finding.Order.State.ACTIVE;
            case "draft" -> Finding.Order.State.DRAFT;
            case "completed" -> Finding.Order.State.COMPLETED;
            default -> Finding.Order.State.OTHER;
        };
    }

    /** ServiceRequest.code, DeviceRequest.code[x], and the diet or formula of a NutritionOrder. */
    private static Concept ordered(JsonNode json) {
        return Elements.concept(json, "code")
                .or(() -> Elements.concept(json, "codeCodeableConcept"))
                .or(() -> Elements.concept(Elements.object(json, "oralDiet"), "type"))
                .or(() -> Elements.concept(Elements.object(json, "enteralFormula"), "baseFormulaType"))
                .or(() -> display(json, "codeReference"))
                .orElseThrow(() -> new Malformed("what is ordered is not named"));
    }

    private static Optional<Concept> display(JsonNode json, String name) {
        return Elements.text(Elements.object(json, name), "display").map(words -> new Concept(List.of(), words));
    }

    private static Concept code(JsonNode json, String name) {
        return Elements.concept(json, name).orElseThrow(() -> new Malformed(name + " is missing"));
    }
}
