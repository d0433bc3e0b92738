package org.consilium.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;

/** The compact object is a map like any other, below and above the size at which it starts to hash. */
class MembersProperties {
    @Property(tries = 500)
    void behavesLikeAMapInOrder(
            @ForAll @Size(max = 60)
                    List<@StringLength(min = 1, max = 2) @CharRange(from = 'a', to = 'l') String> names) {
        Map<String, JsonNode> members = new Members();
        Map<String, JsonNode> expected = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            JsonNode value = IntNode.valueOf(i);
            // a fresh copy: found by what it says, not only by identity
            String name = new StringBuilder(names.get(i)).toString();
            assertThat(members.put(name, value)).isEqualTo(expected.put(names.get(i), value));
        }
        assertThat(members).isEqualTo(expected).hasSameSizeAs(expected);
        assertThat(List.copyOf(members.keySet())).isEqualTo(List.copyOf(expected.keySet()));
        for (char first = 'a'; first <= 'm'; first++) {
            String name = String.valueOf(first);
            assertThat(members.get(name)).isEqualTo(expected.get(name));
            assertThat(members.containsKey(name)).isEqualTo(expected.containsKey(name));
        }
        assertThat(members.remove("a")).isEqualTo(expected.remove("a"));
        assertThat(members).isEqualTo(expected);
    }
}
