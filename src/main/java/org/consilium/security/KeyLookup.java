package org.consilium.security;

/** What an issuer's keys say to a {@code kid}. */
sealed interface KeyLookup {
    record Found(VerificationKey key) implements KeyLookup {}

    record Unknown() implements KeyLookup {}

    /** There are no keys: none could be fetched, or those we have are too old to be trusted. */
    record NoKeys() implements KeyLookup {}
}
