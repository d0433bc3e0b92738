package org.consilium.hook;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import org.consilium.hook.protocol.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The outermost layer of the CDS Hooks addresses: gives each call its number, and sees to it that also what other filters
 * refuse is answered as an OperationOutcome.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class EdgeFilter extends OncePerRequestFilter {
    private static final String BASE = "/cds-services";

    static boolean isOurs(HttpServletRequest request) {
        // in an error dispatch the address is that of the error page; the one that was called is an attribute
        String called = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
        String path = called.substring(
                Math.min(called.length(), request.getContextPath().length()));
        return path.equals(BASE) || path.startsWith(BASE + "/");
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isOurs(request);
    }

    /** The server itself can end a request, for example when its body stops coming: that must be no page either. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            new AnsweringResponse(response).sendError(response.getStatus());
            return;
        }
        response.setHeader(RequestId.HEADER, RequestId.begin());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            chain.doFilter(request, new AnsweringResponse(response));
        } catch (RuntimeException bug) {
            EdgeErrors.answer(response, EdgeErrors.problem(bug));
        } finally {
            RequestId.end();
        }
    }

    /** Answers at once what would else become the container's error page. */
    private static final class AnsweringResponse extends HttpServletResponseWrapper {
        AnsweringResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void sendError(int status) {
            EdgeErrors.answer((HttpServletResponse) getResponse(), problem(status));
        }

        @Override
        public void sendError(int status, String message) {
            sendError(status);
        }

        private static Problem problem(int status) {
            return switch (status) {
                case SC_UNAUTHORIZED -> new Problem.Unauthorized(Callers.WHO);
                case SC_FORBIDDEN -> new Problem.Forbidden("CSL-0240 this is not allowed");
                case SC_NOT_FOUND -> new Problem.NotFound("CSL-0241 there is no such address");
                case SC_METHOD_NOT_ALLOWED ->
                    new Problem.WrongMethod("CSL-0242 another HTTP method is wanted here", Set.of("GET", "POST"));
                case SC_REQUEST_TIMEOUT -> new Problem.TimedOut("CSL-0243 the request came too slowly");
                case SC_REQUEST_ENTITY_TOO_LARGE -> new Problem.TooLarge("CSL-0244 the request is too large");
                default ->
                    status < SC_INTERNAL_SERVER_ERROR
                            ? new Problem.BadRequest("CSL-0245 the request is not well formed")
                            : new Problem.Fault("CSL-0246 no answer is possible now");
            };
        }
    }
}
