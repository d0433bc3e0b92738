package org.consilium.assessment;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A conclusion about one patient, complete with its evidence; kept as JSON so that its page can be opened later. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Calculation.class, name = "calculation"),
    @JsonSubTypes.Type(value = Differential.class, name = "differential"),
    @JsonSubTypes.Type(value = Eligibility.class, name = "eligibility"),
    @JsonSubTypes.Type(value = Abstention.class, name = "abstention")
})
public sealed interface Assessment permits Calculation, Differential, Eligibility, Abstention {

    /** Stable name of what was assessed: a calculator id, "differential", "eligibility". */
    String topic();
}
