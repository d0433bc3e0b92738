package org.consilium.diagnosis.ledger;

import org.consilium.expression.Truth;

/** A statement of the record held against a mark: TRUE shows it, FALSE documents its absence, UNKNOWN says neither. */
record Sighting(Statement statement, Truth truth) {}
