package org.consilium.fhir;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Medication.Kind;
import org.consilium.chart.Finding.Medication.State;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import tools.jackson.databind.JsonNode;

/** FHIR R4 MedicationRequest, MedicationStatement, MedicationAdministration and MedicationDispense. */
record MedicationReader(References references, Times times) {
    private static final Reading IN_ERROR = new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
    private static final String EFFECTIVE = "effectivePeriod";
    private static final Reading CANCELLED = new Reading.Dropped(SetAside.Reason.CANCELLED);

    Reading request(Resource resource) {
        JsonNode json = resource.json();
        String status = Elements.text(json, "status").orElse("unknown");
        return switch (status) {
            case "entered-in-error" -> IN_ERROR;
            case "cancelled" -> CANCELLED;
            case "stopped", "completed" -> resource.isDraft() ? CANCELLED : ordered(resource, State.PAST);
            case "active" -> ordered(resource, State.ACTIVE);
            case "draft" -> ordered(resource, State.DRAFT);
            // "on-hold": whether the patient still takes it is not said.
            default -> ordered(resource, State.UNKNOWN);
        };
    }

    private Reading ordered(Resource resource, State recorded) {
        JsonNode json = resource.json();
        State state = switch (resource.role()) {
            case SELECTED -> State.SELECTED;
            case DRAFT -> State.DRAFT;
            case MATCH, INCLUDED -> recorded;
        };
        Course course = Course.of(dosages(json), times);
        if (Elements.isTrue(json, "doNotPerform")) {
            state = State.NOT_TAKEN;
        } else if (state == State.ACTIVE && (isOnlyProposed(json) || isOver(course.end()))) {
            state = State.UNKNOWN;
        }
        Optional<ClinicalTime> begin = course.start().or(() -> times.moment(json, "authoredOn"));
        return medication(resource, Kind.ORDERED, state, begin, course.end());
    }

    /** Active, and over by its own words: an entry that nobody closed. Whether it is still taken is not said. */
    private boolean isOver(Optional<ClinicalTime> end) {
        return end.filter(time -> time.latest().isBefore(times.asOf())).isPresent();
    }

    /**
     * From when to when an order is for (Timing.repeat.boundsPeriod); of several dosages from the first to the last, and
     * without end if one of them has none.
     */
    private record Course(Optional<ClinicalTime> start, Optional<ClinicalTime> end) {
        static Course of(List<JsonNode> dosages, Times times) {
            List<JsonNode> bounds = dosages.stream()
                    .map(dosage -> Elements.object(
                            Elements.object(Elements.object(dosage, "timing"), "repeat"), "boundsPeriod"))
                    .toList();
            List<ClinicalTime> ends = each(bounds, "end", times);
            return new Course(
                    each(bounds, "start", times).stream().min(Comparator.comparing(ClinicalTime::earliest)),
                    ends.size() == bounds.size()
                            ? ends.stream().max(Comparator.comparing(ClinicalTime::latest))
                            : Optional.empty());
        }

        private static List<ClinicalTime> each(List<JsonNode> bounds, String name, Times times) {
            return bounds.stream()
                    .flatMap(period -> times.moment(period, name).stream())
                    .toList();
        }
    }

    /** A proposal is somebody's suggestion, an option one of several: neither makes the patient take anything. */
    private static boolean isOnlyProposed(JsonNode request) {
        String intent = Elements.text(request, "intent").orElse("");
        return intent.equals("proposal") || intent.equals("option");
    }

    Reading statement(Resource resource) {
        String status = Elements.text(resource.json(), "status").orElse("unknown");
        return switch (status) {
            case "entered-in-error" -> IN_ERROR;
            case "active" -> stated(resource, State.ACTIVE);
            case "completed", "stopped" -> stated(resource, State.PAST);
            case "not-taken" -> stated(resource, State.NOT_TAKEN);
            default -> stated(resource, State.UNKNOWN);
        };
    }

    private Reading stated(Resource resource, State state) {
        Optional<ClinicalTime> end = times.end(resource.json(), EFFECTIVE);
        State known = state == State.ACTIVE && isOver(end) ? State.UNKNOWN : state;
        return medication(resource, Kind.STATED, known, times.choice(resource.json(), "effective"), end);
    }

