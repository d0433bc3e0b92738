/** The child process that holds a small local model and speaks the OpenAI form on the loopback address. */
@NullMarked
package org.consilium.llm.worker;

import org.jspecify.annotations.NullMarked;
