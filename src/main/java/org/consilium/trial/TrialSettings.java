package org.consilium.trial;

import java.util.EnumSet;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which trials are compared, and how (settings consilium.trial.*).
 *
 * @param folder folder of the hospital's own trial files; empty, the default: the demo trials of the jar
 * @param enrolmentIsNow whether windows before enrolment, consent and first dose are counted from now; false by default:
 *     these days lie ahead, and what they decide is a question
 */
@ConfigurationProperties("consilium.trial")
public record TrialSettings(
        @DefaultValue("") String folder,
        @DefaultValue("false") boolean enrolmentIsNow) {

    Set<Window.Anchor> anchorsAtNow() {
        return enrolmentIsNow ? EnumSet.allOf(Window.Anchor.class) : EnumSet.of(Window.Anchor.NOW);
    }
}
