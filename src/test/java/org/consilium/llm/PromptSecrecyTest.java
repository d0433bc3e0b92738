package org.consilium.llm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class PromptSecrecyTest {

    @Test
    void startsWhenNothingWritesPrompts() {
        assertThatCode(() -> PromptSecrecy.require(with("langchain4j.open-ai.chat-model.log-requests", "false")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "langchain4j.open-ai.chat-model.log-requests",
                "langchain4j.open-ai.chat-model.logResponses",
                "LANGCHAIN4J_OPEN_AI_CHAT_MODEL_LOG_REQUESTS"
            })
    void requestAndResponseLoggingIsRefusedAtStart(String property) {
        assertThatThrownBy(() -> PromptSecrecy.require(with(property, "true")))
                .hasMessageContaining("CSL-0458")
                .hasMessageContaining(property);
    }

    @Test
    void talkativeLogLevelsAreRefusedAtStart() {
        Logger logger = (Logger) LoggerFactory.getLogger("dev.langchain4j");
        logger.setLevel(Level.DEBUG);
        try {
            assertThatThrownBy(() -> PromptSecrecy.require(new StandardEnvironment()))
                    .hasMessageContaining("logging.level.dev.langchain4j");
        } finally {
            logger.setLevel(Level.INFO);
        }
    }

    @Test
    void tracesOfTheConnectionAreRefusedAtStart() {
        System.setProperty("jdk.httpclient.HttpClient.log", "content");
        try {
            assertThatThrownBy(() -> PromptSecrecy.require(new StandardEnvironment()))
                    .hasMessageContaining("-Djdk.httpclient.HttpClient.log");
        } finally {
            System.clearProperty("jdk.httpclient.HttpClient.log");
        }
    }

    private static StandardEnvironment with(String property, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of(property, value)));
        return environment;
    }
}
