package org.consilium.hook;

import java.util.UUID;

/** The number under which a call stands in the log and in its answer (X-Request-Id). It says nothing about the patient. */
final class RequestId {
    static final String HEADER = "X-Request-Id";

    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> "-");

    private RequestId() {}

    /** Always a new one: an id that a client chooses could carry anything into the log. */
    static String begin() {
        String id = UUID.randomUUID().toString();
        CURRENT.set(id);
        return id;
    }

    static void end() {
        CURRENT.remove();
    }

    static String current() {
        return CURRENT.get();
    }
}
