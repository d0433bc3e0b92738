package org.consilium.assessment;

/** The jobs of Consilium; each is one CDS service. */
public enum Service {
    CALCULATIONS("consilium-calculations"),
    DIAGNOSIS("consilium-diagnosis"),
    TRIALS("consilium-trials");

    private final String id;

    Service(String id) {
        this.id = id;
    }

    /** The id in CDS Hooks discovery. */
    public String id() {
        return id;
    }
}
