/** The condition knowledge base: findings, weights, red flags and sources of each condition. */
@ApplicationModule(allowedDependencies = {"terminology", "chart", "llm"})
@NullMarked
package org.consilium.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
