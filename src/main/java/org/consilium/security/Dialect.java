package org.consilium.security;

/** The habits of a CDS client that differ from the plain specification, by the product that has them. */
public enum Dialect {
    STANDARD,
    EPIC,
    ORACLE,
    ATHENA
}
