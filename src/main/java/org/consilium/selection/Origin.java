package org.consilium.selection;

import java.util.Optional;
import java.util.Set;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Measurand;

/** Where in the record an input is looked for. */
public sealed interface Origin {

    /**
     * A measurement or an answer: Observation.
     *
     * @param yes for a statement: the answers that make it true
     */
    record Observed(Measurand measurand, Scale scale, Set<String> yes) implements Origin {
        public Observed {
            yes = Set.copyOf(yes);
        }

        public Observed(Measurand measurand) {
            this(measurand, Scale.UNIT, Set.of());
        }

        /** In its unit, or as a multiple of the laboratory's own limit of normal. */
        public enum Scale {
            UNIT,
            UPPER_LIMIT,
            LOWER_LIMIT
        }
    }

    /** A problem or diagnosis of the patient, never of a relative. */
    record Condition(CodeSet set, Standing standing) implements Origin {

        /** ACTIVE: now; EVER: now or before (within the window, if there is one: by onset). */
        public enum Standing {
            ACTIVE,
            EVER
        }
    }

    /** A drug in one of these uses. */
    record Medication(CodeSet set, Set<Use> uses) implements Origin {
        public Medication {
            uses = Set.copyOf(uses);
        }

        /** CURRENT: taken now; EVER: now or before; PROPOSED: in an order that is not signed. */
        public enum Use {
            CURRENT,
            EVER,
            PROPOSED
        }
    }

    /**
     * How much of a drug a day, over all its orders: Dosage, where it says so without doubt.
     *
     * @param plausible what a day can bring at most
     * @param unless words in the name of a product that is not meant ("cream")
     * @param except words in the name of a product that is meant and cannot be counted in this way ("injection")
     */
    record Dose(
            CodeSet set,
            Set<Medication.Use> uses,
            Measurand.Plausible plausible,
            Set<String> unless,
            Set<String> except)
            implements Origin {
        public Dose {
            uses = Set.copyOf(uses);
            unless = Set.copyOf(unless);
            except = Set.copyOf(except);
        }
    }

    /** Something done, or planned. */
    record Procedure(CodeSet set, boolean planned) implements Origin {}

    /** An allergy or intolerance to something of the set; empty: to anything. */
    record Allergy(Optional<CodeSet> set) implements Origin {}

    /** Age at the chart's moment, in completed years (a), months (mo), weeks (wk) or days (d). */
    record Age(String unit) implements Origin {}

    /** Sex as the record states it, female or male. */
    record Sex() implements Origin {}

    /** The day of the assessment, where the patient is. */
    record Today() implements Origin {}

    /**
     * What is the same for every patient of a hospital, and therefore set and not read.
     *
     * @param setting its name in {@code consilium.selection.site}
     * @param plausible for a number: what it can be
     */
    record Site(String setting, Optional<Measurand.Plausible> plausible) implements Origin {}

    /**
     * A finding at the bedside or in a note, which only a person can state so far.
     *
     * @param plausible for a number: what it can be
     */
    record Bedside(String finding, Optional<Measurand.Plausible> plausible) implements Origin {}
}
