package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.inside;
import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;
import static org.consilium.hook.conformance.Check.should;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Points P: prefetch, as far as they need no FHIR server. */
final class PrefetchChecks {
    private static final String NEEDS_SERVER = "needs a FHIR server on the service's list";
    private static final String OUTCOME =
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"exception\"}]}";

    private PrefetchChecks() {}

    static List<Check> all() {
        return Stream.of(fromP1(), fromP12()).flatMap(List::stream).toList();
    }

    private static List<Check> fromP1() {
        return List.of(
                inside("P1", "all keys present: no call to the FHIR server", NEEDS_SERVER),
                inside("P2", "a missing key is read with the token", NEEDS_SERVER),
                must("P3", "a required key missing, no server: 412", target -> required(target, Optional.empty())),
                inside("P4", "the same where the server says 401: 412", NEEDS_SERVER),
                must(
                        "P5",
                        "a key that is null is no data: 200",
                        target -> optional(target, Optional.of(Target.JSON.readTree("null")))),
                should(
                        "P6",
                        "an OperationOutcome: required 412, optional 200",
                        target -> required(target, Optional.of(Target.JSON.readTree(OUTCOME)))
                                .and(() -> optional(target, Optional.of(Target.JSON.readTree(OUTCOME))))),
                open(
                        "P7",
                        "a Bundle with an outcome entry only: 200",
                        target -> optional(
                                target,
                                Optional.of(Target.JSON.readTree(
                                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0,\"entry\":[{\"resource\":"
                                                + OUTCOME + ",\"search\":{\"mode\":\"outcome\"}}]}")))),
                inside("P8", "included entries are no matches", "needs the inside of the service"),
                inside("P9", "next links are followed, or said to be missing", NEEDS_SERVER),
                inside("P10", "a next link to another host is not followed", NEEDS_SERVER),
                must("P11", "an optional key missing, no server: 200", target -> optional(target, Optional.empty())));
    }

    private static List<Check> fromP12() {
        return List.of(
                open(
                        "P12",
                        "an empty prefetch: 412 where a key is required",
                        target -> target.patientKey()
                                .<Outcome>map(key -> {
                                    ObjectNode request = target.request();
                                    request.putObject("prefetch");
                                    return Outcome.status(target.post(request), 412);
                                })
                                .orElseGet(() -> new Outcome.Skipped("no key asks for the Patient"))),
                inside("P13", "tokens are filled from the context, URL-encoded", NEEDS_SERVER),
                inside("P14", "the access token is written nowhere", NEEDS_SERVER),
                inside("P15", "an expired token is not used", NEEDS_SERVER),
                inside("P16", "a slow or broken FHIR server", NEEDS_SERVER),
                open("P17", "unknown keys are ignored", target -> {
                    ObjectNode request = target.request();
                    if (!request.has("prefetch")) {
                        request.putObject("prefetch");
                    }
                    Target.member(request, "prefetch")
                            .set("somethingNew", Target.JSON.readTree("{\"resourceType\":\"Basic\"}"));
                    return Outcome.status(target.post(request), 200);
                }));
    }

    /** The Patient is taken for required: no service can say much without it. */
    private static Outcome required(Target target, Optional<JsonNode> value) {
        return target.patientKey()
                .map(key -> Outcome.status(target.post(with(target, key, value)), 412))
                .orElseGet(() -> new Outcome.Skipped("no key asks for the Patient"));
    }

    private static Outcome optional(Target target, Optional<JsonNode> value) {
        return target.searchKey()
                .map(key -> Outcome.status(target.post(with(target, key, value)), 200))
                .orElseGet(() -> new Outcome.Skipped("no key asks for a search"));
    }

    private static ObjectNode with(Target target, String key, Optional<JsonNode> value) {
        ObjectNode request = target.request();
        ObjectNode prefetch = Target.member(request, "prefetch");
        prefetch.remove(key);
        value.ifPresent(node -> prefetch.set(key, node));
        return request;
    }
}
