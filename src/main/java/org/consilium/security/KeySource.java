package org.consilium.security;

/** The public keys of one issuer. */
interface KeySource {
    KeyLookup find(String keyId);
}
