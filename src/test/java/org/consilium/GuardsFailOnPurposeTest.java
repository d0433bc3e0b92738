package org.consilium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.Violations;

/**
 * Each guard of the house can fail: held against a house that is wrong on purpose (package {@code wrong.house}), it names
 * what is wrong. What the compiler and Checkstyle guard is shown by {@code .ci/guards}.
 */
class GuardsFailOnPurposeTest {
    private static final String WRONG = "wrong.house";
    private static final JavaClasses HOUSE = new ClassFileImporter().importPackages(WRONG);
    private static final HouseRules RULES = new HouseRules(WRONG);

    private static List<String> broken(ArchRule rule) {
        return rule.evaluate(HOUSE).getFailureReport().getDetails();
    }

    @Test
    void anArrowThatIsNotAllowedIsReported() {
        ApplicationModules house = ApplicationModules.of(WRONG, everything -> true);

        assertThatThrownBy(house::verify)
                .isInstanceOf(Violations.class)
                .hasMessageContaining("Module 'attic' depends on module 'cellar'")
                .hasMessageContaining("Allowed targets: none");
    }

    @Test
    void aFhirModelTypeOutsideItsRoomsIsReported() {
        assertThat(broken(RULES.fhirModelTypesStayInFhirAndAudit()))
                .isNotEmpty()
                .allMatch(line -> line.contains("CoalManager"));
        assertThat(broken(RULES.inAuditOnlyTheEventWriterKnowsFhirModelTypes()))
                .isNotEmpty()
                .allMatch(line -> line.contains("Diary"));
    }

    @Test
    void aTypeOfTheModelLibraryOutsideItsRoomIsReported() {
        assertThat(broken(RULES.langChainTypesStayInLlm())).isNotEmpty().allMatch(line -> line.contains("CoalManager"));
    }

    @Test
    void aScoreThatAsksAModelOrAClockIsReported() {
        assertThat(broken(RULES.calculatorsNeverMeetTheModelNorAClock()))
                .anyMatch(line -> line.contains("AsksTheModel"))
                .anyMatch(line -> line.contains("LooksAtTheClock.now"))
                .anyMatch(line -> line.contains("LooksAtTheClock.today"))
                .anyMatch(line -> line.contains("LooksAtTheClock.ticks"));
    }

    @Test
    void aNameThatSaysNothingIsReported() {
        assertThat(broken(RULES.namesSayWhatThingsAre()))
                .singleElement()
                .asString()
                .contains("CoalManager");
    }

    @Test
    void whatIsPrintedInsteadOfLoggedIsReported() {
        assertThat(broken(RULES.nobodyPrintsAStackTrace()))
                .singleElement()
                .asString()
                .contains("CoalManager.report");
        assertThat(broken(RULES.onlyCommandsWriteToTheConsole()))
                .singleElement()
                .asString()
                .contains("CoalManager.say");
    }

    @Test
    void aPackageWithoutDoorPlateIsReported(@TempDir Path sources) throws IOException {
        file(sources, "good/package-info.java", "@NullMarked package good;");
        file(sources, "good/Room.java", "");
        file(sources, "bare/Room.java", "");
        file(sources, "unmarked/package-info.java", "package unmarked;");

        assertThat(HouseRules.withoutDoorPlate(sources))
                .extracting(folder -> folder.getFileName().toString())
                .containsExactlyInAnyOrder("bare", "unmarked");
    }

    @Test
    void aMessageCodeThatStandsTwiceIsReported(@TempDir Path sources) throws IOException {
        file(sources, "One.java", "\"CSL-0001 one\" \"CSL-0002 two\"");
        file(sources, "Two.java", "\"CSL-0002 another\"");

        assertThat(HouseRules.messageCodes(sources).get("CSL-0001")).hasSize(1);
        assertThat(HouseRules.messageCodes(sources).get("CSL-0002")).hasSize(2);
    }

    @Test
    void aFileThatIsNotFormattedIsReported() throws Exception {
        assertThat(FormatTest.formatted("class  A{}")).isNotEqualTo("class  A{}");
    }

    private static void file(Path folder, String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
