package org.consilium.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Records to read: those of the project, and a folder of one's own (-Dconsilium.test.patients). */
final class ReadingSamples {
    private ReadingSamples() {}

    static List<Path> all() throws IOException {
        var samples = new ArrayList<>(own());
        String others = System.getProperty("consilium.test.patients", "");
        if (!others.isEmpty()) {
            samples.addAll(in(Path.of(others)));
        }
        return samples;
    }

    static List<Path> own() throws IOException {
        return in(Path.of("test-fixtures/patients"));
    }

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}
