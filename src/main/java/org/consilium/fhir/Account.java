package org.consilium.fhir;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.consilium.chart.Finding;
import org.consilium.chart.Reach.Kind;

/** What became of each resource in one reading. */
final class Account {
    /** Resources that others refer to; they say nothing about the patient by themselves. */
    private static final Set<String> SERVING = Set.of(
            "Medication",
            "Binary",
            "Practitioner",
            "PractitionerRole",
            "Organization",
            "Location",
            "Endpoint",
            "Patient");

    private final List<Finding> findings = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();
    private final Map<String, Integer> notRead = new HashMap<>();
    private final Map<Kind, Integer> lost = new EnumMap<>(Kind.class);
    private int foreign;

    void add(Resource resource, Reading reading) {
        switch (reading) {
            case Reading.Facts facts -> {
                findings.addAll(facts.findings());
                long unreadable = facts.findings().stream()
                        .filter(Finding.Unreadable.class::isInstance)
                        .count();
                if (unreadable > 0) {
                    lose(resource);
                    setAside(resource, SetAside.Reason.UNREADABLE);
                }
            }
            case Reading.Dropped dropped -> setAside(resource, dropped.reason());
        }
    }

    void foreign(Resource resource) {
        foreign++;
        setAside(resource, SetAside.Reason.FOREIGN_PATIENT);
    }

    /** Kept as unreadable, so that nobody takes its silence for an absence. */
    void unusable(Resource resource, SetAside.Reason reason, Finding.Unreadable finding) {
        findings.add(finding);
        lose(resource);
        setAside(resource, reason);
    }

    void notRead(Resource resource) {
        if (!SERVING.contains(resource.type())) {
            notRead.merge(resource.type(), 1, Integer::sum);
        }
    }

    private void lose(Resource resource) {
        Kinds.of(resource.type()).ifPresent(kind -> lost.merge(kind, 1, Integer::sum));
    }

    private void setAside(Resource resource, SetAside.Reason reason) {
        setAside.add(new SetAside(resource.key(), resource.reference(), reason));
    }

    List<Finding> findings() {
        return findings;
    }

    List<SetAside> setAside() {
        return setAside;
    }

    Map<String, Integer> notRead() {
        return notRead;
    }

    Map<Kind, Integer> lost() {
        return lost;
    }

    int foreign() {
        return foreign;
    }
}
