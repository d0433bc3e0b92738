package org.consilium.hook.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The arguments of the command. */
record Options(String baseUrl, Map<String, String> named) {
    private static final Set<String> KNOWN =
            Set.of("--service", "--key", "--issuer", "--audience-base", "--request", "--origin", "--only");

    static final String HELP = """
        conformance <baseUrl> [options]
          Checks a CDS Hooks service from outside. <baseUrl> is the address before /cds-services.
          --service <id>          service to call; else the first one on patient-view
          --key <file>            private key as JWK (EC P-384 or RSA, with kid): calls are then signed
          --issuer <iss>          iss of the signed calls; needed with --key
          --audience-base <url>   base of aud, where it differs from <baseUrl> (proxy)
          --request <file>        a request that gets cards; else an empty record is sent
          --origin <origin>       an origin that the service allows for browsers (CORS)
          --only <prefix,...>     only these points, for example D,R1,C
        Prints a table; exit code 0 if nothing failed, 1 if something did, 2 for wrong use.\
        """;

    /** Empty where the arguments are of no use. */
    static Optional<Options> parse(String[] args) {
        Map<String, String> named = new HashMap<>();
        Optional<String> base = Optional.empty();
        for (int i = 0; i < args.length; i++) {
            if (KNOWN.contains(args[i]) && i + 1 < args.length) {
                named.put(args[i], args[++i]);
            } else if (args[i].startsWith("http") && base.isEmpty()) {
                base = Optional.of(args[i].replaceAll("/+$", ""));
            } else {
                return Optional.empty();
            }
        }
        boolean signs = named.containsKey("--key") == named.containsKey("--issuer");
        return base.filter(url -> signs).map(url -> new Options(url, Map.copyOf(named)));
    }

    Optional<String> option(String name) {
        return Optional.ofNullable(named.get(name));
    }

    Optional<String> file(String name) throws IOException {
        Optional<String> path = option(name);
        return path.isEmpty() ? Optional.empty() : Optional.of(Files.readString(Path.of(path.get())));
    }

    String audienceBase() {
        return option("--audience-base").orElse(baseUrl);
    }

    boolean wants(String id) {
        return option("--only")
                .map(only -> Set.of(only.split(",")).stream().anyMatch(id::startsWith))
                .orElse(true);
    }
}
