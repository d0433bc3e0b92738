package org.consilium;

import java.io.PrintStream;
import java.util.Arrays;
import org.consilium.audit.ChainVerifier;
import org.consilium.audit.ChainVerifier.Verdict;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code audit verify}: exit code 0 when every event stands as it was written, 1 when not. */
final class AuditCommand {
    private AuditCommand() {}

    static int run(String[] args, PrintStream out) {
        if (args.length == 0 || !args[0].equals("verify")) {
            out.println("Usage: audit verify [--spring.datasource.url=... --spring.datasource.username=... ]");
            out.println("Reads the trail in the configured database. A database file can be read only while the");
            out.println("service is stopped.");
            return args.length > 0 && args[0].equals("--help") ? 0 : 2;
        }
        String[] settings = Arrays.copyOfRange(args, 1, args.length);
        try (var context = new SpringApplicationBuilder(Store.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .properties("spring.main.banner-mode=off", "spring.datasource.hikari.initialization-fail-timeout=-1")
                .run(settings)) {
            return say(new ChainVerifier(context.getBean(JdbcClient.class)).verify(), out);
        } catch (DataAccessException unreadable) {
            out.println(
                    "CSL-0701 the audit trail cannot be read: is the database there, and not in use by the service?");
            return 2;
        }
    }

    private static int say(Verdict verdict, PrintStream out) {
        return switch (verdict) {
            case Verdict.Intact intact -> {
                out.println("Intact: " + intact.events() + " events in " + intact.tenants() + " chain(s).");
                yield 0;
            }
            case Verdict.Broken broken -> {
                out.println(
                        "BROKEN: tenant " + broken.tenant() + ", event " + broken.seq() + ": " + broken.reason() + ".");
                yield 1;
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Store {}
}
