package org.consilium.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.consilium.chart.PatientChart;
import org.consilium.chart.Reach;
import org.consilium.diagnosis.ledger.Ledger;

/** Says what was not looked at: kinds of resources, withheld passages, what could not be read. */
final class Unlooked {
    private Unlooked() {}

    static List<String> of(Ledger ledger) {
        List<String> lines = new ArrayList<>();
        PatientChart chart = ledger.chart();
        for (Reach.Kind kind : Reach.Kind.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            switch (chart.reach().of(kind)) {
                case Reach.Coverage.Complete ignored -> {}
                case Reach.Coverage.Partial partial ->
                    lines.add(name + ": only " + partial.read() + " read (" + partial.reason() + ")");
                case Reach.Coverage.Unavailable none -> lines.add(name + ": not looked at (" + none.reason() + ")");
            }
        }
        if (ledger.withheld() > 0) {
            lines.add("notes: " + ledger.withheld()
                    + " passage(s) withheld because they address a machine, not a reader");
        }
        int unreadable = chart.ofKind(org.consilium.chart.Finding.Unreadable.class, finding -> true)
                .size();
        if (unreadable > 0) {
            lines.add(unreadable + " entries of the record could not be read");
        }
        return lines;
    }
}
