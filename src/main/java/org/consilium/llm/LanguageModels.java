package org.consilium.llm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/** The language model of the settings, opened for a command without the service around it. */
public final class LanguageModels {
    private static final Duration LOOK = Duration.ofMillis(100);

    private LanguageModels() {}

    /** The model, and what must be closed when the command is done. */
    public record Opened(LanguageModel model, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** This room alone; no component, so that the service does not find it. */
    @ComponentScan(basePackageClasses = LanguageModels.class)
    @ImportAutoConfiguration(SslAutoConfiguration.class)
    static class RoomAlone {}

    /**
     * Reads the settings as the service does, and waits until the model is there or will not come.
     *
     * @param settings as on the command line of the service: "--consilium.llm.provider=openai"
     */
    public static Opened open(List<String> settings, Duration patience) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(RoomAlone.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(settings.toArray(String[]::new));
        LanguageModel model = context.getBean(LanguageModel.class);
        Instant end = Instant.now().plus(patience);
        while (model.availability().state() == LanguageModel.Availability.State.LOADING
                && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return new Opened(model, context::close);
    }
}
