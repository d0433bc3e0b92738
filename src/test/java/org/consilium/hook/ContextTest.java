package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.consilium.chart.Finding;
import org.consilium.hook.protocol.ContextField;
import org.consilium.hook.protocol.Hook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Checklist H: the context of each hook. */
class ContextTest extends HookTest {

    static Stream<Arguments> requiredFields() {
        return CdsService.CHART_HOOKS.stream()
                .flatMap(hook -> hook.fields().stream()
                        .filter(ContextField::required)
                        .map(field -> Arguments.of(hook.name(), field.name())));
    }

    @ParameterizedTest
    @MethodSource("requiredFields")
    void h1_to_h9_withoutARequiredFieldItIsRefusedAndTheFieldIsNamed(String hook, String field) {
        ObjectNode request = complete(hook);
        context(request).remove(field);
        call(DIAGNOSIS, request).hasStatus(400).says("context." + field);
    }

    @Test
    void h10_aUserWithoutTypeIsRefused() {
        ObjectNode request = complete("patient-view");
        context(request).put("userId", "123");
        call(DIAGNOSIS, request).hasStatus(400).says("context.userId");
        context(request).put("userId", "PractitionerRole/A2340113");
        call(DIAGNOSIS, request).isAnswer();
    }

    @Test
    void h11_draftOrdersThatAreNoBundleAreRefused() {
        for (String hook : List.of("order-select", "order-sign")) {
            ObjectNode request = complete(hook);
            context(request).set("draftOrders", tree("{\"resourceType\":\"MedicationRequest\",\"id\":\"o1\"}"));
            call(DIAGNOSIS, request).hasStatus(400).says("context.draftOrders");
        }
    }

    @Test
    void h12_aSelectionThatWasNotDraftedIsRefused() {
        ObjectNode request = complete("order-select");
        context(request).putArray("selections").add("MedicationRequest/unknown");
        call(DIAGNOSIS, request).hasStatus(400).says("context.selections");
    }

    @Test
    void h13_everyOptionalFieldMayBeLeftOut() {
        for (Hook hook : CdsService.CHART_HOOKS) {
            ObjectNode request = complete(hook.name());
            hook.fields().stream()
                    .filter(field -> !field.required())
                    .forEach(field -> context(request).remove(field.name()));
            call(DIAGNOSIS, request).isAnswer();
        }
    }

    @Test
    void h14_unknownFieldsAreIgnored() {
        ObjectNode request = complete("patient-view");
        context(request).put("department", 17);
        call(DIAGNOSIS, request).isAnswer();
    }

    @Test
    void h15_theOrderInFocusIsToldApartFromOldDrafts() {
        ObjectNode request = complete("order-select");
        call(CALCULATIONS, request).isAnswer();

        assertThat(Bedside.SEEN.get("h").ofKind(Finding.Medication.class, medication -> true))
                .extracting(medication -> medication.source().reference() + " " + medication.state())
                .containsExactlyInAnyOrder("MedicationRequest/o1 SELECTED", "MedicationRequest/old DRAFT");
    }

    /** A call of this hook with every field that it knows. */
    private static ObjectNode complete(String hook) {
        ObjectNode request = patientView("h");
        request.put("hook", hook);
        context(request).put("encounterId", "e1");
        if (hook.startsWith("order-")) {
            context(request).set("draftOrders", tree("""
                {"resourceType":"Bundle","type":"collection","entry":[
                 {"resource":{"resourceType":"MedicationRequest","id":"o1","status":"draft","intent":"order",
                  "subject":{"reference":"Patient/h"},"medicationCodeableConcept":{"text":"Ibuprofen"}}},
                 {"resource":{"resourceType":"MedicationRequest","id":"old","status":"draft","intent":"order",
                  "subject":{"reference":"Patient/h"},"medicationCodeableConcept":{"text":"Warfarin"}}}]}\
                """));
        }
        if (hook.equals("order-select")) {
            context(request).putArray("selections").add("MedicationRequest/o1");
        }
        return request;
    }
}
