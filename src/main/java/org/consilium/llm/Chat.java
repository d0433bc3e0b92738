package org.consilium.llm;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel.OpenAiChatModelBuilder;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.util.Optional;
import org.consilium.llm.LanguageModel.Answer;
import org.consilium.llm.LanguageModel.Question;
import org.consilium.llm.LanguageModel.Reason;
import org.consilium.llm.LanguageModel.Usage;
import org.consilium.llm.LlmSettings.SchemaMode;

/**
 * One question in the OpenAI form, and its answer checked.
 *
 * @param maxTokens of an answer, whatever is asked for
 * @param thinkingTokens allowed on top
 */
record Chat(int maxTokens, SchemaMode mode, boolean strict, int thinkingTokens) {
    private static final double SAMPLE_TEMPERATURE = 0.7;
    private static final String UNDER_SCHEMA =
            "\n\nAnswer with one JSON object that follows this JSON Schema, and with nothing else:\n";

    record Ask(Question question, String jsonSchema) {}

    Answer ask(Ask ask, ModelSource.Endpoint endpoint, DeadlineHttp within) {
        long start = System.nanoTime();
        ChatResponse response = send(ask, endpoint, within);
        if (!endpoint.model().equals(response.metadata().modelName())) {
            throw new Refusal(Reason.WRONG_MODEL, "another model answered than the one that was asked");
        }
        String text = Optional.ofNullable(response.aiMessage().text()).orElse("");
        int thinking = Optional.ofNullable(response.aiMessage().thinking())
                .map(String::length)
                .orElse(0);
        return switch (AnswerGuard.check(text, ask.jsonSchema())) {
            case AnswerGuard.Checked.Json json ->
                new Answer.Json(json.text(), usage(response, thinking + json.thinkingLength(), start));
            case AnswerGuard.Checked.Refused refused -> failed(response, refused.reason());
        };
    }

    private static Answer failed(ChatResponse response, Reason reason) {
        return response.metadata().finishReason() == FinishReason.LENGTH
                ? new Answer.Failed(Reason.CUT_OFF, "the answer was cut off at its limit")
                : new Answer.Failed(reason, "the model answered in another form than asked for");
    }

    private static Usage usage(ChatResponse response, int thinking, long start) {
        TokenUsage tokens =
                Optional.ofNullable(response.metadata().tokenUsage()).orElse(new TokenUsage(0, 0));
        return new Usage(
                Optional.ofNullable(tokens.inputTokenCount()).orElse(0),
                Optional.ofNullable(tokens.outputTokenCount()).orElse(0),
                thinking,
                (System.nanoTime() - start) / 1_000_000);
    }

    /**
     * LangChain4j throws bare runtime exceptions where a server's answer is not of the OpenAI form, and their messages
     * can hold that answer: here they end, unread.
     */
    private ChatResponse send(Ask ask, ModelSource.Endpoint endpoint, DeadlineHttp within) {
        ChatRequest request = ChatRequest.builder()
                .messages(
                        SystemMessage.from(system(ask)),
                        UserMessage.from(PatientText.defused(ask.question().data())))
                .build();
        try {
            return model(ask, endpoint, within).chat(request);
        } catch (Refusal foreseen) {
            throw foreseen;
        } catch (RuntimeException unusable) {
            throw new Refusal(Reason.SERVER_ERROR, "the server's answer is not of the OpenAI form");
        }
    }

    private String system(Ask ask) {
        return switch (mode) {
            case JSON_SCHEMA -> ask.question().system();
            case JSON_OBJECT, NONE -> ask.question().system() + UNDER_SCHEMA + ask.jsonSchema();
        };
    }

    private OpenAiChatModel model(Ask ask, ModelSource.Endpoint endpoint, DeadlineHttp within) {
        int sample = ask.question().sample();
        OpenAiChatModelBuilder builder = OpenAiChatModel.builder()
                .httpClientBuilder(within.asBuilder())
                .baseUrl(endpoint.base().toString())
                .customHeaders(ModelDeclaration.authorization(endpoint))
                .modelName(endpoint.model())
                .temperature(sample == 0 ? 0 : SAMPLE_TEMPERATURE)
                .seed(1 + sample)
                .maxTokens(Math.min(ask.question().maxTokens(), maxTokens) + thinkingTokens)
                .maxRetries(0)
                .returnThinking(true);
        switch (mode) {
            case JSON_SCHEMA ->
                builder.supportedCapabilities(Capability.RESPONSE_FORMAT_JSON_SCHEMA)
                        .strictJsonSchema(strict)
                        .responseFormat(schema(ask.jsonSchema()));
            case JSON_OBJECT -> builder.responseFormat(ResponseFormat.JSON);
            case NONE -> {
                // the system text says it
            }
        }
        return builder.build();
    }

    private static ResponseFormat schema(String jsonSchema) {
        return ResponseFormat.builder()
                .type(ResponseFormatType.JSON)
                .jsonSchema(JsonSchema.builder()
                        .name("answer")
                        .rootElement(JsonRawSchema.from(jsonSchema))
                        .build())
                .build();
    }
}
