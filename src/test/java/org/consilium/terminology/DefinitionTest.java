package org.consilium.terminology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

class DefinitionTest {
    private static final String FILE = """
        id: a
        code: 2160-0
        answer: no
        list:
          - one
          - 0.10
        """;

    @Test
    void keepsEveryWordAsItWasWritten() {
        var file = Definition.read("f.yaml", FILE);
        assertThat(file.text("code")).isEqualTo("2160-0");
        assertThat(file.text("answer")).isEqualTo("no");
        assertThat(file.items("list").getLast().number().toPlainString()).isEqualTo("0.10");
        assertThat(file.words("list")).containsExactly("one", "0.10");
        assertThat(file.words("id")).containsExactly("a");
    }

    @Test
    void namesTheLineOfEveryFault() {
        var file = Definition.read("f.yaml", FILE);
        assertThatThrownBy(() -> file.items("list").getFirst().number())
                .hasMessage("CSL-0300 correct the definition f.yaml, line 5: \"one\" is not a number");
        assertThatThrownBy(() -> file.get("answer").flag()).hasMessageContaining("line 3: write true or false");
        assertThatThrownBy(() -> file.allow("id", "code", "list"))
                .hasMessageContaining("line 3: unknown key \"answer\"");
        assertThatThrownBy(() -> file.get("missing")).hasMessageContaining("line 1: \"missing\" is missing");
        assertThatThrownBy(() -> file.get("id").oneOf(DayOfWeek.class))
                .hasMessageContaining("line 1: \"a\" is none of monday, tuesday");
        assertThatThrownBy(() -> file.get("list").text()).hasMessageContaining("line 5: expected one value");
    }

    @Test
    void refusesWhatIsNotOneWellFormedDocument() {
        assertThatThrownBy(() -> Definition.read("f.yaml", "a: 1\na: 2\n"))
                .isInstanceOf(BadDefinition.class)
                .hasMessageContaining("line 2");
        assertThatThrownBy(() -> Definition.read("f.yaml", "a: [1")).isInstanceOf(BadDefinition.class);
        assertThatThrownBy(() -> Definition.read("f.yaml", "")).isInstanceOf(BadDefinition.class);
        assertThatThrownBy(() -> Definition.read("f.yaml", "a:\n")).isInstanceOf(BadDefinition.class);
        assertThatThrownBy(() -> Definition.read("f.yaml", "a: 1\n---\nb: 2\n")).isInstanceOf(BadDefinition.class);
        assertThatThrownBy(() -> Definition.ofResource("terminology/nothing.yaml"))
                .isInstanceOf(BadDefinition.class);
    }

    @Test
    void nodesThatSayTheSameHaveTheSameContentWhereverTheyStand() {
        Definition file = Definition.read("a.yaml", """
                one: {id: x, codes: [a, b]}
                same:
                  codes:
                    - a
                    - b
                  id: x
                other: {id: x, codes: "[a, b]"}
                """);

        assertThat(file.get("one").content()).isEqualTo(file.get("same").content());
        assertThat(file.get("one").content()).isNotEqualTo(file.get("other").content());
    }
}
