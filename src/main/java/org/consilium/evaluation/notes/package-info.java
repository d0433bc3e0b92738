/** What a note gives for the inputs of a score: numbers, dates and findings that code finds, each with its place. */
@NullMarked
package org.consilium.evaluation.notes;

import org.jspecify.annotations.NullMarked;
