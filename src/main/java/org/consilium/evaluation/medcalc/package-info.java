/** MedCalc-Bench (Khandekar et al., NeurIPS 2024): its rows to the inputs of our scores, and what came out. */
@NullMarked
package org.consilium.evaluation.medcalc;

import org.jspecify.annotations.NullMarked;
