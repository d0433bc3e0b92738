package org.consilium.chart;

/** What the record allows to say about a statement: yes, no, or not decided by what is written. */
public enum Certainty {
    YES,
    NO,
    UNKNOWN
}
