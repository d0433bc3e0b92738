package org.consilium.hook.protocol;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.consilium.chart.PatientId;
import tools.jackson.databind.JsonNode;

/** Checks the context of a call against the hook's definition; what the definition does not name is kept and ignored. */
final class ContextReader {
    private static final Pattern TYPE = Pattern.compile("[A-Za-z]{1,64}/");

    private ContextReader() {}

    static HookContext read(Hook hook, JsonNode context) {
        for (ContextField field : hook.fields()) {
            JsonNode value = context.path(field.name());
            if (isAbsent(value)) {
                if (field.required()) {
                    throw Refused.badRequest("CSL-0221 " + path(field) + " is required by the hook " + hook.name());
                }
            } else {
                check(field, value);
            }
        }
        checkSelections(context);
        return new HookContext(new PatientId(context.path("patientId").asString()), context);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull() || (value.isContainer() && value.isEmpty());
    }

    private static void check(ContextField field, JsonNode value) {
        switch (field.kind()) {
            case ID ->
                require(isId(value), field, "the id of a resource (1 to 64 of A-Z a-z 0-9 - . and neither . nor ..)");
            case USER, REFERENCE -> require(isReference(value), field, "a reference as ResourceType/id");
            case REFERENCES -> require(all(value, ContextReader::isReference), field, "an array of ResourceType/id");
            case BUNDLE -> require(isResource(value) && isBundle(value), field, "a FHIR Bundle");
            case RESOURCE -> require(isResource(value), field, "a FHIR resource");
            case RESOURCES -> require(all(value, ContextReader::isResource), field, "an array of FHIR resources");
        }
    }

    private static void require(boolean holds, ContextField field, String wanted) {
        if (!holds) {
            throw Refused.badRequest("CSL-0222 " + path(field) + " must be " + wanted);
        }
    }

    private static String path(ContextField field) {
        return "context." + field.name();
    }

    private static boolean all(JsonNode array, java.util.function.Predicate<JsonNode> holds) {
        return array.isArray() && array.valueStream().allMatch(holds);
    }

    private static boolean isId(JsonNode value) {
        return value.stringValueOpt().filter(PatientId::isValid).isPresent();
    }

    private static boolean isReference(JsonNode value) {
        return value.stringValueOpt().filter(ContextReader::isReference).isPresent();
    }

    private static boolean isReference(String text) {
        int id = text.indexOf('/') + 1;
        return TYPE.matcher(text.substring(0, id)).matches() && PatientId.isValid(text.substring(id));
    }

    private static boolean isResource(JsonNode value) {
        return value.isObject() && value.path("resourceType").isString();
    }

    private static boolean isBundle(JsonNode value) {
        return "Bundle".equals(value.path("resourceType").asString(""));
    }

    /** The orders in focus must be among those that were sent, or the reasoning would look at nothing. */
    private static void checkSelections(JsonNode context) {
        JsonNode selections = context.path("selections");
        JsonNode orders = context.path("draftOrders");
        if (!selections.isArray() || !orders.isObject()) {
            return;
        }
        Set<String> drafted = references(orders);
        if (!selections.valueStream().map(JsonNode::asString).allMatch(drafted::contains)) {
            throw Refused.badRequest("CSL-0223 every entry of context.selections must be in context.draftOrders");
        }
    }

    private static Set<String> references(JsonNode bundle) {
        var references = new HashSet<String>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            references.add(resource.path("resourceType").asString("") + "/"
                    + resource.path("id").asString(""));
        }
        return references;
    }
}
