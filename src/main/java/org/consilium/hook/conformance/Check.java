package org.consilium.hook.conformance;

/**
 * One point of the checklist.
 *
 * @param level M for what the specification demands, S for what it recommends, O for what it leaves open
 */
record Check(String id, String level, String says, Probe probe) {

    /** How the point is tried. */
    @FunctionalInterface
    interface Probe {
        Outcome on(Target target);
    }

    static Check must(String id, String says, Probe probe) {
        return new Check(id, "M", says, probe);
    }

    static Check should(String id, String says, Probe probe) {
        return new Check(id, "S", says, probe);
    }

    static Check open(String id, String says, Probe probe) {
        return new Check(id, "O", says, probe);
    }

    /** A point that needs the inside of the service, or a second server. */
    static Check inside(String id, String says, String why) {
        return new Check(id, "-", says, target -> new Outcome.Skipped(why));
    }
}
