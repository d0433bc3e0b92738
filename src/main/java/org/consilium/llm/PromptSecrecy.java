package org.consilium.llm;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Prompts and answers hold what a patient is, and must never reach a log. The service refuses to start while anything
 * is switched on that would write them: LangChain4j's request and response logging, or the Java HTTP client's and
 * TLS's own traces.
 */
final class PromptSecrecy {
    private static final List<String> TALKATIVE = List.of("dev.langchain4j", "jdk.httpclient", "de.kherud.llama");
    private static final List<String> TRACES = List.of("jdk.httpclient.HttpClient.log", "javax.net.debug");

    private PromptSecrecy() {}

    static void require(ConfigurableEnvironment environment) {
        List<String> faults = new ArrayList<>();
        for (PropertySource<?> source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> listed) {
                for (String name : listed.getPropertyNames()) {
                    if (asksForBodies(name) && isOn(environment.getProperty(name, ""))) {
                        faults.add(name);
                    }
                }
            }
        }
        TALKATIVE.stream()
                .filter(name -> LoggerFactory.getLogger(name).isDebugEnabled())
                .forEach(name -> faults.add("logging.level." + name));
        TRACES.stream()
                .filter(name -> !System.getProperty(name, "").isEmpty())
                .forEach(name -> faults.add("-D" + name));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("CSL-0458 These settings would write prompts into a log: "
                    + String.join(", ", faults) + ". Remove them, and keep log levels of these at INFO or above.");
        }
    }

    private static boolean asksForBodies(String property) {
        String name = property.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
        return name.startsWith("langchain4j") && (name.endsWith("logrequests") || name.endsWith("logresponses"));
    }

    private static boolean isOn(String value) {
        return !value.isBlank() && !value.equalsIgnoreCase("false");
    }
}
