package org.consilium.calculator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.consilium.chart.PatientChart;
import org.consilium.fhir.ChartReader;
import org.consilium.fhir.GuardSettings;
import org.consilium.fhir.InputGuard;
import tools.jackson.databind.json.JsonMapper;

/**
 * A chart of a few lines (test-fixtures/scores), written out as FHIR and read as any record is. One line is one
 * resource: its kind, then "name=value" pairs; a value with blanks stands in double quotes, times count back from now.
 */
final class SmallChart {
    private static final Instant NOW = Charts.ANCHOR;
    private static final Pattern PAIR = Pattern.compile("([a-z]+)=(?:\"([^\"]*)\"|(\\S+))");
    private static final ChartReader READER = new ChartReader(new InputGuard(GuardSettings.defaults()), ZoneOffset.UTC);
    private static final Map<String, String> SYSTEMS = Map.of(
            "loinc", "http://loinc.org",
            "snomed", "http://snomed.info/sct",
            "icd10", "http://hl7.org/fhir/sid/icd-10-cm",
            "rxnorm", "http://www.nlm.nih.gov/research/umls/rxnorm");

    private final List<Map<String, Object>> entries = new ArrayList<>();

    private SmallChart() {}

    static PatientChart of(String born, String sex, List<String> lines) {
        var chart = new SmallChart();
        chart.add(Map.of("resourceType", "Patient", "id", "1", "birthDate", born, "gender", sex));
        lines.forEach(chart::read);
        byte[] bundle = JsonMapper.shared()
                .writeValueAsBytes(Map.of("resourceType", "Bundle", "type", "collection", "entry", chart.entries));
        return READER.readBundle(bundle, NOW).chart();
    }

    private void add(Map<String, Object> resource) {
        entries.add(Map.of("resource", resource));
    }

