package org.consilium.evaluation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of a call that is sent again and again. Each time it is another call of another reader, since the same one is
 * answered from memory; only those bytes change, so that the sender does not take the time that is being measured.
 */
record CallBody(byte[] bytes, List<Integer> places) {
    static CallBody of(ObjectNode request) {
        String mark = UUID.randomUUID().toString();
        ObjectNode own = request.deepCopy();
        own.put("hookInstance", mark);
        if (own.path("context") instanceof ObjectNode context) {
            context.put("userId", "Practitioner/" + mark);
        }
        String text = own.toString();
        List<Integer> places = new ArrayList<>();
        for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
            places.add(text.substring(0, at).getBytes(StandardCharsets.UTF_8).length);
        }
        return new CallBody(text.getBytes(StandardCharsets.UTF_8), places);
    }

    void renew() {
        byte[] fresh = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        places.forEach(place -> System.arraycopy(fresh, 0, bytes, place, fresh.length));
    }
}