    Reading administration(Resource resource) {
        String status = Elements.text(resource.json(), "status").orElse("unknown");
        return switch (status) {
            case "entered-in-error" -> IN_ERROR;
            case "in-progress" -> administered(resource, State.ACTIVE);
            case "completed", "stopped" -> administered(resource, State.PAST);
            case "not-done" -> administered(resource, State.NOT_TAKEN);
            default -> administered(resource, State.UNKNOWN);
        };
    }

    private Reading administered(Resource resource, State state) {
        return medication(
                resource,
                Kind.ADMINISTERED,
                state,
                times.choice(resource.json(), "effective"),
                times.end(resource.json(), EFFECTIVE));
    }

    Reading dispense(Resource resource) {
        JsonNode json = resource.json();
        Optional<ClinicalTime> handedOver = times.moment(json, "whenHandedOver");
        String status = Elements.text(json, "status").orElse("unknown");
        return switch (status) {
            case "entered-in-error" -> IN_ERROR;
            case "cancelled" -> CANCELLED;
            case "declined" -> dispensed(resource, State.NOT_TAKEN, handedOver);
            case "stopped" -> dispensed(resource, State.PAST, handedOver);
            case "completed" -> dispensed(resource, supplied(json, handedOver), handedOver);
            default -> dispensed(resource, State.UNKNOWN, handedOver);
        };
    }

    private Reading dispensed(Resource resource, State state, Optional<ClinicalTime> handedOver) {
        return medication(resource, Kind.DISPENSED, state, handedOver, Optional.empty());
    }

    /** Handed over is in use for as long as the supply lasts; how long is known only where the record says so. */
    private State supplied(JsonNode dispense, Optional<ClinicalTime> handedOver) {
        JsonNode supply = Elements.object(dispense, "daysSupply");
        Optional<BigDecimal> days = Elements.number(supply, "value")
                .filter(value -> value.signum() > 0 && value.compareTo(BigDecimal.valueOf(1_000)) < 0)
                .filter(value -> Quantities.unit(supply).map(Times::isDay).orElse(true));
        if (days.isEmpty() || handedOver.isEmpty()) {
            return State.UNKNOWN;
        }
        return switch (handedOver.get().isWithin(Duration.ofDays(days.get().longValue()), times.asOf())) {
            case YES -> State.ACTIVE;
            case NO -> State.PAST;
            case UNKNOWN -> State.UNKNOWN;
        };
    }

    private static List<JsonNode> dosages(JsonNode json) {
        return Elements.objects(json, Elements.has(json, "dosageInstruction") ? "dosageInstruction" : "dosage");
    }

    private Reading medication(
            Resource resource, Kind kind, State state, Optional<ClinicalTime> time, Optional<ClinicalTime> until) {
        JsonNode json = resource.json();
        Concept drug = drug(resource);
        if (Absences.isNoStatement(drug)) {
            return new Reading.Dropped(SetAside.Reason.NO_INFORMATION);
        }
        List<JsonNode> dosages = dosages(json);
        return Reading.of(new Finding.Medication(
                resource.source(), drug, state, kind, time, until, Dosages.daily(dosages), Dosages.text(dosages)));
    }

    /** The drug itself, or the Medication resource it is named by: contained, sent along, or only its display. */
    private Concept drug(Resource resource) {
        JsonNode json = resource.json();
        return Elements.concept(json, "medicationCodeableConcept")
                .or(() -> references
                        .resolve(json, "medicationReference", resource)
                        .flatMap(MedicationReader::product))
                .or(() -> Elements.text(Elements.object(json, "medicationReference"), "display")
                        .map(words -> new Concept(List.of(), words)))
                .orElseThrow(() -> new Malformed("the drug is not named, or its Medication was not sent"));
    }

    /** A mixture without a code of its own is called after all its ingredients. */
    private static Optional<Concept> product(JsonNode medication) {
        Optional<Concept> code = Elements.concept(medication, "code");
        if (code.isPresent()) {
            return code;
        }
        var codes = new ArrayList<Code>();
        var words = new ArrayList<String>();
        for (JsonNode ingredient : Elements.objects(medication, "ingredient")) {
            Elements.concept(ingredient, "itemCodeableConcept").ifPresent(item -> {
                codes.addAll(item.codes());
                words.add(item.label());
            });
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new Concept(codes, String.join(" + ", words)));
    }
}
