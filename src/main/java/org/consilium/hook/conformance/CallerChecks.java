package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.inside;
import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;
import static org.consilium.hook.conformance.Check.should;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.consilium.hook.conformance.Signer.Draft;

/** Points J: who may call. All but J1 need a registered key. */
final class CallerChecks {
    private static final int HUGE_HEADER = 200_000;

    private CallerChecks() {}

    static List<Check> all() {
        return Stream.of(fromJ1(), fromJ7(), fromJ12(), fromJ20())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Check> fromJ1() {
        return List.of(
                must("J1", "no JWT: 401 with WWW-Authenticate: Bearer", target -> {
                    Answer answer = target.sendAsItIs(target.at(target.path())
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(target.request().toString())));
                    return Outcome.status(answer, 401)
                            .and(() -> Outcome.of(
                                    answer.header("WWW-Authenticate").startsWith("Bearer"), "no WWW-Authenticate"));
                }),
                must("J2", "alg none: 401", target -> refused(target, Signer::unsigned)),
                must(
                        "J3",
                        "HS256, HS384, HS512: 401",
                        target -> Outcome.all(Stream.of("HS256", "HS384", "HS512")
                                .<Supplier<Outcome>>map(alg -> () ->
                                        spoiled(target, draft -> draft.header().put("alg", alg)))
                                .toList())),
                should("J4", "a good ES384 or RS384 token: 200", CallerChecks::accepted),
                must(
                        "J5",
                        "kid missing or unknown: 401",
                        target -> spoiled(target, draft -> draft.header().put("kid", "unknown"))
                                .and(() ->
                                        spoiled(target, draft -> draft.header().remove("kid")))),
                must(
                        "J6",
                        "another typ: 401",
                        target -> spoiled(target, draft -> draft.header().put("typ", "at+jwt"))));
    }

    private static List<Check> fromJ7() {
        return List.of(
                should(
                        "J7",
                        "an unknown iss: 401",
                        target -> spoiled(target, draft -> draft.claims().put("iss", "https://unknown.example.org"))),
                should(
                        "J8",
                        "a jku that is not registered: 401",
                        target -> spoiled(
                                target, draft -> draft.header().put("jku", "https://unknown.example.org/jwks"))),
                must("J9", "a key handed over by file is enough: 200", CallerChecks::accepted),
                must(
                        "J10",
                        "aud is the called address, also in an array",
                        target -> spoiled(target, draft -> draft.claims().put("aud", "https://unknown.example.org"))
                                .and(() -> posted(
                                        target,
                                        draft -> draft.claims()
                                                .put(
                                                        "aud",
                                                        List.of(
                                                                "https://x.example.org",
                                                                target.audience(target.path()))),
                                        200))),
                must(
                        "J11",
                        "aud of another service: 401",
                        target -> spoiled(
                                target, draft -> draft.claims().put("aud", target.audience("/cds-services/other")))));
    }

    private static List<Check> fromJ12() {
        return List.of(
                must(
                        "J12",
                        "exp missing or past: 401",
                        target -> spoiled(target, draft -> draft.claims().remove("exp"))
                                .and(() -> spoiled(target, CallerChecks::expire))),
                must("J13", "iat missing or in the future, a long life: 401", CallerChecks::lifetimes),
                must("J14", "jti missing, or used twice: 401", CallerChecks::replay),
                open(
                        "J15",
                        "a tenant that is not registered: 401 or 403",
                        target -> keyed(target, () -> {
                            int status = post(target, draft -> draft.claims().put("tenant", "no-such-tenant"))
                                    .status();
                            return Outcome.of(status == 401 || status == 403, "status " + status);
                        })),
                inside("J16", "sub is checked where it is registered", "needs the settings of the service"),
                inside("J17", "no grant for the service: 403", "needs a second registered client"),
                inside("J18", "logs hold ids and no token", "needs the inside of the service"),
                open(
                        "J19",
                        "a broken token or a huge header: no 5xx",
                        target -> keyed(target, () -> {
                            String bearer = signer(target).bearer(target.audience(target.path()));
                            return Outcome.status(call(target, bearer.substring(0, bearer.length() / 2)), 401)
                                    .and(() -> Outcome.of(
                                            call(target, "Bearer " + "a".repeat(HUGE_HEADER))
                                                            .status()
                                                    < 500,
                                            "5xx for a huge header"));
                        })));
    }

    private static List<Check> fromJ20() {
        return List.of(
                inside("J20", "a new key is accepted without restart", "needs a key set that rotates"),
                inside("J21", "mutual TLS does not replace the JWT", "needs a client certificate"));
    }

    private static Signer signer(Target target) {
        return target.signer().orElseThrow();
    }

    private static Outcome keyed(Target target, Supplier<Outcome> check) {
        return target.signer().isEmpty() ? new Outcome.Skipped("needs --key and --issuer") : check.get();
    }

    private static Outcome refused(Target target, BiFunction<Signer, String, String> bearer) {
        return keyed(
                target,
                () -> Outcome.status(call(target, bearer.apply(signer(target), target.audience(target.path()))), 401));
    }

    private static Outcome spoiled(Target target, Consumer<Draft> change) {
        return posted(target, change, 401);
    }

    private static Outcome accepted(Target target) {
        return posted(target, draft -> {}, 200);
    }

    private static Outcome posted(Target target, Consumer<Draft> change, int status) {
        return keyed(target, () -> Outcome.status(post(target, change), status));
    }

    private static Answer post(Target target, Consumer<Draft> change) {
        return call(target, signer(target).bearer(target.audience(target.path()), change));
    }

    private static Answer call(Target target, String authorization) {
        return target.sendAsItIs(target.at(target.path())
                .header("Content-Type", "application/json")
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(target.request().toString())));
    }

    private static void expire(Draft draft) {
        long now = Instant.now().getEpochSecond();
        draft.claims().put("iat", now - 900);
        draft.claims().put("exp", now - 600);
    }

    private static Outcome lifetimes(Target target) {
        long now = Instant.now().getEpochSecond();
        return spoiled(target, draft -> draft.claims().remove("iat"))
                .and(() -> spoiled(target, draft -> {
                    draft.claims().put("iat", now + 600);
                    draft.claims().put("exp", now + 900);
                }))
                .and(() -> spoiled(target, draft -> draft.claims().put("exp", now + 86_400)));
    }

    private static Outcome replay(Target target) {
        return spoiled(target, draft -> draft.claims().remove("jti")).and(() -> {
            String bearer = signer(target).bearer(target.audience(target.path()));
            return Outcome.status(call(target, bearer), 200).and(() -> Outcome.status(call(target, bearer), 401));
        });
    }
}
