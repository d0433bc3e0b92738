package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every source file is formatted by palantir-java-format. It runs here, on the JDK of the toolchain, because the
 * formatter reads Java with the compiler of the JVM it runs in. {@code -Dformat=apply} rewrites the files.
 */
class FormatTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceFileIsFormatted() throws IOException, FormatterException {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<Path> unformatted = new ArrayList<>();
        for (Path file : sources()) {
            String source = Files.readString(file);
            String formatted = formatted(source);
            if (!formatted.equals(source)) {
                unformatted.add(file);
                if (apply) {
                    Files.writeString(file, formatted);
                }
            }
        }
        if (!apply) {
            assertThat(unformatted).as("files to format: run 'make fmt'").isEmpty();
        }
    }

    static String formatted(String source) throws FormatterException {
        return FORMATTER.formatSource(ImportOrderer.reorderImports(
                RemoveUnusedImports.removeUnusedImports(source), JavaFormatterOptions.Style.PALANTIR));
    }

    private static List<Path> sources() throws IOException {
        try (var paths = Files.walk(Path.of("src"))) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }
}
