package org.consilium.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/** What must not be when real patients are behind the calls. */
record ProductionRules(ConfigurableEnvironment environment) {
    private static final Set<String> WELL_KNOWN = Set.of(
            "password",
            "secret",
            "changeit",
            "changeme",
            "change-me",
            "consilium",
            "admin",
            "postgres",
            "sa",
            "test",
            "demo",
            "example",
            "123456");
    private static final String ROOM = "consilium.security.";
    private static final Pattern SECRET =
            Pattern.compile("(?i)(spring|consilium|server|management)[._].*(password|secret|api[-_]?key|token)");

    /** The rules that need no more than the raw settings. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        database(faults);
        secrets(faults);
        transport(faults);
        refuse(faults, "CSL-0180", "spring.h2.console.enabled", "false");
        refuse(faults, "CSL-0181", "debug", "false");
        refuse(faults, "CSL-0182", "trace", "false");
        refuse(faults, "CSL-0183", "consilium.fhir.outgoing.allow-http", "false, and https addresses");
        errors(faults);
        logging(faults);
        actuator(faults);
        return faults;
    }

    /** The rules on who may call. */
    static List<Fault> faults(SecuritySettings settings) {
        List<Fault> faults = new ArrayList<>();
        if (settings.issuers().isEmpty()) {
            faults.add(new Fault(
                    "CSL-0184", ROOM + "issuers", "none", "issuers.<name>.iss and its keys: the EHR that may call"));
        }
        if (WebAddresses.isBase(settings.publicBaseUrl()) && !WebAddresses.isHttps(settings.publicBaseUrl())) {
            faults.add(new Fault(
                    "CSL-0185",
                    ROOM + "public-base-url",
                    shown(settings.publicBaseUrl()),
                    "the https address of this service"));
        }
        if (!settings.requireClientJwt()) {
            faults.add(new Fault("CSL-0186", ROOM + "require-client-jwt", "false", "true"));
        }
        if (settings.replayStore() == SecuritySettings.ReplayStoreKind.MEMORY) {
            faults.add(new Fault("CSL-0187", ROOM + "replay-store", "memory", "database, which all replicas share"));
        }
        if (settings.pages().access() != SecuritySettings.PageAccess.CLOSED) {
            faults.add(new Fault(
                    "CSL-0188",
                    ROOM + "pages.access",
                    shown(settings.pages().access().name()),
                    "closed"));
        }
        addresses(settings, faults);
        return faults;
    }

    private static void addresses(SecuritySettings settings, List<Fault> faults) {
        settings.cors().allowedOrigins().stream()
                .filter(origin -> origin.contains("*") || !WebAddresses.isHttps(origin) || origin.endsWith("/"))
                .forEach(origin -> faults.add(new Fault(
                        "CSL-0189",
                        ROOM + "cors.allowed-origins",
                        origin,
                        "exact origins, like https://ehr.example.org")));
        settings.issuers().forEach((name, issuer) -> {
            if (!issuer.jwksUrl().isBlank() && !WebAddresses.isHttps(issuer.jwksUrl())) {
                faults.add(new Fault(
                        "CSL-0190", ROOM + "issuers." + name + ".jwks-url", issuer.jwksUrl(), "an https URL"));
            }
        });
    }

    private void database(List<Fault> faults) {
        String url = text("spring.datasource.url").toLowerCase(Locale.ROOT);
        if (url.isBlank() || url.startsWith("jdbc:h2:mem:") || url.equals("jdbc:h2:mem")) {
            faults.add(new Fault(
                    "CSL-0191",
                    "spring.datasource.url",
                    url.isBlank() ? "nothing" : "a database in memory",
                    "a database that keeps the audit trail, like jdbc:postgresql://host/consilium"));
        }
        if (text("spring.datasource.password").isBlank()) {
            faults.add(new Fault(
                    "CSL-0192", "spring.datasource.password", "nothing", "the password of the database user"));
        }
    }

    private void secrets(List<Fault> faults) {
        Set<String> names = new TreeSet<>();
        environment.getPropertySources().stream()
                .flatMap(source -> source instanceof EnumerablePropertySource<?> listed
                        ? Stream.of(listed.getPropertyNames())
                        : Stream.empty())
                .filter(name -> SECRET.matcher(name).matches())
                .filter(name -> WELL_KNOWN.contains(text(name).toLowerCase(Locale.ROOT)))
                .forEach(names::add);
        names.forEach(name ->
                faults.add(new Fault("CSL-0193", name, "a value that everybody knows", "a secret of your own")));
    }

    private void transport(List<Fault> faults) {
        boolean ownTls = Stream.of("server.ssl.bundle", "server.ssl.certificate", "server.ssl.key-store")
                .anyMatch(key -> !text(key).isBlank());
        if (!ownTls && !"true".equals(text("consilium.security.tls-terminated-by-proxy"))) {
            faults.add(new Fault(
                    "CSL-0194",
                    "server.ssl.bundle",
                    "no TLS",
                    "an SSL bundle, or consilium.security.tls-terminated-by-proxy=true where a proxy speaks TLS"));
        }
    }

    private void errors(List<Fault> faults) {
        for (String key : List.of("spring.web.error.include-stacktrace", "server.error.include-stacktrace")) {
            if (!Set.of("", "never").contains(text(key).toLowerCase(Locale.ROOT))) {
                faults.add(new Fault("CSL-0195", key, text(key), "never"));
            }
        }
    }

    /** Libraries log headers and bodies at these levels: tokens and patients. This project's own lines hold neither. */
    private void logging(List<Fault> faults) {
        Binder.get(environment)
                .bind("logging.level", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of())
                .forEach((logger, level) -> {
                    boolean chatty = Set.of("debug", "trace").contains(level.toLowerCase(Locale.ROOT));
                    if (chatty && !logger.startsWith("org.consilium")) {
                        faults.add(new Fault("CSL-0196", "logging.level." + logger, level, "info or higher"));
                    }
                });
    }

    private void actuator(List<Fault> faults) {
        String exposed = text("management.endpoints.web.exposure.include");
        if (Stream.of("*", "env", "heapdump", "configprops", "threaddump", "loggers")
                .anyMatch(exposed::contains)) {
            faults.add(new Fault(
                    "CSL-0197",
                    "management.endpoints.web.exposure.include",
                    exposed,
                    "health, and prometheus if you scrape it"));
        }
    }

    private void refuse(List<Fault> faults, String code, String key, String remedy) {
        if ("true".equalsIgnoreCase(text(key))) {
            faults.add(new Fault(code, key, "true", remedy));
        }
    }

    private String text(String key) {
        return environment.getProperty(key, "");
    }

    private static String shown(String value) {
        return value.isBlank() ? "nothing" : value;
    }
}
