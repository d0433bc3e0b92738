package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every point of the protocol's checklist has a test that bears its id: D discovery, R request, H hook library, C cards,
 * P prefetch, J client authentication, F feedback, X across all.
 */
class ChecklistTest {
    /** First and last number of each group. */
    private record Range(int first, int last) {}

    private static final Map<String, Range> POINTS = Map.of(
            "D", new Range(1, 13),
            "R", new Range(1, 21),
            "H", new Range(10, 15),
            "C", new Range(1, 22),
            "P", new Range(1, 17),
            "J", new Range(1, 21),
            "F", new Range(1, 8),
            "X", new Range(1, 5));

    private static final Pattern METHOD = Pattern.compile("void ([a-zA-Z0-9_]+)\\(");
    private static final Pattern ID = Pattern.compile("(?:^|_)([drhcpjfx][0-9]{1,2})(?=_|[A-Z])");

    @Test
    void everyPointHasATestOfItsName() {
        Set<String> tested = Stream.of("hook", "security")
                .flatMap(room -> files(Path.of("src/test/java/org/consilium", room)))
                .flatMap(ChecklistTest::ids)
                .collect(Collectors.toSet());
        Set<String> wanted = POINTS.entrySet().stream()
                .flatMap(group -> IntStream.rangeClosed(
                                group.getValue().first(), group.getValue().last())
                        .mapToObj(number -> group.getKey() + number))
                .collect(Collectors.toSet());

        assertThat(tested)
                .as("ids that stand in the name of a test, such as p7_pageLinksOfAnotherOrigin")
                .containsAll(wanted);
    }

    private static Stream<Path> files(Path room) {
        try (Stream<Path> files = Files.walk(room)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> ids(Path file) {
        try {
            return METHOD.matcher(Files.readString(file))
                    .results()
                    .flatMap(method -> ID.matcher(method.group(1)).results())
                    .map(id -> id.group(1).toUpperCase(Locale.ROOT));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
