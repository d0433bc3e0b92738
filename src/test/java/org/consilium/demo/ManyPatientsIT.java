package org.consilium.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.consilium.hook.protocol.Schemas;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;

/**
 * Patients from a folder of FHIR bundles outside the project ({@code -Dconsilium.test.patients=FOLDER}): every one must
 * be answered by every service on every hook, with an answer that follows the published schema.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:many;DB_CLOSE_DELAY=-1",
            "consilium.llm.provider=none",
            "consilium.security.public-base-url=http://localhost:8080"
        })
@ActiveProfiles("try")
@DirtiesContext
class ManyPatientsIT {
    @Autowired
    private DemoPatients patients;

    @Autowired
    private HookFirer firer;

    @Test
    void everyPatientOfTheFolderIsAnsweredByTheSchema() throws IOException {
        String folder = System.getProperty("consilium.test.patients", "");
        assumeThat(folder).as("-Dconsilium.test.patients names a folder").isNotEmpty();
        List<String> faults = new ArrayList<>();
        Map<String, Integer> cards = new TreeMap<>();
        List<Path> bundles;
        try (var files = Files.walk(Path.of(folder))) {
            bundles = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        for (Path bundle : bundles) {
            DemoPatient patient = patients.add(Files.readAllBytes(bundle), true);
            for (String hook : TryPage.HOOKS) {
                for (HookFirer.Exchange exchange : firer.fire(patient, hook)) {
                    check(bundle, hook, exchange, faults);
                    cards.merge(
                            exchange.service(),
                            exchange.response().path("cards").size(),
                            Integer::sum);
                }
            }
        }
        System.out.println(bundles.size() + " patients, cards by service: " + cards);
        assertThat(bundles).isNotEmpty();
        assertThat(faults).as("answers that are refused or break the schema").isEmpty();
    }

    private static void check(Path bundle, String hook, HookFirer.Exchange exchange, List<String> faults) {
        String what = bundle.getFileName() + " " + hook + " " + exchange.service() + ": ";
        if (exchange.status() != 200) {
            faults.add(what + exchange.status() + " "
                    + exchange.response()
                            .path("issue")
                            .path(0)
                            .path("diagnostics")
                            .asString(""));
            return;
        }
        Schemas.response(exchange.response()).forEach(fault -> faults.add(what + fault));
    }
}
