package org.consilium.llm;

/** A kind of language model that can be chosen by {@code consilium.llm.provider}. One class per kind. */
interface ModelProvider {

    /** As written in the settings. */
    String name();

    /** Opens the model; returns at once, whether or not it is ready. */
    LanguageModel open();
}
