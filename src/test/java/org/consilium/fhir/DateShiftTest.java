package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.consilium.fhir.ChartReaderTest.NOW;
import static org.consilium.fhir.ChartReaderTest.json;

import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DateShiftTest {
    @Test
    void movesEveryDateAtItsPrecisionAndKeepsTimeOfDayAndOffset() {
        var moved = new DateShift(40).apply(json("""
            {'birthDate':'1962-11-30','effectiveDateTime':'2026-11-20T23:30:00+13:00','issued':'2026-12-31T08:00:00.5Z',
             'onsetDateTime':'2025-12','recordedDate':'2015','period':{'start':'2024-02-10','end':'2024-02-20'},
             'timing':{'event':['2026-11-20','2026-11-21']},'meta':{'lastUpdated':'2026-11-20T08:00:00Z'}}\
            """));

        assertThat(moved).isEqualTo(json("""
            {'birthDate':'1963-01-09','effectiveDateTime':'2026-12-30T23:30:00+13:00','issued':'2027-02-09T08:00:00.5Z',
             'onsetDateTime':'2026-01','recordedDate':'2015','period':{'start':'2024-03-21','end':'2024-03-31'},
             'timing':{'event':['2026-12-30','2026-12-31']},'meta':{'lastUpdated':'2026-12-30T08:00:00Z'}}\
            """));
    }

    @Test
    void leavesWhatOnlyLooksLikeADateAlone() {
        var same = json("""
            {'id':'2026-11-20','code':'2345','valueString':'2026-11-20','identifier':[{'value':'2026-11-20'}],
             'reference':'Observation/2026-11-20','effectiveDateTime':'2026-02-31','dateTime':'yesterday','end':7}\
            """);

        assertThat(new DateShift(40).apply(same)).isEqualTo(same);
    }

    @Test
    void putsTheAnchorOntoADayOrAsCloseToNowAsItMay() {
        assertThat(DateShift.onto(NOW, LocalDate.parse("2026-11-23")).days()).isEqualTo(3);
        assertThat(DateShift.until(NOW, Instant.parse("2026-11-23T08:00:00Z")).days())
                .isEqualTo(3);
        assertThat(DateShift.until(NOW, Instant.parse("2026-11-23T07:59:59Z")).days())
                .isEqualTo(2);
        assertThat(DateShift.until(NOW, Instant.parse("2026-11-19T09:00:00Z")).days())
                .isEqualTo(-1);
    }

    @Test
    void knowsEveryDateElementOfR4() {
        var names = new TreeSet<String>();
        var seen = new HashSet<BaseRuntimeElementDefinition<?>>();
        var r4 = FhirContext.forR4Cached();
        r4.getResourceTypes().forEach(type -> collect(r4.getResourceDefinition(type), names, seen));
        // A bare "value" is also the text of an identifier or a contact point, and never a patient's date.
        names.remove("value");

        assertThat(names).hasSizeGreaterThan(80).allMatch(DateShift::isDateElement);
    }

    private static void collect(
            BaseRuntimeElementDefinition<?> type, Set<String> names, Set<BaseRuntimeElementDefinition<?>> seen) {
        if (!seen.add(type) || !(type instanceof BaseRuntimeElementCompositeDefinition<?> composite)) {
            return;
        }
        for (var child : composite.getChildren()) {
            if (child.getElementName().toLowerCase(java.util.Locale.ROOT).endsWith("extension")) {
                continue;
            }
            for (String name : child.getValidChildNames()) {
                var inner = child.getChildByName(name);
                if (inner != null) {
                    if (Set.of("date", "dateTime", "instant").contains(inner.getName())) {
                        names.add(name);
                    }
                    collect(inner, names, seen);
                }
            }
        }
    }
}
