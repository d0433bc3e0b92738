package org.consilium.llm;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A language model of half a megabyte with random weights, written as GGUF. It knows nothing, but it is loaded,
 * tokenized, constrained and cancelled by the same code as a real one, on any machine, without a download.
 *
 * @see <a href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">the GGUF format</a>
 */
final class TinyModel {
    private static final int WIDTH = 64;
    private static final int KEY_WIDTH = 32;
    private static final int HIDDEN = 128;
    private static final int BLOCKS = 2;
    private static final int ALIGNMENT = 32;
    private static final String TEMPLATE = "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n'"
            + " + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}"
            + "{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TinyModel() {}

    static Path write(Path folder) throws IOException {
        Path file = folder.resolve("tiny-random.gguf");
        Files.write(file, new TinyModel().bytes());
        return file;
    }

    private byte[] bytes() {
        List<String> tokens = new ArrayList<>(List.of("<unk>", "<s>", "</s>"));
        List<Integer> types = new ArrayList<>(List.of(2, 3, 3));
        for (int value = 0; value < 256; value++) {
            tokens.add("<0x%02X>".formatted(value));
            types.add(6);
        }
        for (char letter = '!'; letter <= '~'; letter++) {
            tokens.add(String.valueOf(letter));
            types.add(1);
        }
        tokens.add("\u2581");
        types.add(1);
        Map<String, int[]> tensors = tensors(tokens.size());
        raw("GGUF");
        integer(3);
        wide(tensors.size());
        wide(20);
        describe();
        vocabulary(tokens, types);
        long offset = 0;
        for (Map.Entry<String, int[]> tensor : tensors.entrySet()) {
            string(tensor.getKey());
            integer(tensor.getValue().length);
            for (int dimension : tensor.getValue()) {
                wide(dimension);
            }
            integer(0);
            wide(offset);
            offset += size(tensor.getValue()) * 4L;
        }
        weights(tensors);
        return out.toByteArray();
    }

    private static Map<String, int[]> tensors(int vocabulary) {
        Map<String, int[]> tensors = new LinkedHashMap<>();
        tensors.put("token_embd.weight", new int[] {WIDTH, vocabulary});
        tensors.put("output_norm.weight", new int[] {WIDTH});
        tensors.put("output.weight", new int[] {WIDTH, vocabulary});
        for (int block = 0; block < BLOCKS; block++) {
            String at = "blk." + block + ".";
            tensors.put(at + "attn_norm.weight", new int[] {WIDTH});
            tensors.put(at + "attn_q.weight", new int[] {WIDTH, WIDTH});
            tensors.put(at + "attn_k.weight", new int[] {WIDTH, KEY_WIDTH});
            tensors.put(at + "attn_v.weight", new int[] {WIDTH, KEY_WIDTH});
            tensors.put(at + "attn_output.weight", new int[] {WIDTH, WIDTH});
            tensors.put(at + "ffn_norm.weight", new int[] {WIDTH});
            tensors.put(at + "ffn_gate.weight", new int[] {WIDTH, HIDDEN});
            tensors.put(at + "ffn_up.weight", new int[] {WIDTH, HIDDEN});
            tensors.put(at + "ffn_down.weight", new int[] {HIDDEN, WIDTH});
        }
        return tensors;
    }

    private void describe() {
        text("general.architecture", "llama");
        text("general.name", "tiny-random");
        number("llama.context_length", 4096);
        number("llama.embedding_length", WIDTH);
        number("llama.block_count", BLOCKS);
        number("llama.feed_forward_length", HIDDEN);
        number("llama.attention.head_count", 4);
        number("llama.attention.head_count_kv", 2);
        string("llama.attention.layer_norm_rms_epsilon");
        integer(6);
        integer(Float.floatToIntBits(1e-5f));
        number("llama.rope.dimension_count", 16);
        number("general.file_type", 0);
    }

    private void vocabulary(List<String> tokens, List<Integer> types) {
        text("tokenizer.ggml.model", "llama");
        array("tokenizer.ggml.tokens", 8, tokens.size());
        tokens.forEach(this::string);
        array("tokenizer.ggml.scores", 6, tokens.size());
        tokens.forEach(token -> integer(Float.floatToIntBits(0f)));
        array("tokenizer.ggml.token_type", 5, tokens.size());
        types.forEach(this::integer);
        number("tokenizer.ggml.unknown_token_id", 0);
        number("tokenizer.ggml.bos_token_id", 1);
        number("tokenizer.ggml.eos_token_id", 2);
        text("tokenizer.chat_template", TEMPLATE);
        number("llama.vocab_size", tokens.size());
    }

    private void weights(Map<String, int[]> tensors) {
        while (out.size() % ALIGNMENT != 0) {
            out.write(0);
        }
        Random random = new Random(42);
        tensors.forEach((name, shape) -> {
            boolean norm = name.contains("norm");
            for (int at = 0; at < size(shape); at++) {
                float value = norm ? 1f : (float) (random.nextGaussian() / Math.sqrt(WIDTH));
                integer(Float.floatToIntBits(value));
            }
        });
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        return size;
    }

    private void text(String key, String value) {
        string(key);
        integer(8);
        string(value);
    }

    private void number(String key, int value) {
        string(key);
        integer(4);
        integer(value);
    }

    private void array(String key, int type, int length) {
        string(key);
        integer(9);
        integer(type);
        wide(length);
    }

    private void string(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        wide(bytes.length);
        out.writeBytes(bytes);
    }

    private void raw(String value) {
        out.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private void integer(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    private void wide(long value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }
}
