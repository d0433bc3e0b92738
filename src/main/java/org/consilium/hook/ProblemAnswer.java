package org.consilium.hook;

import java.util.Map;
import java.util.TreeSet;
import org.consilium.hook.protocol.Problem;

/** What each {@link Problem} is over HTTP: the one place that turns refusals into status, headers and FHIR issue code. */
record ProblemAnswer(int status, String issueCode, String diagnostics, Map<String, String> headers) {

    static ProblemAnswer to(Problem problem) {
        return switch (problem) {
            case Problem.BadRequest it -> plain(400, "invalid", it);
            case Problem.Unauthorized it -> plain(401, "login", it).with("WWW-Authenticate", "Bearer");
            case Problem.Forbidden it -> plain(403, "forbidden", it);
            case Problem.NotFound it -> plain(404, "not-found", it);
            case Problem.WrongMethod it ->
                plain(405, "not-supported", it).with("Allow", String.join(", ", new TreeSet<>(it.allowed())));
            case Problem.NotAcceptable it -> plain(406, "not-supported", it);
            case Problem.TimedOut it -> plain(408, "timeout", it).with("Connection", "close");
            case Problem.PreconditionFailed it -> plain(412, "required", it);
            case Problem.TooLarge it -> plain(413, "too-long", it).with("Connection", "close");
            case Problem.HeadersTooLarge it -> plain(431, "too-long", it).with("Connection", "close");
            case Problem.UnsupportedFormat it -> plain(415, "not-supported", it);
            case Problem.Busy it ->
                plain(503, "throttled", it)
                        .with(
                                "Retry-After",
                                Long.toString(Math.max(1, it.retryAfter().toSeconds())));
            case Problem.Unavailable it -> plain(503, "transient", it).with("Retry-After", "5");
            // Not 500: a client must only know that there is no answer now; the cause stands in the operator's log.
            case Problem.Fault it -> plain(503, "exception", it);
        };
    }

    private static ProblemAnswer plain(int status, String issueCode, Problem problem) {
        return new ProblemAnswer(status, issueCode, problem.message(), Map.of());
    }

    private ProblemAnswer with(String header, String value) {
        return new ProblemAnswer(status, issueCode, diagnostics, Map.of(header, value));
    }

    OperationOutcome body() {
        return OperationOutcome.of(issueCode, diagnostics);
    }
}
