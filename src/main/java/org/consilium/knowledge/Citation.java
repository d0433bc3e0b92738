package org.consilium.knowledge;

import java.util.Optional;

/** A source of knowledge: guideline or paper. */
public record Citation(String id, String text, Optional<String> doi, Optional<String> pmid) {}
