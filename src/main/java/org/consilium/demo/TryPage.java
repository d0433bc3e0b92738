package org.consilium.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.consilium.fhir.ReadFailure;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The Try it page: choose a patient, fire a hook, read the cards as an EHR shows them, and what went over the wire. */
@Controller
@Profile("try")
class TryPage {
    static final List<String> HOOKS =
            List.of("patient-view", "order-select", "order-sign", "encounter-start", "encounter-discharge");
    private static final JsonMapper JSON = new JsonMapper();

    private final DemoPatients patients;
    private final HookFirer firer;
    private final Clock clock;

    TryPage(DemoPatients patients, HookFirer firer, Clock clock) {
        this.patients = patients;
        this.firer = firer;
        this.clock = clock;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/try";
    }

    @GetMapping("/try")
    String list(Model model) {
        model.addAttribute("patients", patients.all());
        return "try";
    }

    @GetMapping("/try/{patient}")
    String patient(@PathVariable String patient, Model model) {
        model.addAttribute("patients", patients.all());
        model.addAttribute("chosen", named(patient));
        model.addAttribute("hooks", HOOKS);
        model.addAttribute(
                "base", ServletUriComponentsBuilder.fromCurrentContextPath().toUriString());
        return "try";
    }

    /** Fires one hook at every service that listens to it. */
    @PostMapping("/try/{patient}/fire")
    String fire(@PathVariable String patient, @RequestParam String hook, Model model) {
        if (!HOOKS.contains(hook)) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "CSL-0715 this page does not fire that hook");
        }
        DemoPatient chosen = named(patient);
        model.addAttribute("chosen", chosen);
        model.addAttribute("hook", hook);
        model.addAttribute(
                "answers", firer.fire(chosen, hook).stream().map(Answer::of).toList());
        return "answers :: answers";
    }

    /** The record of a demo patient, for curl: a Bundle whose dates are moved to today. */
    @GetMapping(path = "/try/{patient}/bundle.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String bundle(@PathVariable String patient) {
        return JSON.writeValueAsString(named(patient).bundle());
    }

    /** The request that the page would send, for curl. */
    @GetMapping(path = "/try/{patient}/{hook}/{service}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    String request(@PathVariable String patient, @PathVariable String hook, @PathVariable String service) {
        return firer.requestFor(named(patient), hook, service)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "CSL-0716 no such service listens to that hook"));
    }

    /** A bundle dropped on the page. */
    @PostMapping(path = "/try/bundle", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, String> drop(@RequestBody byte[] bundle, @RequestParam(defaultValue = "true") boolean upToDate) {
        return Map.of("page", "/try/" + patients.add(bundle, upToDate).id());
    }

    /** A card is set aside, sent as an EHR sends it. */
    @PostMapping("/try/feedback")
    String feedback(@RequestParam String service, @RequestParam String card, @RequestParam String reason, Model model) {
        Map<String, Object> override = reason.isEmpty()
                ? Map.of()
                : Map.of("overrideReason", Map.of("reason", Map.of("code", reason, "system", OVERRIDE_SYSTEM)));
        return sent(service, card, "overridden", override, model);
    }

    /** A suggestion is taken up. An EHR would also create its resource; this page has no record to create it in. */
    @PostMapping("/try/accepted")
    String accepted(
            @RequestParam String service, @RequestParam String card, @RequestParam String suggestion, Model model) {
        return sent(service, card, "accepted", Map.of("acceptedSuggestions", List.of(Map.of("id", suggestion))), model);
    }

    private String sent(String service, String card, String outcome, Map<String, Object> details, Model model) {
        Map<String, Object> entry = new HashMap<>(details);
        entry.put("card", card);
        entry.put("outcome", outcome);
        entry.put("outcomeTimestamp", clock.instant().toString());
        model.addAttribute("status", firer.feedback(service, Map.of("feedback", List.of(entry))));
        return "answers :: thanks";
    }

    private static final String OVERRIDE_SYSTEM = "https://consilium.org/fhir/CodeSystem/override-reason";

    @ExceptionHandler({DemoPatients.NotABundle.class, ReadFailure.class})
    ResponseEntity<Map<String, String>> cannotUse(RuntimeException refused) {
        return ResponseEntity.badRequest().body(Map.of("message", String.valueOf(refused.getMessage())));
    }

    @ExceptionHandler(IOException.class)
    ResponseEntity<Map<String, String>> brokenUpload() {
        return ResponseEntity.badRequest().body(Map.of("message", "CSL-0717 the bundle did not arrive whole"));
    }

    private DemoPatient named(String id) {
        return patients.named(id)
                .orElseThrow(() ->
                        new ResponseStatusException(HttpStatus.NOT_FOUND, "CSL-0718 there is no such demo patient"));
    }

    /** One service's answer as the page shows it. */
    record Answer(
            String service,
            String title,
            String url,
            int status,
            long millis,
            List<ShownCard> cards,
            String request,
            String response) {
        static Answer of(HookFirer.Exchange exchange) {
            JsonNode body = exchange.response();
            return new Answer(
                    exchange.service(),
                    exchange.title(),
                    exchange.url(),
                    exchange.status(),
                    exchange.millis(),
                    body.path("cards").valueStream().map(ShownCard::of).toList(),
                    exchange.request(),
                    body.toPrettyString());
        }
    }
}
