package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.inside;
import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Points F and X: feedback, and what a browser needs. */
final class FeedbackChecks {
    private static final String AT = "\"outcomeTimestamp\":\"2026-11-22T09:12:00Z\"";

    private FeedbackChecks() {}

    static List<Check> all() {
        return Stream.of(fromF1(), fromF7()).flatMap(List::stream).toList();
    }

    private static List<Check> fromF1() {
        return List.of(
                must(
                        "F1",
                        "accepted: 200",
                        target -> Outcome.status(target.feedback(list(accepted(card(target)))), 200)),
                must(
                        "F2",
                        "overridden without reason: 200",
                        target -> Outcome.status(target.feedback(list(overridden(card(target), ""))), 200)),
                must(
                        "F3",
                        "overridden with reason and comment: 200",
                        target -> Outcome.status(
                                target.feedback(
                                        list(
                                                overridden(
                                                        card(target),
                                                        ",\"overrideReason\":{\"reason\":{\"code\":\"c\",\"system\":\"urn:x\"},\"userComment\":\"-\"}"))),
                                200)),
                must("F4", "several and repeated entries: 200", target -> {
                    String entry = overridden(card(target), "");
                    return Outcome.status(target.feedback(list(entry, accepted(card(target)), entry)), 200);
                }),
                must("F5", "incomplete: 400", FeedbackChecks::incomplete),
                open("F6", "overrideReasons and a card that is no UUID: 200", target -> {
                    int status = target.feedback(list(overridden("not-a-uuid", ",\"overrideReasons\":{}")))
                            .status();
                    return status == 200
                            ? new Outcome.Passed()
                            : new Outcome.Skipped("a matter of the client's dialect; status " + status);
                }));
    }

    private static List<Check> fromF7() {
        return List.of(
                open(
                        "F7",
                        "an unknown card: 200; an unknown service: 404",
                        target -> Outcome.status(
                                        target.feedback(list(
                                                overridden(UUID.randomUUID().toString(), ""))),
                                        200)
                                .and(() -> Outcome.status(
                                        target.send(target.signed("/cds-services/no-such-service/feedback")
                                                .POST(BodyPublishers.ofString(list(overridden("x", ""))))),
                                        404))),
                inside("F8", "the comment is kept in the audit only", "needs the inside of the service"),
                must("X1", "preflight of an allowed origin", FeedbackChecks::preflight),
                open(
                        "X3",
                        "no CORS for an unknown origin",
                        target -> Outcome.of(
                                target.send(target.at("/cds-services")
                                                .header("Origin", "https://unknown.example.org")
                                                .GET())
                                        .header("Access-Control-Allow-Origin")
                                        .isEmpty(),
                                "the origin is allowed")));
    }

    private static String card(Target target) {
        return target.cards().cards().stream()
                .map(card -> card.path("uuid").asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseGet(() -> UUID.randomUUID().toString());
    }

    private static String list(String... entries) {
        return "{\"feedback\":[" + String.join(",", entries) + "]}";
    }

    private static String accepted(String card) {
        return "{\"card\":\"" + card + "\",\"outcome\":\"accepted\",\"acceptedSuggestions\":[{\"id\":\""
                + UUID.randomUUID() + "\"}]," + AT + "}";
    }

    private static String overridden(String card, String more) {
        return "{\"card\":\"" + card + "\",\"outcome\":\"overridden\"," + AT + more + "}";
    }

    private static Outcome incomplete(Target target) {
        String card = card(target);
        return Outcome.all(Stream.of(
                        "{}",
                        list("{\"outcome\":\"overridden\"," + AT + "}"),
                        list("{\"card\":\"" + card + "\"," + AT + "}"),
                        list("{\"card\":\"" + card + "\",\"outcome\":\"overridden\"}"),
                        list("{\"card\":\"" + card + "\",\"outcome\":\"ignored\"," + AT + "}"),
                        list("{\"card\":\"" + card + "\",\"outcome\":\"accepted\"," + AT + "}"))
                .<Supplier<Outcome>>map(body -> () -> Outcome.status(target.feedback(body), 400))
                .toList());
    }

    private static Outcome preflight(Target target) {
        return target.options()
                .option("--origin")
                .map(origin -> {
                    Answer answer = target.send(target.at(target.path())
                            .header("Origin", origin)
                            .header("Access-Control-Request-Method", "POST")
                            .header("Access-Control-Request-Headers", "authorization,content-type")
                            .method("OPTIONS", BodyPublishers.noBody()));
                    return Outcome.of(answer.status() / 100 == 2, "status " + answer.status())
                            .and(() -> Outcome.of(
                                    origin.equals(answer.header("Access-Control-Allow-Origin")),
                                    "Access-Control-Allow-Origin: " + answer.header("Access-Control-Allow-Origin")));
                })
                .orElseGet(() -> new Outcome.Skipped("needs --origin"));
    }
}
