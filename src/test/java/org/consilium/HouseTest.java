package org.consilium;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules: arrows between rooms, and the nevers. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consilium");

    @Test
    void arrowsBetweenRoomsPointOneWay() {
        ApplicationModules.of(App.class).verify();
    }

    @Test
    void fhirModelTypesStayInFhirAndTheAuditEventWriter() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.consilium.fhir..", "org.consilium.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hl7.fhir..", "ca.uhn..")
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAPackage("org.consilium.audit..")
                .and(describe(
                        "are not the AuditEvent writer",
                        type -> !type.getName().startsWith("org.consilium.audit.AuditEventWriter")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.hl7.fhir..", "ca.uhn..")
                .allowEmptyShould(true)
                .check(HOUSE);
    }

    @Test
    void langChainTypesStayInLlm() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.consilium.llm..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..", "de.kherud..")
                .check(HOUSE);
    }

    @Test
    void calculatorsNeverMeetTheModelNorAClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.consilium.calculator..", "org.consilium.expression..", "org.consilium.selection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.consilium.llm..", "java.net.http..")
                .orShould()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Common|DTO|Dto|Info)$")
                .check(HOUSE);
    }

    @Test
    void nobodyPrintsAStackTraceOrWritesToTheConsoleFromARoom() {
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(HOUSE);
    }

    @Test
    void everyPackageHasADoorPlate() throws IOException {
        try (var paths = Files.walk(Path.of("src/main/java"))) {
            List<Path> bare = paths.filter(Files::isDirectory)
                    .filter(HouseTest::holdsSources)
                    .filter(folder -> !plateIsMarked(folder.resolve("package-info.java")))
                    .toList();
            assertThat(bare)
                    .as("packages without a package-info.java that is @NullMarked")
                    .isEmpty();
        }
    }

    @Test
    void everyMessageCodeStandsInOnePlaceOnly() throws IOException {
        Map<String, List<String>> places = new HashMap<>();
        var code = Pattern.compile("\"[^\"]*?(CSL-\\d{4})");
        try (var paths = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    paths.filter(path -> path.toString().endsWith(".java")).toList()) {
                var matcher = code.matcher(Files.readString(file));
                while (matcher.find()) {
                    places.computeIfAbsent(matcher.group(1), key -> new ArrayList<>())
                            .add(file.getFileName().toString());
                }
            }
        }
        assertThat(places)
                .isNotEmpty()
                .allSatisfy((key, files) ->
                        assertThat(files).as("places of message code %s", key).hasSize(1));
    }

    private static boolean holdsSources(Path folder) {
        try (var files = Files.list(folder)) {
            return files.anyMatch(file -> file.toString().endsWith(".java"));
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static boolean plateIsMarked(Path plate) {
        try {
            return Files.exists(plate) && Files.readString(plate).contains("@NullMarked");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
