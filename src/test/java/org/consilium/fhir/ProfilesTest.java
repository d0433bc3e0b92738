package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.fixtures.FhirValidation;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.MetadataResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The artefacts of fhir-profiles/: source and JSON say the same, and drafts are as their profiles say. */
class ProfilesTest {
    private static final Path SOURCE = Path.of("fhir-profiles/input/fsh");
    private static final String CALCULATION = "consilium-calculation";
    private static final String DIAGNOSIS = "consilium-provisional-diagnosis";
    private static final Pattern ARTEFACT = Pattern.compile(
            "(?m)^(Profile|ValueSet|CodeSystem|Instance): *(\\S+)(?:\\R(?:Parent|InstanceOf): *(\\S+))?(?:\\RId: *(\\S+))?");
    private static final Pattern CODE = Pattern.compile("(?m)^\\* (?:\\$\\w+)?#(\\S+)");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^Expression: \"(.*)\"$");

    private static List<MatchResult> inSource(Pattern pattern) throws IOException {
        List<MatchResult> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.sorted().toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found::add);
            }
        }
        return found;
    }

    private static String allJson() throws IOException {
        var all = new StringBuilder();
        try (Stream<Path> files = Files.list(FhirValidation.ARTEFACTS)) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }

    private static String place(MatchResult written) {
        String type = switch (written.group(1)) {
            case "Profile" -> "StructureDefinition";
            case "Instance" -> written.group(3);
            default -> written.group(1);
        };
        return type + "/" + (written.group(4) == null ? written.group(2) : written.group(4));
    }

    static List<IBaseResource> artefacts() {
        return FhirValidation.artefacts();
    }

    @Test
    void sourceAndJsonHoldTheSameArtefacts() throws IOException {
        assertThat(artefacts())
                .extracting(artefact -> ((MetadataResource) artefact).getUrl())
                .containsExactlyInAnyOrderElementsOf(inSource(ARTEFACT).stream()
                        .map(written -> "https://consilium.org/fhir/" + place(written))
                        .toList());
    }

    @Test
    void everyRuleAndCodeOfTheSourceIsInTheJson() throws IOException {
        String json = allJson();
        assertThat(inSource(EXPRESSION))
                .isNotEmpty()
                .allSatisfy(written -> assertThat(json).contains("\"expression\": \"" + written.group(1) + "\""));
        assertThat(inSource(CODE))
                .isNotEmpty()
                .allSatisfy(written -> assertThat(json).contains("\"code\": \"" + written.group(1) + "\""));
    }

    @ParameterizedTest
    @MethodSource("artefacts")
    void everyArtefactIsValidAndGoesIntoTheProduct(IBaseResource artefact) throws IOException {
        var resource = (MetadataResource) artefact;
        assertThat(FhirValidation.faults(ca.uhn.fhir.context.FhirContext.forR4Cached()
                        .newJsonParser()
                        .encodeResourceToString(artefact)))
                .isEmpty();
        assertThat(getClass()
                        .getResource("/fhir-profiles/fsh-generated/resources/" + resource.fhirType() + "-"
                                + resource.getIdElement().getIdPart() + ".json"))
                .isNotNull();
    }

    @Test
    void everyDraftIsAsItsProfileSays() {
        assertThat(FhirValidation.faults(
                        DraftEncoder.json(DraftEncoderTest.calculated("2026-11-19", "2026-11-19")), CALCULATION))
                .isEmpty();
        assertThat(FhirValidation.faults(
                        DraftEncoder.json(DraftEncoderTest.calculated("2026-11-18", "2026-11-19T06:10:00Z")),
                        CALCULATION))
                .isEmpty();
        for (boolean byModel : new boolean[] {true, false}) {
            assertThat(FhirValidation.faults(DraftEncoder.json(DraftEncoderTest.provisional(byModel)), DIAGNOSIS))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"status\":\"preliminary\"            | \"status\":\"unknown\"                  | status",
                "\"derivedFrom\":[                     | \"hasMember\":[                         | derivedFrom",
                "\"issued\":\"2026-11-20T08:00:00.123Z\",|                                       | issued",
                "\"system\":\"http://unitsofmeasure.org\" | \"system\":\"urn:x\"                 | system",
                "{\"resourceType\":\"Observation\"     | {\"resourceType\":\"Observation\",\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ObservationValue\",\"code\":\"AIAST\"}]} | cal-1"
            })
    void aResultThatBreaksARuleOfItsProfileIsFound(String part, String instead, String rule) {
        String good = DraftEncoder.json(DraftEncoderTest.calculated("2026-11-19", "2026-11-19"));
        assertThat(good).contains(part);

        assertThat(FhirValidation.faults(good.replace(part, instead == null ? "" : instead), CALCULATION))
                .anyMatch(fault -> fault.contains(rule));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provisional          | confirmed                                  | verificationStatus",
                "encounter-diagnosis  | problem-list-item                          | category",
                "\"detail\"           | \"extension\":[{\"url\":\"urn:x\",\"valueBoolean\":true}],\"id\" | evidence",
            })
    void aDiagnosisThatBreaksARuleOfItsProfileIsFound(String part, String instead, String rule) {
        String good = DraftEncoder.json(DraftEncoderTest.provisional(true));
        assertThat(good).contains(part);

        assertThat(FhirValidation.faults(good.replace(part, instead), DIAGNOSIS))
                .anyMatch(fault -> fault.contains(rule));
    }

    @Test
    void whatAModelTookPartInNamesItsFacts() {
        String good = DraftEncoder.json(DraftEncoderTest.provisional(true));
        String bare = good.substring(0, good.indexOf(",\"evidence\"")) + "}";

        assertThat(FhirValidation.faults(bare, DIAGNOSIS)).anyMatch(fault -> fault.contains("dia-1"));
    }
}
