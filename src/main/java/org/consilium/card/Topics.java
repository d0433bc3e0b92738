package org.consilium.card;

/** The code of a kind of card: static, letters and digits only, because some EHRs remember an override by it. */
final class Topics {
    static final String SYSTEM = "https://consilium.org/fhir/CodeSystem/card-topic";

    private Topics() {}

    static Card.Coding calculation(String calculator, String title) {
        return new Card.Coding("calculation" + calculator.replaceAll("[^A-Za-z0-9]", ""), SYSTEM, title);
    }

    static Card.Coding diagnosis() {
        return new Card.Coding("diagnosis", SYSTEM, "Diagnosis");
    }

    static Card.Coding trials() {
        return new Card.Coding("trialmatch", SYSTEM, "Trial eligibility");
    }
}
