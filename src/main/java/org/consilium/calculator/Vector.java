package org.consilium.calculator;

import java.util.Optional;
import org.consilium.expression.Bindings;
import org.consilium.expression.Value;

/**
 * A worked example that the definition must reproduce.
 *
 * @param expected the result, or all it can be; numbers are compared at the decimals written
 * @param source who worked it out
 */
public record Vector(
        int line, Bindings inputs, Optional<String> variant, Value expected, Optional<String> band, String source) {}
