package org.consilium.hook.conformance;

import static org.consilium.hook.conformance.Check.must;
import static org.consilium.hook.conformance.Check.open;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Points R: the request envelope. */
final class RequestChecks {
    private static final int TOO_LARGE = 65 * 1024 * 1024;
    private static final int DEEP = 5_000;

    private RequestChecks() {}

    static List<Check> all() {
        return Stream.of(members(), values(), bodies()).flatMap(List::stream).toList();
    }

    private static List<Check> members() {
        return List.of(
                must("R1", "a good call: 200 with cards", target -> {
                    Answer answer = target.post(target.request());
                    return Outcome.status(answer, 200)
                            .and(() -> Outcome.of(answer.json().path("cards").isArray(), "no array 'cards'"));
                }),
                must("R2", "without hook: 400", target -> without(target, "hook")),
                must("R3", "without hookInstance: 400", target -> without(target, "hookInstance")),
                must("R4", "without context: 400", target -> without(target, "context")),
                must(
                        "R5",
                        "hookInstance no UUID: 400",
                        target -> Outcome.status(target.post(target.request().put("hookInstance", "notauuid")), 400)),
                open(
                        "R6",
                        "a hook that is not served: 400",
                        target -> Outcome.status(target.post(target.request().put("hook", "no-such-hook")), 400)),
                must("R7", "fhirAuthorization without fhirServer: 400", target -> {
                    ObjectNode request = target.request();
                    request.set("fhirAuthorization", authorization());
                    return Outcome.status(target.post(request), 400);
                }),
                must("R8", "an incomplete fhirAuthorization: 400", RequestChecks::incompleteAuthorization),
                must("R9", "fhirServer without TLS: 400 in production", target -> {
                    int status = target.post(target.request().put("fhirServer", "http://fhir.example.org/r4"))
                            .status();
                    return Outcome.of(status == 400 || status == 403, "status " + status + " (a development setting?)");
                }),
                open("R10", "an unlisted fhirServer: 403 and no connection", RequestChecks::unlistedServer));
    }

    private static List<Check> values() {
        return List.of(
                must(
                        "R15",
                        "unknown members are ignored",
                        target -> Outcome.status(
                                target.post(target.request()
                                        .put("somethingNew", 1)
                                        .set("extension", Target.JSON.readTree("{\"org.example.x\":1}"))),
                                200)),
                must("R16", "optional members as null", target -> {
                    ObjectNode request = target.request();
                    request.putNull("fhirServer").putNull("fhirAuthorization").putNull("extension");
                    return Outcome.status(target.post(request), 200);
                }),
                open(
                        "R20",
                        "another patient's Patient: 400",
                        target -> target.patientKey()
                                .map(key -> {
                                    ObjectNode request = target.request();
                                    Target.member(request, "prefetch")
                                            .set(key, Target.patient("somebody-else", "Patient"));
                                    return Outcome.status(target.post(request), 400);
                                })
                                .orElseGet(() -> new Outcome.Skipped("no key asks for the Patient"))),
                open("R21", "a patientId that is no FHIR id: 400", target -> {
                    ObjectNode request = target.request();
                    Target.member(request, "context").put("patientId", "../Patient/1");
                    return Outcome.status(target.post(request), 400);
                }));
    }

