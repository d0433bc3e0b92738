package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.inside;
import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;
import static org.consilium.hook.conformance.Check.should;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.consilium.hook.prefetch.Tokens;
import org.consilium.hook.protocol.Hook;
import org.consilium.hook.protocol.Schemas;
import tools.jackson.databind.JsonNode;

/** Points D: discovery. */
final class DiscoveryChecks {
    private static final Pattern PLAIN_QUERY = Pattern.compile("[A-Z][A-Za-z]+(/\\S+|\\?\\S*)?");
    private static final Pattern RICH = Pattern.compile("(_include|_revinclude|_has|_filter|[?&][^=]*:(?!in=))");

    private DiscoveryChecks() {}

    static List<Check> all() {
        return List.of(
                must("D1", "GET /cds-services is a JSON object with services", DiscoveryChecks::isDiscovery),
                must("D2", "hook, description, id; URL-safe ids", target -> each(target, DiscoveryChecks::isDescribed)),
                inside("D3", "an empty list with every service off", "needs the settings of the service"),
                must(
                        "D4",
                        "nothing null or empty",
                        target -> Outcome.none(
                                Schemas.discovery(target.discovery().json()), "schema")),
                must("D5", "prefetch tokens fit their hook", target -> each(target, DiscoveryChecks::tokensFit)),
                should("D6", "plain queries only", target -> each(target, DiscoveryChecks::isPlain)),
                must("D7", "every id answers", DiscoveryChecks::idsAnswer),
                must("D8", "an id once for each hook", DiscoveryChecks::idOncePerHook),
                should("D9", "version and usageRequirements", target -> each(target, DiscoveryChecks::saysVersion)),
                open("D10", "other methods: 405 with Allow", DiscoveryChecks::otherMethods),
                open("D11", "with a slash at the end: 200 or 404", target -> {
                    int status = target.send(target.at("/cds-services/").GET()).status();
                    return Outcome.of(status == 200 || status == 404, "status " + status);
                }),
                open(
                        "D12",
                        "a JWT on discovery is accepted",
                        target -> target.signer().isEmpty()
                                ? new Outcome.Skipped("needs --key")
                                : Outcome.status(
                                        target.send(
                                                target.signed("/cds-services").GET()),
                                        200)),
                open(
                        "D13",
                        "an unknown service: 404",
                        target -> Outcome.status(
                                target.send(target.signed("/cds-services/no-such-service")
                                        .POST(BodyPublishers.ofString(
                                                target.request().toString()))),
                                404)));
    }

    private static Outcome isDiscovery(Target target) {
        Answer answer = target.discovery();
        return Outcome.status(answer, 200)
                .and(() -> Outcome.of(answer.isJson(), "Content-Type " + answer.header("Content-Type")))
                .and(() -> Outcome.of(answer.json().path("services").isArray(), "no array 'services'"));
    }

    private static Outcome each(Target target, java.util.function.Function<JsonNode, Outcome> check) {
        List<Supplier<Outcome>> outcomes = new ArrayList<>();
        target.services().forEach(service -> outcomes.add(() -> check.apply(service)));
        return Outcome.all(outcomes);
    }

    private static Outcome isDescribed(JsonNode service) {
        boolean described = List.of("hook", "description", "id").stream()
                .noneMatch(member -> service.path(member).asString("").isBlank());
        return Outcome.of(described, "a service lacks hook, description or id")
                .and(() -> Outcome.of(
                        service.path("id").asString("").matches("[A-Za-z0-9._~-]+"), "an id is not URL-safe"));
    }

    private static Outcome tokensFit(JsonNode service) {
        return Hook.named(service.path("hook").asString(""))
                .map(hook -> Outcome.of(
                        service.path("prefetch").valueStream().allMatch(query -> Tokens.fit(query.asString(""), hook)),
                        "a token that " + hook.name() + " does not have"))
                .orElseGet(() -> new Outcome.Skipped("a hook that is not in the library"));
    }

    private static Outcome isPlain(JsonNode service) {
        return Outcome.of(
                service.path("prefetch")
                        .valueStream()
                        .map(query -> query.asString(""))
                        .allMatch(query -> PLAIN_QUERY.matcher(query).matches()
                                && !RICH.matcher(query).find()),
                "a query that clients need not support");
    }

    private static Outcome idsAnswer(Target target) {
        return each(target, service -> {
            Answer answer = target.send(
                    target.signed("/cds-services/" + service.path("id").asString())
                            .POST(BodyPublishers.ofString("{}")));
            return Outcome.of(answer.status() != 404, "404 for an advertised id");
        });
    }

    private static Outcome idOncePerHook(Target target) {
        Set<String> seen = new HashSet<>();
        return each(
                target,
                service -> Outcome.of(
                        seen.add(service.path("id").asString() + " "
                                + service.path("hook").asString()),
                        "the same id twice for one hook"));
    }

    private static Outcome saysVersion(JsonNode service) {
        return Outcome.of(service.has("version"), "no version")
                .and(() -> Outcome.of(service.has("usageRequirements"), "no usageRequirements"));
    }

    private static Outcome otherMethods(Target target) {
        return Outcome.all(List.of("POST", "PUT", "DELETE").stream()
                .<Supplier<Outcome>>map(method -> () -> {
                    Answer answer = target.send(target.at("/cds-services").method(method, BodyPublishers.noBody()));
                    return Outcome.status(answer, 405)
                            .and(() -> Outcome.of(answer.header("Allow").contains("GET"), "no Allow: GET"));
                })
                .toList());
    }
}
