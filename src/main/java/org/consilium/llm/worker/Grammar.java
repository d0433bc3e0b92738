package org.consilium.llm.worker;

import de.kherud.llama.LlamaModel;

/** The grammar (GBNF) under which a model's answer can only be JSON of a given schema. */
record Grammar(String text) {

    /** Under no grammar: the model writes what it likes. */
    static final Grammar NONE = new Grammar("");

    /**
     * From a JSON Schema. Blanks between tokens are ruled out: a small model else spends its whole budget on them.
     * The rule has to be the empty string and not nothing: without a body the native parser takes the next rule for
     * it, finds the grammar wrong, and generates without any grammar, silently.
     */
    static Grammar of(String jsonSchema) {
        String generated = LlamaModel.jsonSchemaToGrammar(jsonSchema);
        return new Grammar(generated.replaceAll("(?m)^space ::= .*$", "space ::= \"\""));
    }

    boolean constrains() {
        return !text.isEmpty();
    }
}
