package org.consilium.calculator;

import java.math.BigDecimal;
import java.time.LocalDate;

/** The value of an input as a person or a program writes it, before anybody knows whether it fits. */
public sealed interface Entry {

    /** @param unit as written; empty where none was given */
    record Amount(BigDecimal value, String unit) implements Entry {}

    record Statement(boolean holds) implements Entry {}

    record Word(String word) implements Entry {}

    record Date(LocalDate day) implements Entry {}
}
