package org.consilium.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.card.Card;

/**
 * The body of a service's answer; no cards is an answer too.
 *
 * @param extension what the reader must know of the reading where no card can say it
 */
record HookAnswer(
        List<Card> cards,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> extension) {
    HookAnswer {
        cards = List.copyOf(cards);
        // in order: the same answer has the same bytes on every replica
        extension = Collections.unmodifiableMap(new LinkedHashMap<>(extension));
    }
}
