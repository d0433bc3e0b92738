package org.consilium.hook;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.consilium.audit.AuditTrail;
import org.consilium.fhir.ReadFailure;
import org.consilium.fhir.RefusedInput;
import org.consilium.hook.protocol.Problem;
import org.consilium.hook.protocol.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Turns whatever goes wrong under /cds-services, ours or the framework's, into one {@link Problem} and its answer. It is
 * also where a bug ends: logged once, with the place in the code and never with a message, which could quote a record.
 */
@Component
class EdgeErrors implements HandlerExceptionResolver, Ordered {
    private static final Logger LOG = LoggerFactory.getLogger(EdgeErrors.class);
    private static final int FRAMES = 12;

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!EdgeFilter.isOurs(request)) {
            return null;
        }
        answer(response, problem(failure));
        return new ModelAndView();
    }

    static Problem problem(Exception failure) {
        return switch (failure) {
            case Refused refused -> refused.problem();
            case RefusedInput input
            when input.reason() == RefusedInput.Reason.TOO_LARGE -> new Problem.TooLarge(input.getMessage());
            case ReadFailure unreadable -> new Problem.BadRequest(unreadable.getMessage());
            case AuditTrail.AuditUnavailable ignored ->
                new Problem.Unavailable("CSL-0230 what is shown cannot be recorded now, so nothing is shown");
            case HttpRequestMethodNotSupportedException method ->
                new Problem.WrongMethod("CSL-0231 this address takes another HTTP method", allowed(method));
            case HttpMediaTypeNotSupportedException ignored ->
                new Problem.UnsupportedFormat("CSL-0232 send the body as application/json");
            case HttpMediaTypeNotAcceptableException ignored ->
                new Problem.NotAcceptable("CSL-0233 the answer is application/json; accept it");
            case NoResourceFoundException ignored -> new Problem.NotFound("CSL-0234 there is nothing at this address");
            case IOException stopped
            when isTimeout(stopped) -> new Problem.TimedOut("CSL-0239 the body came too slowly and was given up");
            case IOException ignored -> new Problem.BadRequest("CSL-0235 the body ended before it was complete");
            default -> fault(failure);
        };
    }

    private static boolean isTimeout(IOException failure) {
        return failure instanceof SocketTimeoutException || failure.getCause() instanceof SocketTimeoutException;
    }

    private static Set<String> allowed(HttpRequestMethodNotSupportedException method) {
        String[] supported = method.getSupportedMethods();
        return supported == null ? Set.of() : Set.of(supported);
    }

    static Problem fault(Throwable failure) {
        LOG.error("CSL-0236 request {} failed: {}", RequestId.current(), places(failure));
        return new Problem.Fault("CSL-0237 no answer is possible now; the operator's log says why");
    }

    /** Types and places of a failure and its causes, without any message. */
    private static String places(Throwable failure) {
        var text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : " caused by ")
                    .append(cause.getClass().getName());
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append(" < ").append(frames[i]);
            }
        }
        return text.toString();
    }

    static void answer(HttpServletResponse response, Problem problem) {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        ProblemAnswer answer = ProblemAnswer.to(problem);
        byte[] body = Wire.bytes(answer.body());
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
            response.flushBuffer();
        } catch (IOException clientLeft) {
            LOG.debug("CSL-0238 request {}: the client left before its answer", RequestId.current());
        }
    }
}
