package org.consilium.llm;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * How alike sentences are, by a small embedding model in this process (bge-small-en-v1.5, quantised, MIT licence). Nothing
 * leaves the process. The model is loaded when the first sentence comes, never at the start of the service: some seconds, and
 * about 100 MB outside the heap.
 */
public final class SentenceEmbeddings {

    /** Direction of a sentence in the model's space, of length 1. */
    public record Direction(List<Float> values) {
        public Direction {
            values = List.copyOf(values);
        }

        /** Cosine: 1 for the same direction. */
        public double likeness(Direction other) {
            double sum = 0;
            for (int i = 0; i < values.size(); i++) {
                sum += values.get(i) * other.values.get(i);
            }
            return sum;
        }
    }

    /**
     * Loads the model once, when it is first asked for. The tokenizer's library (DJL) reports to its makers and may fetch
     * native code as long as it is not told to stay offline; and it unpacks native code into the user's home, which a hardened
     * service does not have, so that a folder of this process alone is named for it.
     */
    private static final class Loaded {
        static final EmbeddingModel MODEL = load();

        private Loaded() {}

        private static EmbeddingModel load() {
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("OPT_OUT_TRACKING", "true");
            if (System.getProperty("DJL_CACHE_DIR") == null) {
                System.setProperty("DJL_CACHE_DIR", ownFolder().toString());
            }
            return new BgeSmallEnV15QuantizedEmbeddingModel(Runnable::run);
        }

        private static Path ownFolder() {
            try {
                Path folder = Files.createTempDirectory("consilium-embeddings");
                Runtime.getRuntime()
                        .addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
                return folder;
            } catch (IOException noRoom) {
                throw new UncheckedIOException("CSL-2664 the folder for temporary files cannot be written", noRoom);
            }
        }
    }

    /** In the order of the sentences. */
    public List<Direction> directions(List<String> sentences) {
        List<TextSegment> segments = sentences.stream().map(TextSegment::from).toList();
        return Loaded.MODEL.embedAll(segments).content().stream()
                .map(embedding -> new Direction(embedding.vectorAsList()))
                .toList();
    }
}
