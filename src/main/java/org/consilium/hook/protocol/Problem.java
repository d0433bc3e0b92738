package org.consilium.hook.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A foreseen refusal. Its message starts with a fixed code, says what to do, and repeats nothing that was sent; which HTTP
 * status it becomes is decided in one place, at the edge.
 */
public sealed interface Problem {
    String message();

    /** The request does not follow the specification. */
    record BadRequest(String message) implements Problem {}

    /** Who calls is not known. The answer is the same for every cause. */
    record Unauthorized(String message) implements Problem {}

    /** Who calls is known and may not do this. */
    record Forbidden(String message) implements Problem {}

    /** No such service. */
    record NotFound(String message) implements Problem {}

    /** Another HTTP method is wanted. */
    record WrongMethod(String message, Set<String> allowed) implements Problem {
        public WrongMethod {
            allowed = Set.copyOf(allowed);
        }
    }

    /** The client accepts no format that there is. */
    record NotAcceptable(String message) implements Problem {}

    /** The body is in a format that is not read. */
    record UnsupportedFormat(String message) implements Problem {}

    /** Data without which nothing can be said were not sent and cannot be read: CDS Hooks 3.0.0-ballot, status 412. */
    record PreconditionFailed(String message, List<String> keys) implements Problem {
        public PreconditionFailed {
            keys = List.copyOf(keys);
        }
    }

    /** The body is larger than the limit. */
    record TooLarge(String message) implements Problem {}

    /** The header fields are larger than the limit (RFC 6585, section 5). */
    record HeadersTooLarge(String message) implements Problem {}

    /** The body came too slowly. */
    record TimedOut(String message) implements Problem {}

    /** More calls than can be answered in time. */
    record Busy(String message, Duration retryAfter) implements Problem {}

    /** What must be there to answer safely is not: the audit store, the keys of the issuers, the memory of used tokens. */
    record Unavailable(String message) implements Problem {}

    /** A bug of ours, or a server that the answer depends on is out of order. */
    record Fault(String message) implements Problem {}
}
