package org.consilium.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows {@link UnsafeSettings} as text for the operator in the place of a stack trace. */
final class UnsafeSettingsAnalyzer extends AbstractFailureAnalyzer<UnsafeSettings> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsafeSettings cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Set the keys named above and start again. For a demonstration on this machine use the profile 'try'.",
                cause);
    }
}
