package org.consilium.demo;

import java.io.PrintStream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where the Try it page is, once it is there. */
@Component
@Profile("try")
class Announcement {
    private final PrintStream out = System.out;

    @EventListener
    void ready(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            out.printf(
                    "%n  Consilium is ready. Try it:  http://localhost:%d/try%n"
                            + "  Profile 'try': demonstration only, not for patients.%n%n",
                    web.getWebServer().getPort());
        }
    }
}
