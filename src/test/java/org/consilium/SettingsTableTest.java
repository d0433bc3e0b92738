package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The table of settings in deploy/settings.md is made from the code, so that every key is in it and no other. */
class SettingsTableTest {
    private static final Path FILE = Path.of("deploy/settings.md");
    private static final String HEAD = """
        # Settings

        Every key of `consilium.*`, made from the code by `make fmt`. Spring Boot's own keys (`server.port`,
        `spring.datasource.url`, ...) keep their names. Durations are written as `2s`, `500ms`, `5m`; sizes as `10MB`.
        A key may be given in a YAML file (`--spring.config.additional-location=file:...`), as an environment variable
        (`CONSILIUM_HOOK_DEADLINE`) or on the command line (`--consilium.hook.deadline=2s`).

        | key | default | what it is |
        |---|---|---|
        """;

    private record Row(String key, String otherwise, String says) {}

    @Test
    void theTableOfSettingsIsTheCode() throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        rows().forEach(row -> table.append("| `")
                .append(row.key())
                .append("` | ")
                .append(row.otherwise().isEmpty() ? "" : "`" + row.otherwise() + "`")
                .append(" | ")
                .append(row.says().replace("|", "\\|"))
                .append(" |\n"));
        if ("apply".equals(System.getProperty("format"))) {
            Files.writeString(FILE, table);
        }
        assertThat(Files.readString(FILE))
                .as("deploy/settings.md; run 'make fmt' to write it anew")
                .isEqualTo(table.toString());
    }

    @Test
    void everySettingSaysWhatItIs() {
        assertThat(rows().stream().filter(row -> row.says().isEmpty()).map(Row::key))
                .as("settings without a @param line in their record")
                .isEmpty();
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.consilium").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigurationProperties.class))
                        .map(com.tngtech.archunit.core.domain.JavaClass::reflect)
                        .sorted(Comparator.comparing(Class::getName))
                        .forEach(type -> add(
                                type.getAnnotation(ConfigurationProperties.class)
                                        .value(),
                                type,
                                rows));
        return rows.stream().sorted(Comparator.comparing(Row::key)).toList();
    }

    private static void add(String prefix, Class<?> type, List<Row> rows) {
        for (RecordComponent component : type.getRecordComponents()) {
            String key = prefix + "." + kebab(component.getName());
            if (component.getType().isRecord()
                    && component.getType().getName().startsWith("org.consilium")
                    && component.getType().getEnclosingClass() != null) {
                add(key, component.getType(), rows);
            } else {
                rows.add(new Row(key, otherwise(type, component), says(type, component)));
            }
        }
    }

    private static String otherwise(Class<?> type, RecordComponent component) {
        RecordComponent[] all = type.getRecordComponents();
        for (int i = 0; i < all.length; i++) {
            if (all[i].getName().equals(component.getName())) {
                DefaultValue value =
                        type.getDeclaredConstructors()[0].getParameters()[i].getAnnotation(DefaultValue.class);
                return value == null ? "" : String.join(" ", value.value());
            }
        }
        return "";
    }

    /** The component's line in the Javadoc of its record. */
    private static String says(Class<?> type, RecordComponent component) {
        Class<?> file = type;
        while (file.getEnclosingClass() != null) {
            file = file.getEnclosingClass();
        }
        try {
            String source =
                    Files.readString(Path.of("src/main/java", file.getName().replace('.', '/') + ".java"));
            int end = source.indexOf("record " + type.getSimpleName() + "(");
            String doc = source.substring(Math.max(0, source.lastIndexOf("/**", end)), end);
            var line = Pattern.compile("@param " + component.getName() + "\\s+((?:(?!@param|\\*/).)*)", Pattern.DOTALL)
                    .matcher(doc);
            return line.find()
                    ? line.group(1)
                            .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                            .replaceAll("\\{@code ([^}]*)}", "`$1`")
                            .strip()
                    : "";
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
