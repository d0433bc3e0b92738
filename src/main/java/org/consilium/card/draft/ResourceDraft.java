package org.consilium.card.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.PatientId;
import org.consilium.terminology.Code;
import org.consilium.terminology.Quantity;

/**
 * A resource that a card proposes. It becomes part of the record only if a clinician accepts the suggestion and the EHR
 * creates it.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#action">CDS Hooks 2.0, action</a>
 */
public sealed interface ResourceDraft {

    /** Where a resource belongs. */
    record About(PatientId patient, Optional<String> encounter) {}

    /**
     * A computed result: an Observation derived from those that hold its inputs. No model takes part in it.
     *
     * @param name what it is, for people
     * @param method by which definition it was computed
     * @param from the time of the earliest input
     * @param to the time of the latest input
     * @param derivedFrom references of the Observations it was computed from
     * @param issued when it was computed
     */
    record CalculatedObservation(
            About about,
            Code code,
            String name,
            Quantity value,
            String method,
            ClinicalTime from,
            ClinicalTime to,
            List<String> derivedFrom,
            Instant issued)
            implements ResourceDraft {
        public CalculatedObservation {
            derivedFrom = List.copyOf(derivedFrom);
            if (derivedFrom.isEmpty()) {
                throw new IllegalArgumentException("CSL-2605 a computed result names what it was computed from");
            }
        }
    }

    /**
     * A diagnosis that the record meets published criteria of: a provisional Condition of the encounter.
     *
     * @param codes of the same diagnosis, one for each code system
     * @param evidence references of the facts that speak for it
     * @param byModel whether a language model took part in what the card says
     */
    record ProvisionalCondition(
            About about, List<Code> codes, String name, List<String> evidence, boolean byModel, Instant recorded)
            implements ResourceDraft {
        public ProvisionalCondition {
            codes = List.copyOf(codes);
            evidence = List.copyOf(evidence);
            if (byModel && evidence.isEmpty()) {
                throw new IllegalArgumentException("CSL-2607 what a model took part in names its facts");
            }
            if (about.encounter().isEmpty()) {
                throw new IllegalArgumentException("CSL-2606 a provisional diagnosis belongs to an encounter");
            }
        }
    }
}
