package org.consilium.fhir;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.consilium.chart.PatientId;
import tools.jackson.databind.JsonNode;

/** Where FHIR references lead, among the resources that were sent (R4 section 2.36.4.1 "Resolving references in Bundles"). */
final class References {
    private static final String PATIENT = "Patient/";

    private final Map<String, Resource> places = new HashMap<>();
    private final Map<String, String> panels = new HashMap<>();

    References(Collection<Resource> resources) {
        for (Resource resource : resources) {
            places.putIfAbsent(resource.reference(), resource);
            resource.fullUrl().ifPresent(url -> places.putIfAbsent(url, resource));
        }
        for (Resource resource : resources) {
            if (resource.type().equals("Observation")) {
                members(resource);
            }
        }
    }

    /** Of two panels that claim one member the first by name is taken, so that the order of sending does not matter. */
    private void members(Resource panel) {
        for (JsonNode member : panel.json().path("hasMember")) {
            target(member.path("reference").asString(""), panel)
                    .ifPresent(reference -> panels.merge(
                            reference, panel.reference(), (one, other) -> one.compareTo(other) < 0 ? one : other));
        }
    }

    Optional<String> panelOf(String reference) {
        return Optional.ofNullable(panels.get(reference));
    }

    /** The resource that an element of that name refers to, contained ones included. */
    Optional<JsonNode> resolve(JsonNode parent, String name, Resource from) {
        return Elements.text(Elements.object(parent, name), "reference").flatMap(written -> resolve(written, from));
    }

    Optional<JsonNode> resolve(String written, Resource from) {
        if (written.startsWith("#")) {
            return contained(from.json(), written.substring(1));
        }
        return Optional.ofNullable(places.get(written))
                .or(() -> local(written).map(places::get))
                .map(Resource::json);
    }

    private static Optional<JsonNode> contained(JsonNode container, String id) {
        return Elements.list(container, "contained").stream()
                .filter(inner -> inner.path("id").asString("").equals(id))
                .findFirst();
    }

    /** One spelling for one place: "Specimen/1" whether the reference was relative, absolute or by fullUrl. */
    Optional<String> normal(JsonNode parent, String name, Resource from) {
        return Elements.text(Elements.object(parent, name), "reference").flatMap(written -> target(written, from));
    }

    private Optional<String> target(String written, Resource from) {
        if (written.isBlank()) {
            return Optional.empty();
        }
        if (written.startsWith("#")) {
            return Optional.of(from.reference() + written);
        }
        Resource sent = places.get(written);
        return Optional.of(sent == null ? local(written).orElse(written) : sent.reference());
    }

    /**
     * Whose resource it is. Servers are not compared: an EHR may name itself in several ways, and every query was for
     * this patient at this server.
     */
    Whose whose(Resource resource, PatientId expected) {
        if (resource.type().equals("Patient")) {
            return resource.reference().equals(PATIENT + expected.value()) ? Whose.THIS_PATIENT : Whose.ANOTHER_PATIENT;
        }
        JsonNode subject = Elements.isAbsent(resource.json().path("subject"))
                ? resource.json().path("patient")
                : resource.json().path("subject");
        String written = (subject.isArray() ? subject.path(0) : subject)
                .path("reference")
                .asString("");
        Resource sent = places.get(written);
        String place = sent == null ? local(written).orElse(written) : sent.reference();
        if (place.equals(PATIENT + expected.value()) || place.equals("urn:uuid:" + expected.value())) {
            return Whose.THIS_PATIENT;
        }
        return place.startsWith(PATIENT) ? Whose.ANOTHER_PATIENT : Whose.UNTOLD;
    }

    /** What a resource says about whom it belongs to. */
    enum Whose {
        THIS_PATIENT,
        ANOTHER_PATIENT,
        UNTOLD
    }

    /** "Type/id" out of "https://server/base/Type/id/_history/2", "urn:smart:Type/id" or "Type/id". */
    static Optional<String> local(String written) {
        int history = written.indexOf("/_history/");
        String plain = history < 0 ? written : written.substring(0, history);
        int slash = plain.lastIndexOf('/');
        if (slash <= 0 || slash == plain.length() - 1) {
            return Optional.empty();
        }
        int start = Math.max(plain.lastIndexOf('/', slash - 1), plain.lastIndexOf(':', slash - 1)) + 1;
        return start == slash ? Optional.empty() : Optional.of(plain.substring(start));
    }
}
