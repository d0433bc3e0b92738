package org.consilium.diagnosis;

/** What a fact is said to do to a possibility. */
enum Relation {
    SUPPORTS,
    AGAINST
}
