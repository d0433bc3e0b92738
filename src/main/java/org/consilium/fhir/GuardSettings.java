package org.consilium.fhir;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How large a JSON body may be (settings consilium.fhir.guard.*).
 *
 * @param maxBody bytes of the whole body; 10 MB by default, 64 MB at most
 * @param maxText characters of one text, base64 notes included; 4,194,304 by default
 * @param maxTokens names, values and brackets of the whole body; 2,000,000 by default
 * @param maxDepth objects and lists inside each other; 100 by default
 */
@Validated
@ConfigurationProperties("consilium.fhir.guard")
public record GuardSettings(
        @DefaultValue("10MB") DataSize maxBody,

        @DefaultValue("4194304") @Min(1_000) @Max(67_108_864)
        int maxText,

        @DefaultValue("2000000") @Min(1_000) @Max(20_000_000)
        int maxTokens,

        @DefaultValue("100") @Min(10) @Max(500) int maxDepth) {
    private static final DataSize LARGEST = DataSize.ofMegabytes(64);

    public GuardSettings {
        if (maxBody.compareTo(LARGEST) > 0 || maxBody.toBytes() < 1) {
            throw new IllegalArgumentException("CSL-0120 consilium.fhir.guard.max-body must be from 1B to 64MB");
        }
    }

    public static GuardSettings defaults() {
        return new GuardSettings(DataSize.ofMegabytes(10), 4_194_304, 2_000_000, 100);
    }
}
