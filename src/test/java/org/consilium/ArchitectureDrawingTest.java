package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** The drawing of the house in ARCHITECTURE.md is made from the code, so it cannot lie. */
class ArchitectureDrawingTest {
    private static final Path FILE = Path.of("ARCHITECTURE.md");
    private static final String START = "<!-- drawing -->\n";
    private static final String END = "<!-- /drawing -->";

    @Test
    void theDrawingIsTheCode() throws IOException {
        String text = Files.readString(FILE);
        String drawn =
                text.substring(0, text.indexOf(START) + START.length()) + drawing() + text.substring(text.indexOf(END));
        if ("apply".equals(System.getProperty("format"))) {
            Files.writeString(FILE, drawn);
        }
        assertThat(Files.readString(FILE))
                .as("ARCHITECTURE.md; run 'make fmt' to draw it anew")
                .isEqualTo(drawn);
    }

    private static String drawing() {
        ApplicationModules house = ApplicationModules.of(App.class);
        var rooms = house.stream()
                .sorted(Comparator.comparing(room -> room.getIdentifier().toString()))
                .toList();
        StringBuilder mermaid = new StringBuilder("```mermaid\nflowchart TD\n");
        for (ApplicationModule room : rooms) {
            var targets = new TreeSet<String>();
            room.getDirectDependencies(house, DependencyType.values())
                    .uniqueModules()
                    .forEach(target -> targets.add(target.getIdentifier().toString()));
            targets.forEach(target -> mermaid.append("    ")
                    .append(room.getIdentifier())
                    .append(" --> ")
                    .append(target)
                    .append('\n'));
        }
        return mermaid.append("```\n").toString();
    }
}
