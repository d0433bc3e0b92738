package org.consilium.hook;

import java.util.List;
import org.consilium.assessment.Assessment;
import org.consilium.card.draft.ResourceDraft;
import org.consilium.fhir.DraftEncoder;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** How answers are written: the JSON of this room does not depend on what other rooms configure. */
final class Wire {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(ResourceDraft.class, new DraftSerializer()))
            .build();

    /** A list written without its type would lose the kind of each assessment. */
    private static final ObjectWriter ASSESSMENTS = JSON.writerFor(new TypeReference<List<Assessment>>() {});

    private Wire() {}

    /** A draft becomes FHIR only here, on its way out. */
    private static final class DraftSerializer extends ValueSerializer<ResourceDraft> {
        @Override
        public void serialize(ResourceDraft draft, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(DraftEncoder.json(draft));
        }
    }

    static byte[] bytes(Object answer) {
        return JSON.writeValueAsBytes(answer);
    }

    static String text(Object value) {
        return JSON.writeValueAsString(value);
    }

    static String assessments(List<Assessment> assessments) {
        return ASSESSMENTS.writeValueAsString(assessments);
    }

    static JsonNode tree(byte[] json) {
        return JSON.readTree(json);
    }
}
