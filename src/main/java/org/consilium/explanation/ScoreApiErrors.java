package org.consilium.explanation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.consilium.audit.AuditTrail;
import org.consilium.calculator.Entries.Fault;
import org.consilium.fhir.ReadFailure;
import org.consilium.fhir.RefusedInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong under /api/calculators before or beside the computation, answered as an OperationOutcome too. */
@Component
class ScoreApiErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(ScoreApiErrors.class);
    private static final String OURS = "/api/calculators";

    private final JsonMapper json;

    ScoreApiErrors(JsonMapper json) {
        this.json = json;
    }

    private record Answer(HttpStatus status, String code, Fault fault) {}

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        Optional<Answer> answer = isOurs(request) ? answer(failure) : Optional.empty();
        if (answer.isEmpty()) {
            return null;
        }
        write(response, answer.get());
        return new ModelAndView();
    }

    private static boolean isOurs(HttpServletRequest request) {
        return request.getRequestURI()
                .substring(request.getContextPath().length())
                .startsWith(OURS);
    }

    /** Empty for what is nobody's fault but ours: that ends at the edge of the whole service. */
    private static Optional<Answer> answer(Exception failure) {
        return switch (failure) {
            case RefusedInput input
            when input.reason() == RefusedInput.Reason.TOO_LARGE ->
                of(HttpStatus.CONTENT_TOO_LARGE, "too-long", "body", input.getMessage());
            case ReadFailure unreadable -> of(HttpStatus.BAD_REQUEST, "structure", "body", unreadable.getMessage());
            case HttpMediaTypeNotSupportedException ignored ->
                of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "not-supported",
                        "http.content-type",
                        "expected application/json or application/fhir+json");
            case HttpMediaTypeNotAcceptableException ignored ->
                of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-supported",
                        "http.accept",
                        "expected application/json or, for a result, application/fhir+json");
            case HttpRequestMethodNotSupportedException ignored ->
                of(HttpStatus.METHOD_NOT_ALLOWED, "not-supported", "http.method", "expected GET, or POST for a result");
            case AuditTrail.AuditUnavailable ignored ->
                of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "transient",
                        "audit",
                        "what is shown cannot be recorded now, so nothing is shown");
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> of(HttpStatus status, String code, String field, String expected) {
        return Optional.of(new Answer(status, code, new Fault(field, expected)));
    }

    private void write(HttpServletResponse response, Answer answer) {
        byte[] body = json.writeValueAsString(Refusal.body(answer.code(), List.of(answer.fault())))
                .getBytes(StandardCharsets.UTF_8);
        response.setStatus(answer.status().value());
        response.setContentType(Refusal.FHIR.toString());
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException clientLeft) {
            LOG.debug("CSL-2702 the client left before its answer");
        }
    }
}
