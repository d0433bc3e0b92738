package org.consilium.calculator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The demo patients as charts, at the moment around which their stories are told. */
final class Charts {
    static final Instant ANCHOR = Instant.parse("2026-11-20T08:00:00Z");
    private static final Path FOLDER = Path.of("test-fixtures/patients");
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);

    private Charts() {}

    static List<Path> patients() throws IOException {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            return folders.filter(folder -> Files.exists(folder.resolve("story.yaml")))
                    .sorted()
                    .toList();
        }
    }

    static PatientChart of(String patient) throws IOException {
        return READER.readBundle(Files.readAllBytes(FOLDER.resolve(patient).resolve("bundle.json")), ANCHOR)
                .chart();
    }

    /** The same with its observations of every earlier day again, until the record has so many resources. */
    static PatientChart padded(String patient, int resources) throws IOException {
        JsonMapper json = JsonMapper.shared();
        JsonNode bundle = json.readTree(FOLDER.resolve(patient).resolve("bundle.json"));
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        List<JsonNode> dated = entries.valueStream()
                .map(entry -> entry.path("resource"))
                .filter(resource -> resource.path("resourceType").asString("").equals("Observation"))
                .filter(resource -> resource.path("effectiveDateTime").isString())
                .toList();
        for (int copy = 0; entries.size() < resources; copy++) {
            ObjectNode earlier = (ObjectNode) dated.get(copy % dated.size()).deepCopy();
            int days = 1 + copy / dated.size();
            earlier.put("id", earlier.path("id").asString("") + "-" + days);
            earlier.put(
                    "effectiveDateTime",
                    earlier(earlier.path("effectiveDateTime").asString(""), days));
            entries.addObject().set("resource", earlier);
        }
        return READER.readBundle(json.writeValueAsBytes(bundle), ANCHOR).chart();
    }

    private static String earlier(String written, int days) {
        return written.length() == "2026-11-20".length()
                ? LocalDate.parse(written).minusDays(days).toString()
                : OffsetDateTime.parse(written).minusDays(days).toString();
    }
}
