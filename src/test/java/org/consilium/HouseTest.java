package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house rules: arrows between rooms, and the nevers. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.consilium");
    private static final HouseRules RULES = new HouseRules("org.consilium");
    private static final Path SOURCES = Path.of("src/main/java");

    @Test
    void arrowsBetweenRoomsPointOneWay() {
        ApplicationModules.of(App.class).verify();
    }

    @Test
    void fhirModelTypesStayInFhirAndTheAuditEventWriter() {
        RULES.fhirModelTypesStayInFhirAndAudit().check(HOUSE);
        RULES.inAuditOnlyTheEventWriterKnowsFhirModelTypes().check(HOUSE);
    }

    @Test
    void langChainTypesStayInLlm() {
        RULES.langChainTypesStayInLlm().check(HOUSE);
    }

    @Test
    void calculatorsNeverMeetTheModelNorAClock() {
        RULES.calculatorsNeverMeetTheModelNorAClock().check(HOUSE);
    }

    @Test
    void namesSayWhatThingsAre() {
        RULES.namesSayWhatThingsAre().check(HOUSE);
    }

    @Test
    void nobodyPrintsAStackTraceOrWritesToTheConsoleFromARoom() {
        RULES.nobodyPrintsAStackTrace().check(HOUSE);
        RULES.onlyCommandsWriteToTheConsole().check(HOUSE);
    }

    @Test
    void everyPackageHasADoorPlate() {
        assertThat(HouseRules.withoutDoorPlate(SOURCES))
                .as("packages without a package-info.java that is @NullMarked")
                .isEmpty();
    }

    @Test
    void everyMessageCodeStandsInOnePlaceOnly() {
        assertThat(HouseRules.messageCodes(SOURCES))
                .isNotEmpty()
                .allSatisfy((code, files) ->
                        assertThat(files).as("places of message code %s", code).hasSize(1));
    }
}
