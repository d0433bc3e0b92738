package org.consilium.llm.worker;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.LlamaOutput;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * The native model. One question at a time, on one thread: the native code holds its thread while it works.
 * It is never closed: the native threads outlive {@code close()}, so the process ends instead.
 */
final class LocalModel {
    /** Characters of prompt evaluated between two looks at whether the answer is still wanted. */
    private static final int STRIDE = 800;

    /** Small enough that a cancelled question lets go within about a second on one slow core. */
    private static final int BATCH = 256;

    private final LlamaModel model;
    private final int context;
    private String evaluated = "";

    LocalModel(Path file, int threads, int context) {
        this.context = context;
        this.model = new LlamaModel(new ModelParameters()
                .setModel(file.toString())
                .setThreads(threads)
                .setThreadsBatch(threads)
                .setCtxSize(context)
                .setBatchSize(BATCH)
                .setParallel(1)
                .disableContextShift());
    }

    int context() {
        return context;
    }

    /** One turn of a conversation in the OpenAI form. */
    record Message(String role, String content) {}

    /** How the answer is to be chosen: temperature 0 is the likeliest one. */
    record Sampling(int maxTokens, float temperature, int seed) {}

    record Generated(String text, int promptTokens, int answerTokens, boolean cutOff) {}

    /** The conversation as this model was trained to read it. */
    String prompt(List<Message> messages) {
        String system = messages.stream()
                .filter(message -> message.role().equals("system"))
                .map(Message::content)
                .findFirst()
                .orElse("");
        List<Pair<String, String>> turns = messages.stream()
                .filter(message -> !message.role().equals("system"))
                .map(message -> new Pair<>(message.role(), message.content()))
                .toList();
        return model.applyTemplate(
                new InferenceParameters("").setMessages(system, turns).setUseChatTemplate(true));
    }

    int tokens(String text) {
        return model.encode(text).length;
    }

    /**
     * Generates until the answer is whole, the limit is reached or nobody wants it any more. The prompt is evaluated
     * in strides, each reusing what was evaluated before: a native call cannot be interrupted, and a cancelled one
     * would leave its thread waiting for ever. A prefix shared with the question before is not evaluated again.
     */
    Generated generate(String prompt, Grammar grammar, Sampling sampling, BooleanSupplier unwanted) {
        int promptTokens = tokens(prompt);
        for (int end = shared(prompt) + STRIDE; end < prompt.length(); end += STRIDE) {
            if (unwanted.getAsBoolean()) {
                return new Generated("", promptTokens, 0, true);
            }
            evaluate(prompt.substring(0, end));
        }
        evaluated = prompt;
        InferenceParameters parameters = new InferenceParameters(prompt)
                .setCachePrompt(true)
                .setNPredict(sampling.maxTokens())
                .setTemperature(sampling.temperature())
                .setSeed(sampling.seed());
        if (grammar.constrains()) {
            parameters.setGrammar(grammar.text());
        }
        return collect(parameters, promptTokens, sampling.maxTokens(), unwanted);
    }

    private void evaluate(String prefix) {
        model.complete(new InferenceParameters(prefix)
                .setCachePrompt(true)
                .setNPredict(0)
                .setTemperature(0));
        evaluated = prefix;
    }

    /** Characters that the prompt has in common with what the model holds evaluated. */
    private int shared(String prompt) {
        int shorter = Math.min(prompt.length(), evaluated.length());
        int at = 0;
        while (at < shorter && prompt.charAt(at) == evaluated.charAt(at)) {
            at++;
        }
        return at;
    }

    private Generated collect(InferenceParameters parameters, int promptTokens, int limit, BooleanSupplier unwanted) {
        StringBuilder text = new StringBuilder();
        int tokens = 0;
        LlamaIterator outputs = model.generate(parameters).iterator();
        while (outputs.hasNext()) {
            LlamaOutput output = outputs.next();
            text.append(output.text);
            if (outputs.hasNext()) {
                tokens++;
                if (unwanted.getAsBoolean()) {
                    outputs.cancel();
                }
            }
        }
        return new Generated(text.toString(), promptTokens, tokens, tokens >= limit);
    }
}
