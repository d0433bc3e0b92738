package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.inside;
import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;
import static org.consilium.hook.conformance.Check.should;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.consilium.hook.protocol.Schemas;
import tools.jackson.databind.JsonNode;

/** Points C: the answer and its cards. */
final class CardChecks {
    private static final Pattern MARKUP =
            Pattern.compile("<[a-zA-Z!/]|!\\[|\\]\\(\\s*javascript:", Pattern.CASE_INSENSITIVE);
    private static final int CALLS = 20;
    private static final long BUDGET_MILLIS = 4_000;
    private static final int MOST_CARDS = 10;

    private CardChecks() {}

    static List<Check> all() {
        return Stream.of(fromC1(), fromC4(), fromC8()).flatMap(List::stream).toList();
    }

    private static List<Check> fromC1() {
        return List.of(
                must(
                        "C1",
                        "200 and an array of cards",
                        target -> Outcome.status(target.cards(), 200)
                                .and(() -> Outcome.of(
                                        target.cards().json().path("cards").isArray(), "no array 'cards'"))),
                must(
                        "C2",
                        "summary of 1 to 139 characters",
                        target -> each(target, "summary", card -> {
                            String summary = card.path("summary").asString("");
                            int length = summary.codePointCount(0, summary.length());
                            return length >= 1 && length <= 139;
                        })),
                must(
                        "C3",
                        "indicator info, warning or critical",
                        target -> each(
                                target,
                                "indicator",
                                card -> List.of("info", "warning", "critical")
                                        .contains(card.path("indicator").asString("")))));
    }

    private static List<Check> fromC4() {
        return List.of(
                must(
                        "C4",
                        "source.label",
                        target -> each(
                                target,
                                "source.label",
                                card -> !card.path("source")
                                        .path("label")
                                        .asString("")
                                        .isBlank())),
                should(
                        "C5",
                        "source.topic with code and system",
                        target -> each(target, "source.topic", card -> {
                            JsonNode topic = card.path("source").path("topic");
                            return topic.path("code").asString("").matches("[A-Za-z0-9]{1,100}") && topic.has("system");
                        })),
                must(
                        "C6",
                        "no HTML, image or script in detail",
                        target -> each(
                                target,
                                "detail",
                                card -> !MARKUP.matcher(
                                                card.path("detail").asString("").replaceAll("\\\\.", ""))
                                        .find())),
                should("C7", "a uuid of its own for each card", CardChecks::uuids));
    }

    private static List<Check> fromC8() {
        return List.of(
                must(
                        "C8-C17",
                        "the answer follows its schema",
                        target -> anyCard(
                                target,
                                () -> Outcome.none(
                                        Schemas.response(target.cards().json()), "schema"))),
                open(
                        "C18",
                        "no-store and nosniff",
                        target -> Outcome.of(
                                target.cards().header("Cache-Control").contains("no-store")
                                        && "nosniff".equals(target.cards().header("X-Content-Type-Options")),
                                "Cache-Control: " + target.cards().header("Cache-Control"))),
                should("C19", "few cards, most urgent first", CardChecks::order),
                inside("C20", "the model down or slow: 200 in time", "needs the inside of the service"),
                inside("C21", "503 with Retry-After when the queue is full", "needs a load that could harm"),
                should("C22", "95 of 100 answers in time; Server-Timing", CardChecks::latency));
    }

    private static Outcome each(Target target, String what, Predicate<JsonNode> holds) {
        return anyCard(target, () -> Outcome.of(target.cards().cards().stream().allMatch(holds), what));
    }

    private static Outcome anyCard(Target target, java.util.function.Supplier<Outcome> check) {
        return target.cards().cards().isEmpty()
                ? new Outcome.Skipped("no card came; give one with --request")
                : check.get();
    }

    private static Outcome uuids(Target target) {
        return anyCard(target, () -> {
            Set<String> ids = new HashSet<>();
            boolean own = target.cards().cards().stream()
                    .map(card -> card.path("uuid").asString(""))
                    .allMatch(id -> id.matches("[0-9a-fA-F-]{36}") && ids.add(id));
            return Outcome.of(own, "a card without uuid, or the same one twice");
        });
    }

    private static Outcome order(Target target) {
        List<String> urgency = List.of("critical", "warning", "info");
        return anyCard(target, () -> {
            List<Integer> given = target.cards().cards().stream()
                    .map(card -> urgency.indexOf(card.path("indicator").asString("")))
                    .toList();
            return Outcome.of(given.size() <= MOST_CARDS, given.size() + " cards")
                    .and(() -> Outcome.of(given.stream().sorted().toList().equals(given), "not sorted by urgency"));
        });
    }

    private static Outcome latency(Target target) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            long start = System.nanoTime();
            target.post(target.request());
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        Collections.sort(millis);
        long p95 = millis.get(CALLS * 95 / 100 - 1);
        return Outcome.of(p95 <= BUDGET_MILLIS, "p95 " + p95 + " ms")
                .and(() -> Outcome.of(
                        !target.cards().header("Server-Timing").isEmpty(), "no Server-Timing (p95 " + p95 + " ms)"));
    }
}
