package org.consilium;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The nevers of a house, by the package under which its rooms are: the real one is held to them by {@link HouseTest}, a
 * wrong one shows in {@link GuardsFailOnPurposeTest} that each can be broken.
 */
record HouseRules(String base) {
    private static final String[] FHIR_MODEL = {"org.hl7.fhir..", "ca.uhn.."};
    private static final Pattern CODE = Pattern.compile("\"[^\"]*?(CSL-\\d{4})");

    private static final DescribedPredicate<JavaClass> CLOCK = describe(
            "a clock",
            type -> type.getPackageName().equals("java.time") || type.getName().equals("java.lang.System"));

    private String room(String name) {
        return base + "." + name + "..";
    }

    ArchRule fhirModelTypesStayInFhirAndAudit() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(room("fhir"), room("audit"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FHIR_MODEL);
    }

    ArchRule inAuditOnlyTheEventWriterKnowsFhirModelTypes() {
        return noClasses()
                .that()
                .resideInAPackage(room("audit"))
                .and(describe(
                        "are not the AuditEvent writer",
                        type -> !type.getName().startsWith(base + ".audit.AuditEventWriter")))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(FHIR_MODEL)
                .allowEmptyShould(true);
    }

    ArchRule langChainTypesStayInLlm() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(room("llm"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.langchain4j..", "de.kherud..");
    }

    ArchRule calculatorsNeverMeetTheModelNorAClock() {
        return noClasses()
                .that()
                .resideInAnyPackage(room("calculator"), room("expression"), room("selection"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(room("llm"), "java.net.http..")
                .orShould()
                .callMethodWhere(target(nameMatching("now|system.*|currentTimeMillis|nanoTime|millis|instant"))
                        .and(target(owner(CLOCK))));
    }

    ArchRule namesSayWhatThingsAre() {
        return classes().should().haveNameNotMatching(".*(Util|Utils|Helper|Manager|Impl|Common|DTO|Dto|Info)$");
    }

    ArchRule nobodyPrintsAStackTrace() {
        return noClasses()
                .should()
                .callMethodWhere(target(name("printStackTrace")).and(target(owner(assignableTo(Throwable.class)))));
    }

    /** What a command prints is for its caller; a room has the log. */
    ArchRule onlyCommandsWriteToTheConsole() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(base, room("evaluation"), room("demo"), base + ".llm.worker..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err");
    }

    /** Folders with sources but without a package-info.java that is @NullMarked. */
    static List<Path> withoutDoorPlate(Path sources) {
        return walk(sources).stream()
                .filter(Files::isDirectory)
                .filter(folder ->
                        list(folder).stream().anyMatch(file -> file.toString().endsWith(".java")))
                .filter(folder -> !isMarked(folder.resolve("package-info.java")))
                .toList();
    }

    private static boolean isMarked(Path plate) {
        return Files.exists(plate) && text(plate).contains("@NullMarked");
    }

    /** Each message code with the files in which it stands, once for each time. */
    static Map<String, List<String>> messageCodes(Path sources) {
        Map<String, List<String>> places = new TreeMap<>();
        walk(sources).stream()
                .filter(file -> file.toString().endsWith(".java"))
                .forEach(file -> CODE.matcher(text(file))
                        .results()
                        .forEach(found -> places.computeIfAbsent(found.group(1), code -> new ArrayList<>())
                                .add(file.getFileName().toString())));
        return places;
    }

    private static List<Path> walk(Path folder) {
        try (var paths = Files.walk(folder)) {
            return paths.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> list(Path folder) {
        try (var paths = Files.list(folder)) {
            return paths.toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
