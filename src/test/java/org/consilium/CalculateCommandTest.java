package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code calculate}: a score of a Bundle, and what it says of a bad one. */
class CalculateCommandTest {
    private static final Path AKI = Path.of("test-fixtures/patients/aki-on-ckd/bundle.json");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int run(String... arguments) {
        said.reset();
        return CalculateCommand.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private int of(String bundle) throws IOException {
        Path file = folder.resolve("bundle.json");
        Files.writeString(file, bundle);
        return run("ckd-epi-2021", "--bundle", file.toString());
    }

    @Test
    void aScoreOfARecordIsPrintedWithInputsStepsAndSource() {
        int code = run("ckd-epi-2021", "--bundle", AKI.toString(), "--as-of", "2026-11-20T08:00:00Z");

        assertThat(code).as(said()).isZero();
        assertThat(said())
                .contains(
                        "eGFR (CKD-EPI 2021): ", "Observation/aki-on-ckd-creatinine", "result = 142", "source: Inker");
    }

    @Test
    void theListNamesEveryScore() {
        assertThat(run("--list")).isZero();
        assertThat(said()).contains("ckd-epi-2021", "news2");
    }

    @Test
    void anUnknownCalculatorAnUnknownOptionAFileThatIsNotThereAndATimeThatIsNone() {
        assertThat(run("no-such-score", "--bundle", AKI.toString())).isEqualTo(2);
        assertThat(said()).contains("CSL-2921");
        assertThat(run("ckd-epi-2021", "--bundel=x")).isEqualTo(2);
        assertThat(run("ckd-epi-2021")).isEqualTo(2);
        assertThat(said()).contains("Usage: calculate <id> --bundle FILE");
        assertThat(run("ckd-epi-2021", "--bundle", folder.resolve("none").toString()))
                .isEqualTo(2);
        assertThat(said()).contains("CSL-2920");
        assertThat(run("ckd-epi-2021", "--bundle", AKI.toString(), "--as-of", "yesterday"))
                .isEqualTo(2);
        assertThat(said()).contains("CSL-2922");
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{`|CSL-0101|malformed",
                "`{\"resourceType\":\"Patient\"}`|CSL-2703 Bundle: expected a FHIR R4 Bundle|no Bundle",
                "`{\"resourceType\":\"Bundle\"}`|CSL-2703 Bundle.entry: expected the patient's resources|empty",
                "`{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\"}},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"b\"}}]}`|exactly one Patient, found 2|two patients",
                "`{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\",\"birthDate\":\"1960\"}},{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\",\"birthDate\":\"1961\"}}]}`|birthDate: expected one birth date|two birth dates",
                "`{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\",\"birthDate\":\"2999\"}}]}`|birthDate: expected a date that is not in the future|born tomorrow",
                "`{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\",\"id\":\"a\"}},{\"resource\":{\"resourceType\":\"Observation\",\"id\":\"o\",\"subject\":{\"reference\":\"Patient/b\"}}}]}`|Bundle.entry[1].resource: expected resources of the one Patient|another patient's data"
            })
    void aBadBundleIsRefusedWithTheElementAndWhatWasExpected(String bundle, String expected, String what)
            throws IOException {
        assertThat(of(bundle)).as(what).isEqualTo(2);
        assertThat(said()).contains(expected);
    }
}
