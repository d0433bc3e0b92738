package org.consilium.hook.protocol;

import static org.consilium.hook.protocol.ContextField.optional;
import static org.consilium.hook.protocol.ContextField.required;

import java.util.List;
import java.util.Optional;
import org.consilium.hook.protocol.ContextField.Kind;

/**
 * A hook of the CDS Hooks library: the point in the clinician's work at which the EHR asks, and the context it sends.
 *
 * @see <a href="https://cds-hooks.hl7.org/hooks/">HL7 CDS Hooks library</a>
 */
public record Hook(String name, String version, List<ContextField> fields) {
    private static final ContextField USER = required("userId", Kind.USER);
    private static final ContextField PATIENT = required("patientId", Kind.ID);
    private static final ContextField ENCOUNTER = optional("encounterId", Kind.ID);

    private static final List<Hook> LIBRARY = List.of(
            new Hook("patient-view", "1.0", List.of(USER, PATIENT, ENCOUNTER)),
            new Hook(
                    "order-select",
                    "1.0",
                    List.of(
                            USER,
                            PATIENT,
                            ENCOUNTER,
                            required("selections", Kind.REFERENCES).withoutToken(),
                            required("draftOrders", Kind.BUNDLE))),
            new Hook("order-sign", "1.0", List.of(USER, PATIENT, ENCOUNTER, required("draftOrders", Kind.BUNDLE))),
            new Hook(
                    "order-dispatch",
                    "1.1",
                    List.of(
                            PATIENT,
                            required("dispatchedOrders", Kind.REFERENCES),
                            required("performer", Kind.REFERENCE),
                            optional("fulfillmentTasks", Kind.RESOURCES))),
            new Hook(
                    "appointment-book",
                    "1.0",
                    List.of(USER, PATIENT, ENCOUNTER, required("appointments", Kind.BUNDLE))),
            new Hook("encounter-start", "1.0", List.of(USER, PATIENT, required("encounterId", Kind.ID))),
            new Hook("encounter-discharge", "1.0", List.of(USER, PATIENT, required("encounterId", Kind.ID))),
            new Hook(
                    "problem-list-item-create",
                    "0.1",
                    List.of(USER, PATIENT, ENCOUNTER, required("conditions", Kind.BUNDLE))),
            new Hook(
                    "allergyintolerance-create",
                    "0.1",
                    List.of(USER, PATIENT, ENCOUNTER, required("allergyIntolerance", Kind.RESOURCE))),
            new Hook(
                    "medication-refill",
                    "0.1",
                    List.of(PATIENT, required("medications", Kind.BUNDLE), optional("userId", Kind.USER), ENCOUNTER)));

    public Hook {
        fields = List.copyOf(fields);
    }

    /** All hooks of the library. */
    public static List<Hook> library() {
        return LIBRARY;
    }

    public static Optional<Hook> named(String name) {
        return LIBRARY.stream().filter(hook -> hook.name.equals(name)).findFirst();
    }

    /** A hook that the library must have; a service that names another one cannot start. */
    public static Hook of(String name) {
        return named(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("CSL-0200 no hook of this name in the library: " + name));
    }
}
