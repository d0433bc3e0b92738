package org.consilium.explanation;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** How a result is written: as our own JSON, or as a FHIR R4 resource. Asked for by {@code _format}, else by Accept. */
enum AnswerForm {
    JSON(MediaType.APPLICATION_JSON),
    FHIR(MediaType.parseMediaType("application/fhir+json"));

    private static final String FORMAT = "_format";

    private final MediaType type;

    AnswerForm(MediaType type) {
        this.type = type;
    }

    MediaType type() {
        return type;
    }

    /** Empty where neither is wanted. */
    static Optional<AnswerForm> of(HttpServletRequest request) {
        String format = request.getParameter(FORMAT);
        if (format != null) {
            // a '+' that was not escaped comes as a blank (R4 section 3.1.0.1.11 warns of it)
            return written(format.strip().replace(' ', '+'));
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept == null || accept.isBlank() ? Optional.of(JSON) : accepted(accept);
    }

    private static Optional<AnswerForm> written(String format) {
        return switch (format) {
            case "json", "application/json" -> Optional.of(JSON);
            case "fhir", "fhir+json", "application/fhir+json" -> Optional.of(FHIR);
            default -> Optional.empty();
        };
    }

    private static Optional<AnswerForm> accepted(String accept) {
        try {
            List<MediaType> wanted = MediaType.parseMediaTypes(accept).stream()
                    .filter(each -> each.getQualityValue() > 0)
                    .sorted(Comparator.comparingDouble(MediaType::getQualityValue)
                            .reversed())
                    .toList();
            return wanted.stream().flatMap(each -> matching(each).stream()).findFirst();
        } catch (InvalidMediaTypeException noTypes) {
            return Optional.empty();
        }
    }

    private static Optional<AnswerForm> matching(MediaType wanted) {
        for (AnswerForm form : values()) {
            if (wanted.includes(form.type)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }
}