    private void read(String line) {
        String kind = line.substring(0, line.indexOf(' '));
        Map<String, String> words = new LinkedHashMap<>();
        Matcher pairs = PAIR.matcher(line);
        while (pairs.find()) {
            words.put(pairs.group(1), pairs.group(2) == null ? pairs.group(3) : pairs.group(2));
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("id", kind + "-" + entries.size());
        switch (kind) {
            case "observation" -> observation(resource, words);
            case "pressure" -> pressure(resource, words);
            case "condition" -> condition(resource, words);
            case "medication" -> medication(resource, words);
            case "procedure" -> procedure(resource, words);
            case "order" -> order(resource, words);
            case "encounter" -> encounter(resource, words);
            default -> throw new IllegalArgumentException("no kind of line is named " + kind);
        }
        add(resource);
    }

    private static void observation(Map<String, Object> resource, Map<String, String> words) {
        resource.put("resourceType", "Observation");
        resource.put("status", words.getOrDefault("status", "final"));
        resource.put("subject", subject());
        resource.put("code", concept(words));
        resource.put("effectiveDateTime", time(words, "at"));
        if (words.containsKey("answer")) {
            resource.put("valueCodeableConcept", Map.of("coding", List.of(coding(words.get("answer")))));
        } else if (words.containsKey("text")) {
            resource.put("valueString", words.get("text"));
        } else {
            resource.put("valueQuantity", quantity(words.get("value"), words.get("unit")));
        }
        if (words.containsKey("high")) {
            resource.put("referenceRange", List.of(Map.of("high", quantity(words.get("high"), words.get("unit")))));
        }
        if (words.containsKey("specimen")) {
            resource.put("specimen", Map.of("reference", "Specimen/" + words.get("specimen")));
        }
    }

    private static void pressure(Map<String, Object> resource, Map<String, String> words) {
        resource.put("resourceType", "Observation");
        resource.put("status", "final");
        resource.put("subject", subject());
        resource.put("code", Map.of("coding", List.of(coding("loinc|85354-9"))));
        resource.put("effectiveDateTime", time(words, "at"));
        resource.put(
                "component",
                List.of(component("8480-6", words.get("systolic")), component("8462-4", words.get("diastolic"))));
    }

    private static Map<String, Object> component(String loinc, String value) {
        return Map.of(
                "code",
                Map.of("coding", List.of(coding("loinc|" + loinc))),
                "valueQuantity",
                quantity(value, "mm[Hg]"));
    }

    private static void condition(Map<String, Object> resource, Map<String, String> words) {
        resource.put("resourceType", "Condition");
        resource.put("subject", subject());
        resource.put("code", concept(words));
        resource.put("clinicalStatus", status("condition-clinical", words.getOrDefault("status", "active")));
        resource.put("verificationStatus", status("condition-ver-status", words.getOrDefault("is", "confirmed")));
        if (words.containsKey("at")) {
            resource.put("onsetDateTime", time(words, "at"));
        }
    }

    private static void medication(Map<String, Object> resource, Map<String, String> words) {
        boolean stated = words.getOrDefault("kind", "ordered").equals("stated");
        resource.put("resourceType", stated ? "MedicationStatement" : "MedicationRequest");
        resource.put("status", words.getOrDefault("status", "active"));
        resource.put("intent", "order");
        resource.put("subject", subject());
        resource.put("medicationCodeableConcept", concept(words));
        resource.put(stated ? "effectiveDateTime" : "authoredOn", time(words, "at"));
        if (words.containsKey("dose")) {
            Map<String, Object> dosage = new LinkedHashMap<>();
            dosage.put("doseAndRate", List.of(Map.of("doseQuantity", quantity(words.get("dose"), words.get("unit")))));
            dosage.put(
                    "timing",
                    Map.of(
                            "repeat",
                            Map.of("frequency", Integer.valueOf(words.get("daily")), "period", 1, "periodUnit", "d")));
            if (words.containsKey("needed")) {
                dosage.put("asNeededBoolean", true);
            }
            resource.put(stated ? "dosage" : "dosageInstruction", List.of(dosage));
        }
    }

    private static void procedure(Map<String, Object> resource, Map<String, String> words) {
        resource.put("resourceType", "Procedure");
        resource.put("status", words.getOrDefault("status", "completed"));
        resource.put("subject", subject());
        resource.put("code", concept(words));
        if (words.containsKey("at")) {
            resource.put("performedDateTime", time(words, "at"));
        }
    }

    private static void order(Map<String, Object> resource, Map<String, String> words) {
        resource.put("resourceType", "ServiceRequest");
        resource.put("status", words.getOrDefault("status", "draft"));
        resource.put("intent", "order");
        resource.put("subject", subject());
        resource.put("code", concept(words));
    }

    private static void encounter(Map<String, Object> resource, Map<String, String> words) {
        resource.put("resourceType", "Encounter");
        resource.put("status", "in-progress");
        resource.put("subject", subject());
        resource.put(
                "class",
                Map.of("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode", "code", words.get("class")));
        resource.put("period", Map.of("start", time(words, "at")));
    }

    private static Map<String, Object> subject() {
        return Map.of("reference", "Patient/1");
    }

    private static Map<String, Object> status(String system, String code) {
        return Map.of(
                "coding", List.of(Map.of("system", "http://terminology.hl7.org/CodeSystem/" + system, "code", code)));
    }

    private static Map<String, Object> concept(Map<String, String> words) {
        Map<String, Object> concept = new LinkedHashMap<>();
        if (words.containsKey("code")) {
            concept.put("coding", List.of(coding(words.get("code"))));
        }
        if (words.containsKey("named")) {
            concept.put("text", words.get("named"));
        }
        return concept;
    }

    private static Map<String, Object> coding(String written) {
        String[] parts = written.split("\\|");
        return Map.of("system", SYSTEMS.get(parts[0]), "code", parts[1]);
    }

    private static Map<String, Object> quantity(String value, String unit) {
        Map<String, Object> quantity = new LinkedHashMap<>();
        quantity.put("value", new java.math.BigDecimal(value));
        if (!unit.isEmpty()) {
            quantity.put("unit", unit);
            quantity.put("system", "http://unitsofmeasure.org");
            quantity.put("code", unit);
        }
        return quantity;
    }

    private static String time(Map<String, String> words, String name) {
        String written = words.getOrDefault(name, "1h");
        long amount = Long.parseLong(written.replaceAll("[a-z]", ""));
        Duration ago = switch (written.replaceAll("[0-9]", "")) {
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            case "wk" -> Duration.ofDays(7 * amount);
            default -> throw new IllegalArgumentException("write a time as 30min, 2h, 3d or 5wk");
        };
        return NOW.minus(ago).toString();
    }
}
