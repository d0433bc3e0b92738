package org.consilium.hook;

import static jakarta.servlet.http.HttpServletResponse.SC_INTERNAL_SERVER_ERROR;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.res.StringManager;
import org.consilium.hook.protocol.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Requests that the web server itself refuses (a broken request line, headers beyond the limit) reach no filter: they are
 * answered as an OperationOutcome too, where the server would write a page.
 */
@Component
class ContainerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new OutcomeValve()));
    }

    /** Keeps the status that the server chose, but for header fields that are too large. */
    static final class OutcomeValve extends ErrorReportValve {
        /** Tomcat has no type of exception for this, only these words in the language of the machine. */
        private static final String HEADERS_TOO_LARGE =
                StringManager.getManager(AbstractHttp11Protocol.class).getString("iib.requestheadertoolarge.error");

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Problem problem = problem(request, status, failure);
            if (problem instanceof Problem.HeadersTooLarge) {
                response.setStatus(ProblemAnswer.to(problem).status());
            }
            byte[] body = Wire.bytes(ProblemAnswer.to(problem).body());
            response.setContentType("application/json");
            try {
                response.getOutputStream().write(body);
                response.finishResponse();
            } catch (IOException clientLeft) {
                // nobody is there to be answered
                response.setSuspended(true);
            }
        }

        private static Problem problem(Request request, int status, @Nullable Throwable failure) {
            if (status >= SC_INTERNAL_SERVER_ERROR) {
                return new Problem.Fault("CSL-0248 the web server cannot answer this request");
            }
            // Tomcat uses the same words for an address beyond the limit; then it has not read one
            boolean addressIsRead = !request.getCoyoteRequest().requestURI().isNull();
            return addressIsRead && failure != null && HEADERS_TOO_LARGE.equals(failure.getMessage())
                    ? new Problem.HeadersTooLarge(
                            "CSL-2501 the header fields are too large; send fewer or shorter ones")
                    : new Problem.BadRequest("CSL-0247 the web server refuses this request");
        }
    }
}
