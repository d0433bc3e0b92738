package org.consilium.reasoning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.assessment.ModelCall;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.chart.PatientId;
import org.consilium.reasoning.Deepening.Asked;
import org.jspecify.annotations.Nullable;

/**
 * Takes every question to a model down in the audit trail, before its answer is used: whose record went to which model,
 * under which prompt, how long it took. Nothing of what was asked or answered.
 */
record CallRecord(AuditTrail trail, Asked asked, PatientId patient) implements ModelCall.Witness {

    @Override
    public void saw(ModelCall call) {
        trail.append(asked.tenant(), List.of(new AuditEvent(AuditEvent.Type.LLM_CALLED, call.at(), body(call))));
    }

    private Map<String, @Nullable Object> body(ModelCall call) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("service", asked.service().id());
        body.put("patient", patient.value());
        body.put("recordHash", asked.recordHash());
        body.put("model", call.model().name());
        body.put("modelDigest", call.model().digest());
        body.put("promptVersion", call.model().promptVersion());
        body.put("facts", call.asked().facts());
        body.put("candidates", call.asked().candidates());
        body.put("sample", call.asked().sample());
        body.put("outcome", call.outcome());
        body.put("millis", call.took().toMillis());
        call.tokens().ifPresent(tokens -> {
            body.put("promptTokens", tokens.prompt());
            body.put("answerTokens", tokens.answer());
            body.put("thinkingLength", tokens.thinkingLength());
        });
        return body;
    }
}
