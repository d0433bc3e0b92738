package org.consilium.reasoning;

/** What may be logged of a bug: its kind and place. Never its message, which can hold what the patient is. */
record Fault(String kind, String place) {
    static Fault of(Throwable bug) {
        StackTraceElement[] frames = bug.getStackTrace();
        String place = frames.length == 0
                ? "unknown place"
                : frames[0].getClassName() + "." + frames[0].getMethodName() + ":" + frames[0].getLineNumber();
        return new Fault(bug.getClass().getSimpleName(), place);
    }

    @Override
    public String toString() {
        return kind + " at " + place;
    }
}
