package org.consilium.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.chart.Finding.Observation.Status;
import org.consilium.chart.Result;
import org.consilium.chart.Source;
import org.consilium.terminology.Code;
import org.consilium.terminology.Concept;
import tools.jackson.databind.JsonNode;

/** FHIR R4 Observation: its own value, and each component as an observation of its own. */
record ObservationReader(References references, Times times, Results results) {

    Reading read(Resource resource) {
        JsonNode json = resource.json();
        String status = Elements.text(json, "status").orElse("unknown");
        return switch (status) {
            case "entered-in-error" -> new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
            case "cancelled" -> new Reading.Dropped(SetAside.Reason.CANCELLED);
            case "final" -> facts(resource, Status.FINAL);
            case "amended" -> facts(resource, Status.AMENDED);
            case "corrected" -> facts(resource, Status.CORRECTED);
            case "preliminary" -> facts(resource, Status.PRELIMINARY);
            case "registered" -> facts(resource, Status.REGISTERED);
            default -> facts(resource, Status.UNKNOWN);
        };
    }

    private Reading facts(Resource resource, Status status) {
        JsonNode json = resource.json();
        Set<String> categories = Elements.codesOf(json, "category");
        Optional<ClinicalTime> time = times.choice(json, "effective");
        Optional<String> specimen = references.normal(json, "specimen", resource);
        List<JsonNode> components = Elements.objects(json, "component");
        var findings = new ArrayList<Finding>(components.size() + 1);
        Optional<Result> own = results.of(json);
        Optional<String> interpretation = interpretation(json);
        // A panel without a value of its own says nothing: its components and members do.
        if (own.isPresent()
                || interpretation.isPresent()
                || (components.isEmpty() && !Elements.has(json, "hasMember"))) {
            findings.add(new Finding.Observation(
                    resource.source(),
                    concept(json),
                    status,
                    categories,
                    own.orElseGet(() -> new Result.Absent("no value given")),
                    time,
                    references.panelOf(resource.reference()),
                    specimen,
                    interpretation));
        }
        for (int i = 0; i < components.size(); i++) {
            JsonNode component = components.get(i);
            Source source = resource.at("component[" + i + "]");
            findings.add(new Finding.Observation(
                    source,
                    concept(component),
                    status,
                    categories,
                    results.of(component).orElseGet(() -> new Result.Absent("no value given")),
                    time,
                    Optional.of(resource.reference()),
                    specimen,
                    interpretation(component)));
        }
        return new Reading.Facts(findings);
    }

    private static Concept concept(JsonNode observation) {
        return Elements.concept(observation, "code").orElseThrow(() -> new Malformed("code is missing"));
    }

    private static Optional<String> interpretation(JsonNode observation) {
        return Elements.concept(observation, "interpretation")
                .flatMap(concept -> concept.codes().stream().findFirst().map(Code::value));
    }
}
