package org.consilium.calculator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;

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
}
