package org.consilium.reasoning;

/** A clinician waits: the model's work behind stands back until the answer is out. */
public interface Foreground {

    /** Closed when the answer is out. */
    Call begin();

    /** Ends when it is closed. */
    interface Call extends AutoCloseable {
        @Override
        void close();
    }
}
