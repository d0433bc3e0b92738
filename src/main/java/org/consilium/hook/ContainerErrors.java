package org.consilium.hook;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
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

    /** Keeps the status that the server chose. */
    static final class OutcomeValve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Problem problem = status < 500
                    ? new Problem.BadRequest("CSL-0247 the web server refuses this request")
                    : new Problem.Fault("CSL-0248 the web server cannot answer this request");
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
    }
}
