package org.consilium.diagnosis;

/** A link that somebody (the rules or a model) proposes: nothing but ids. */
record Proposal(String candidate, String fact, Relation relation) {}
