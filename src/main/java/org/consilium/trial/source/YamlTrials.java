package org.consilium.trial.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.consilium.terminology.BadDefinition;
import org.consilium.terminology.CodeSets;
import org.consilium.trial.Trial;
import org.consilium.trial.TrialSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Trials as YAML, one file each: a hospital's own folder, or the demo trials where none is set. */
public final class YamlTrials implements TrialSource {
    private static final String DEMO = "classpath*:demo/trials/*.yaml";

    private final List<Trial> trials;

    private YamlTrials(List<Trial> trials) {
        this.trials = List.copyOf(trials);
    }

    /** @throws BadDefinition for a file that does not fit: a trial is never left out in silence */
    public static YamlTrials of(Optional<Path> folder, CodeSets sets) {
        var reader = new TrialReader(sets);
        Map<String, Trial> byId = new LinkedHashMap<>();
        texts(folder).forEach((file, text) -> {
            Trial trial = reader.read(file, text);
            if (byId.put(trial.id(), trial) != null) {
                throw new BadDefinition(file, 1, "another file has the trial " + trial.id() + " too");
            }
        });
        return new YamlTrials(
                byId.values().stream().sorted(Comparator.comparing(Trial::id)).toList());
    }

    @Override
    public List<Trial> trials() {
        return trials;
    }

    private static Map<String, String> texts(Optional<Path> folder) {
        try {
            return folder.isPresent() ? ofFolder(folder.get()) : ofJar();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "CSL-0555 the trials cannot be read; check the setting consilium.trial.folder", unreadable);
        }
    }

    private static Map<String, String> ofFolder(Path folder) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    private static Map<String, String> ofJar() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources(DEMO);
        Arrays.sort(files, Comparator.comparing(Resource::getFilename));
        for (Resource file : files) {
            texts.put(String.valueOf(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8));
        }
        return texts;
    }
}
