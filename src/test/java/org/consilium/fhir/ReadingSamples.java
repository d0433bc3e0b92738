package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Records to read: those of the project, and a folder of one's own (-Dconsilium.test.patients). */
final class ReadingSamples {
    private ReadingSamples() {}

    static List<Path> all() throws IOException {
        var folders = Stream.of("test-fixtures/patients", System.getProperty("consilium.test.patients", ""))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(Files::isDirectory)
                .toList();
        var samples = new java.util.ArrayList<Path>();
        for (Path folder : folders) {
            try (var files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(samples::add);
            }
        }
        assertThat(samples).doesNotHaveDuplicates();
        return samples;
    }
}
