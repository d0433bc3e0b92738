package org.consilium.bedside;

/** What a model chose for one question: the id of a sentence and a value. Not yet checked. */
record Choice(String question, String sentence, String value) {}
