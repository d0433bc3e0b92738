package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.inside;
import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.consilium.hook.protocol.ContextField;
import org.consilium.hook.protocol.Hook;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Points H: the context of each hook that is served. */
final class ContextChecks {
    private ContextChecks() {}

    static List<Check> all() {
        return List.of(
                must("H1-H9", "each required field of each served hook", ContextChecks::requiredFields),
                must("H10", "a userId without type: 400", target -> {
                    ObjectNode request = target.request();
                    Target.member(request, "context").put("userId", "123");
                    return Outcome.status(target.post(request), 400);
                }),
                must(
                        "H11",
                        "draftOrders no Bundle: 400",
                        target -> onOrders(
                                target,
                                "order-sign",
                                request -> Target.member(request, "context")
                                        .set(
                                                "draftOrders",
                                                Target.JSON.readTree("{\"resourceType\":\"ServiceRequest\"}")))),
                open(
                        "H12",
                        "a selection that was not drafted: 400",
                        target -> onOrders(
                                target,
                                "order-select",
                                request -> Target.member(request, "context")
                                        .putArray("selections")
                                        .add("ServiceRequest/none"))),
                must("H13", "optional fields left out: 200", ContextChecks::optionalFields),
                must("H14", "unknown fields: 200", target -> {
                    ObjectNode request = target.request();
                    Target.member(request, "context").put("somethingNew", 1);
                    return Outcome.status(target.post(request), 200);
                }),
                inside("H15", "the selected order is looked at first", "needs the inside of the service"));
    }

    private static List<JsonNode> served(Target target) {
        String id = target.service().path("id").asString();
        return target.services().stream()
                .filter(service -> id.equals(service.path("id").asString()))
                .filter(service -> Hook.named(service.path("hook").asString()).isPresent())
                .toList();
    }

    private static Outcome requiredFields(Target target) {
        List<Supplier<Outcome>> outcomes = new ArrayList<>();
        for (JsonNode service : served(target)) {
            for (ContextField field : Hook.of(service.path("hook").asString()).fields()) {
                if (field.required()) {
                    outcomes.add(() -> withoutField(target, service, field));
                }
            }
        }
        return Outcome.all(outcomes);
    }

    private static Outcome withoutField(Target target, JsonNode service, ContextField field) {
        ObjectNode request = target.request(service);
        Target.member(request, "context").remove(field.name());
        Answer answer = target.post(request);
        return Outcome.of(
                answer.status() == 400,
                service.path("hook").asString() + " without " + field.name() + ": status " + answer.status());
    }

    private static Outcome optionalFields(Target target) {
        return Outcome.all(served(target).stream()
                .<Supplier<Outcome>>map(service -> () -> {
                    ObjectNode request = target.request(service);
                    Hook.of(service.path("hook").asString()).fields().stream()
                            .filter(field -> !field.required())
                            .forEach(field -> Target.member(request, "context").remove(field.name()));
                    return Outcome.status(target.post(request), 200);
                })
                .toList());
    }

    private static Outcome onOrders(Target target, String hook, java.util.function.Consumer<ObjectNode> spoil) {
        return served(target).stream()
                .filter(service -> hook.equals(service.path("hook").asString()))
                .findFirst()
                .map(service -> {
                    ObjectNode request = target.request(service);
                    spoil.accept(request);
                    return Outcome.status(target.post(request), 400);
                })
                .orElseGet(() -> new Outcome.Skipped("the service is not on " + hook));
    }
}
