package org.consilium.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.consilium.chart.PatientId;
import org.consilium.fhir.DateShift;
import org.consilium.fhir.InputGuard;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The demo patients that come with the service, and the bundles that were dropped on the page since it started. */
@Component
@Profile("try")
class DemoPatients {
    private static final int OWN_KEPT = 20;
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Map<String, DemoPatient> own = new ConcurrentHashMap<>();
    private final InputGuard guard;
    private final Clock clock;

    DemoPatients(InputGuard guard, Clock clock) {
        this.guard = guard;
        this.clock = clock;
    }

    List<DemoPatient> all() {
        List<DemoPatient> patients = new ArrayList<>(own.values());
        try {
            for (Resource story :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:demo/patients/*/story.yaml")) {
                patients.add(read(story));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("CSL-0710 the demo patients cannot be read", unreadable);
        }
        return patients;
    }

    Optional<DemoPatient> named(String id) {
        return all().stream().filter(patient -> patient.id().equals(id)).findFirst();
    }

    /**
     * Keeps a bundle of the visitor's own until the service stops, in memory only.
     *
     * @param upToDate moves all its dates by the same days, so that what happened last happened today: in a record that
     *     ended years ago every value is rightly stale
     * @throws NotABundle where it is no FHIR Bundle with one patient
     */
    DemoPatient add(byte[] bytes, boolean upToDate) {
        JsonNode bundle = guard.read(bytes);
        if (!"Bundle".equals(bundle.path("resourceType").asString(""))) {
            throw new NotABundle("CSL-0711 this is not a FHIR Bundle: its resourceType must be Bundle");
        }
        String patient = DemoPatient.patientIdOf(bundle);
        if (!PatientId.isValid(patient)) {
            throw new NotABundle("CSL-0712 the bundle holds no Patient resource with an id");
        }
        if (own.size() >= OWN_KEPT) {
            own.remove(own.keySet().iterator().next());
        }
        DateShift shift = upToDate ? LastDay.of(bundle, clock.instant()).shift() : new DateShift(0);
        var added = new DemoPatient(
                "own-" + UUID.randomUUID(),
                "Your bundle",
                "Dropped on this page, kept in memory only."
                        + (shift.days() == 0 ? "" : " Its dates are moved by " + shift.days() + " days to today."),
                List.of(),
                patient,
                shift.apply(bundle));
        own.put(added.id(), added);
        return added;
    }

    private DemoPatient read(Resource story) throws IOException {
        JsonNode told = YAML.readTree(bytes(story));
        // By the guard, which keeps every digit as it was written.
        JsonNode bundle = guard.read(bytes(story.createRelative("bundle.json")));
        Instant anchor = Instant.parse(told.path("anchor").asString("2026-11-20T08:00:00Z"));
        JsonNode today = DateShift.until(anchor, clock.instant()).apply(bundle);
        Stream<JsonNode> expect = told.path("expect").valueStream();
        return new DemoPatient(
                told.path("id").asString(""),
                told.path("name").asString(""),
                told.path("story").asString(""),
                expect.map(line -> line.asString("")).toList(),
                DemoPatient.patientIdOf(today),
                today);
    }

    private static byte[] bytes(Resource resource) throws IOException {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        }
    }

    /** What was dropped cannot be used, with the reason for the visitor. */
    static final class NotABundle extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotABundle(String reason) {
            super(reason);
        }
    }
}
