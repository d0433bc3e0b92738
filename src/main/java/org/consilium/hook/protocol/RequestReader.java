package org.consilium.hook.protocol;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.consilium.chart.PatientId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the envelope of a service call. A member sent as null counts as not sent; members that the specification does not
 * name are ignored.
 *
 * @param lenientInstance whether a hookInstance that is not a UUID is let through
 * @param plainHttp whether a fhirServer without TLS is let through (development only)
 */
public record RequestReader(boolean lenientInstance, boolean plainHttp) {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Reads a request for a service that serves these hooks, or says what is wrong with it. */
    public HookRequest read(JsonNode body, Set<Hook> served) {
        if (!body.isObject()) {
            throw Refused.badRequest("CSL-0210 the body must be one JSON object");
        }
        Hook hook = hook(body, served);
        String instance = text(body, "hookInstance");
        boolean isUuid = UUID_FORM.matcher(instance).matches();
        if (!isUuid && !lenientInstance) {
            throw Refused.badRequest("CSL-0211 hookInstance must be a UUID");
        }
        JsonNode context = body.path("context");
        if (!context.isObject()) {
            throw Refused.badRequest("CSL-0212 context is required and must be an object");
        }
        Optional<URI> server = server(body);
        HookContext checked = ContextReader.read(hook, context);
        Optional<FhirAuthorization> authorization = authorization(body, server, checked.patient());
        return new HookRequest(
                hook, instance, isUuid, server, authorization, checked, object(body, "prefetch"), extension(body));
    }

    private static Hook hook(JsonNode body, Set<Hook> served) {
        String name = text(body, "hook");
        return served.stream()
                .filter(hook -> hook.name().equals(name))
                .findFirst()
                .orElseThrow(() -> {
                    String expected = served.stream().map(Hook::name).sorted().collect(Collectors.joining(", "));
                    return Refused.badRequest("CSL-0213 this service is called for the hooks " + expected);
                });
    }

    private static String text(JsonNode body, String member) {
        return body.path(member)
                .stringValueOpt()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> Refused.badRequest("CSL-0214 " + member + " is required and must be a text"));
    }

    /** The address is judged here by its form only; whether it may be called is decided by the allow-list. */
    private Optional<URI> server(JsonNode body) {
        JsonNode member = body.path("fhirServer");
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        URI server = member.stringValueOpt()
                .flatMap(RequestReader::webAddress)
                .orElseThrow(() -> Refused.badRequest("CSL-0215 fhirServer must be an absolute http(s) URL"));
        if (!"https".equalsIgnoreCase(server.getScheme()) && !plainHttp) {
            throw Refused.badRequest("CSL-0216 fhirServer must be an https URL when production data is exchanged");
        }
        return Optional.of(server);
    }

    private static Optional<URI> webAddress(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean plain = uri.getHost() != null && uri.getUserInfo() == null;
            boolean base = uri.getQuery() == null && uri.getFragment() == null;
            return web && plain && base ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
    }

    private static Optional<FhirAuthorization> authorization(
            JsonNode body, Optional<URI> server, PatientId expectedPatient) {
        JsonNode member = body.path("fhirAuthorization");
        if (member.isMissingNode() || member.isNull()) {
            return Optional.empty();
        }
        if (!member.isObject()) {
            throw Refused.badRequest("CSL-0217 fhirAuthorization must be an object");
        }
        if (server.isEmpty()) {
            throw Refused.badRequest("CSL-0218 fhirServer is required where fhirAuthorization is sent");
        }
        if (!"Bearer".equals(grant(member, "token_type"))) {
            throw Refused.badRequest("CSL-0219 fhirAuthorization.token_type must be Bearer");
        }
        JsonNode expires = member.path("expires_in");
        if (!expires.isNumber() || !expires.canConvertToExactIntegral() || !expires.canConvertToLong()) {
            throw Refused.badRequest("CSL-0220 fhirAuthorization.expires_in is required, as whole seconds");
        }
        Optional<String> patient = member.path("patient").stringValueOpt();
        if (patient.filter(id -> !id.equals(expectedPatient.value())).isPresent()) {
            throw Refused.badRequest("CSL-0224 fhirAuthorization.patient is not context.patientId");
        }
        return Optional.of(new FhirAuthorization(
                grant(member, "access_token"),
                expires.asLong(),
                grant(member, "scope"),
                grant(member, "subject"),
                patient));
    }

    private static String grant(JsonNode authorization, String member) {
        return authorization
                .path(member)
                .stringValueOpt()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> Refused.badRequest("CSL-0225 fhirAuthorization." + member + " is required"));
    }

    private static JsonNode object(JsonNode body, String member) {
        JsonNode value = body.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!value.isObject()) {
            throw Refused.badRequest("CSL-0226 " + member + " must be an object");
        }
        return value;
    }

    private static JsonNode extension(JsonNode body) {
        JsonNode value = body.path("extension");
        return value.isObject() ? value : JsonNodeFactory.instance.objectNode();
    }
}
