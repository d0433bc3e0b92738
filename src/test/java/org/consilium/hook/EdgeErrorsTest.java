package org.consilium.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.consilium.hook.protocol.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong under /cds-services, the answer is an OperationOutcome that says nothing of our insides. */
class EdgeErrorsTest extends HookTest {

    /** Every kind of problem; the compiler does not see a kind that is missing here, the count does. */
    private static final List<Problem> KINDS = List.of(
            new Problem.BadRequest("m"),
            new Problem.Unauthorized("m"),
            new Problem.Forbidden("m"),
            new Problem.NotFound("m"),
            new Problem.WrongMethod("m", java.util.Set.of("POST")),
            new Problem.NotAcceptable("m"),
            new Problem.UnsupportedFormat("m"),
            new Problem.PreconditionFailed("m", List.of("patient")),
            new Problem.TooLarge("m"),
            new Problem.HeadersTooLarge("m"),
            new Problem.TimedOut("m"),
            new Problem.Busy("m", Duration.ofSeconds(1)),
            new Problem.Unavailable("m"),
            new Problem.Fault("m"));

    @Test
    void everyProblemHasAStatusThatAnEhrIsPreparedFor() {
        assertThat(KINDS).hasSize(Problem.class.getPermittedSubclasses().length);
        assertThat(KINDS)
                .extracting(problem -> ProblemAnswer.to(problem).status())
                .isSubsetOf(400, 401, 403, 404, 405, 406, 408, 411, 412, 413, 415, 429, 431, 503);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cds-services/x/y/z",
                "/cds-services/..;/secret",
                "/cds-services/%2e%2e/secret",
                "/cds-services//x",
                "/cds-services/a%00b",
                "/cds-services/%ff"
            })
    void oddAddressesAreRefusedAsOutcomes(String path) {
        Reply reply = send(to(path).POST(BodyPublishers.ofString("{}")));
        assertThat(reply.status()).isIn(400, 401, 404, 405, 415);
        assertThat(reply.body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /cds-services HTTP/1.1\r\n\r\n",
                "GET /cds-services\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "NONSENSE\r\n\r\n",
                "POST /cds-services/x HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /cds-services/x HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"
            })
    void whatTheWebServerItselfRefusesIsNoPage(String request) throws IOException {
        String answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 4").contains("OperationOutcome").doesNotContain("<html", "Tomcat");
    }

    @Test
    void headersBeyondTheLimitAreRefused() throws IOException {
        String answer = raw("GET /cds-services HTTP/1.1\r\nHost: x\r\nX-Big: " + "a".repeat(3_000_000) + "\r\n\r\n");
        assertThat(answer)
                .satisfiesAnyOf(
                        text -> assertThat(text).startsWith("HTTP/1.1 431").contains("OperationOutcome"),
                        closed -> assertThat(closed).isEmpty());
    }

    @Test
    void anAddressBeyondTheLimitIsNotMistakenForAHeader() throws IOException {
        assertThat(raw("GET /cds-services?" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("OperationOutcome");
    }

    @Test
    void aBodyThatNeverEndsIsGivenUp() throws IOException {
        String token = EHR.token(BASE + "/cds-services/" + CALCULATIONS).bearer();
        long start = System.nanoTime();
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(("POST /cds-services/" + CALCULATIONS + " HTTP/1.1\r\nHost: x\r\nAuthorization: " + token
                            + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("OperationOutcome");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
}
