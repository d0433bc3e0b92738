package org.consilium.calculator;

import java.math.BigDecimal;
import java.util.Optional;
import org.consilium.expression.Bindings;

/**
 * A worked example that the definition must reproduce.
 *
 * @param low the expected value, or the lower end of what it can be; compared at the decimals written
 * @param source who worked it out
 */
public record Vector(
        int line,
        Bindings inputs,
        Optional<String> variant,
        BigDecimal low,
        BigDecimal high,
        Optional<String> band,
        String source) {}