    private static List<Check> bodies() {
        return List.of(
                open(
                        "R11",
                        "no JSON object: 400",
                        target -> Outcome.all(Stream.of("", "{", "[]", "\"x\"")
                                .<Supplier<Outcome>>map(body -> () -> Outcome.status(target.post(body), 400))
                                .toList())),
                open("R12", "text/plain: 415; charset accepted", RequestChecks::contentTypes),
                open("R13", "Accept: JSON or anything 200, text/html 406", RequestChecks::accepts),
                open(
                        "R14",
                        "too large: 413; too deep: 400",
                        target -> Outcome.status(
                                        target.post("{\"x\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"), 400)
                                .and(() -> tooLarge(target))),
                open(
                        "R17",
                        "GET of a service: 405",
                        target -> Outcome.status(
                                target.send(target.at(target.path()).GET()), 405)),
                open("R18", "refusals are OperationOutcomes without insides", target -> {
                    Answer answer = target.post("{");
                    return Outcome.of(answer.isOutcome(), "the body is no OperationOutcome")
                            .and(() -> Outcome.of(!answer.showsInsides(), "the body shows insides of the service"));
                }),
                open(
                        "R19",
                        "a resource with unknown elements is read",
                        target -> target.patientKey()
                                .map(key -> {
                                    ObjectNode request = target.request();
                                    ((ObjectNode) request.path("prefetch").path(key)).put("unknownElement", 1);
                                    return Outcome.status(target.post(request), 200);
                                })
                                .orElseGet(() -> new Outcome.Skipped("no key asks for the Patient"))));
    }

    private static Outcome without(Target target, String member) {
        ObjectNode request = target.request();
        request.remove(member);
        return Outcome.status(target.post(request), 400);
    }

    private static ObjectNode authorization() {
        return (ObjectNode) Target.JSON.readTree("""
            {"access_token":"t","token_type":"Bearer","expires_in":300,"scope":"patient/*.rs","subject":"c"}\
            """);
    }

    private static Outcome incompleteAuthorization(Target target) {
        return Outcome.all(Stream.of("access_token", "token_type", "expires_in", "scope", "subject")
                .<Supplier<Outcome>>map(member -> () -> {
                    ObjectNode authorization = authorization();
                    authorization.remove(member);
                    ObjectNode request = target.request().put("fhirServer", "https://fhir.example.org/r4");
                    request.set("fhirAuthorization", authorization);
                    return Outcome.status(target.post(request), 400);
                })
                .toList());
    }

    private static Outcome unlistedServer(Target target) {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(500);
            ObjectNode request = target.request();
            request.remove("prefetch");
            request.put("fhirServer", "https://127.0.0.1:" + listener.getLocalPort() + "/fhir");
            return Outcome.status(target.post(request), 403)
                    .and(() -> Outcome.of(!isConnected(listener), "the service connected to it"));
        } catch (IOException noListener) {
            throw new UncheckedIOException("CSL-0284 no port to listen on", noListener);
        }
    }

    private static boolean isConnected(ServerSocket listener) {
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException nobodyCame) {
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException("CSL-0285 the listener broke", broken);
        }
    }

    private static Outcome contentTypes(Target target) {
        String body = target.request().toString();
        return Outcome.status(
                        target.send(target.signed(target.path())
                                .setHeader("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString(body))),
                        415)
                .and(() -> Outcome.status(
                        target.send(target.signed(target.path())
                                .setHeader("Content-Type", "application/json; charset=utf-8")
                                .POST(BodyPublishers.ofString(body))),
                        200));
    }

    private static Outcome accepts(Target target) {
        return accepts(target, "application/json", 200)
                .and(() -> accepts(target, "*/*", 200))
                .and(() -> accepts(target, "text/html", 406));
    }

    private static Outcome accepts(Target target, String accept, int status) {
        return Outcome.status(
                target.send(target.signed(target.path())
                        .header("Accept", accept)
                        .POST(BodyPublishers.ofString(target.request().toString()))),
                status);
    }

    /** The body is larger than any limit that makes sense; a service that reads Content-Length answers at once. */
    private static Outcome tooLarge(Target target) {
        var blanks = BodyPublishers.ofInputStream(() -> new Blanks(TOO_LARGE));
        try {
            return Outcome.status(
                    target.send(target.signed(target.path()).POST(BodyPublishers.fromPublisher(blanks, TOO_LARGE))),
                    413);
        } catch (UncheckedIOException closed) {
            return new Outcome.Failed("the connection was closed without an answer");
        }
    }

    /** White space without end, which is the beginning of every JSON text. */
    private static final class Blanks extends InputStream {
        private int left;

        Blanks(int length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }
    }
}
