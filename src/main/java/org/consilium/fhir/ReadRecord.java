package org.consilium.fhir;

import java.util.List;
import java.util.Map;
import org.consilium.chart.PatientChart;

/**
 * A chart, and the account of what did not go into it.
 *
 * @param foreignIgnored how many resources named another patient
 * @param notRead types of resource that a chart does not hold ("Immunization"), with how many were sent
 */
public record ReadRecord(
        PatientChart chart, List<SetAside> setAside, int foreignIgnored, Map<String, Integer> notRead) {
    public ReadRecord {
        setAside = List.copyOf(setAside);
        notRead = Map.copyOf(notRead);
    }

    /** Resources of this patient that could not be used, in words for the reader: their silence is no absence. */
    public List<String> notUsed() {
        return setAside.stream()
                .filter(aside -> switch (aside.reason()) {
                    case UNREADABLE, CONFLICTING, NO_PATIENT -> true;
                    case FOREIGN_PATIENT, ENTERED_IN_ERROR, CANCELLED, SUPERSEDED, NO_INFORMATION -> false;
                })
                .map(aside ->
                        "not used: " + aside.reference() + ", " + aside.reason().words())
                .toList();
    }
}
