package org.consilium.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.consilium.diagnosis.ArgumentGraph.Label;
import org.junit.jupiter.api.Test;

class ArgumentGraphTest {

    @Test
    void whatNobodyAttacksStands() {
        var graph = new ArgumentGraph();
        graph.argument("hypothesis");

        assertThat(graph.grounded()).containsEntry("hypothesis", Label.IN);
    }

    @Test
    void whatAStandingArgumentAttacksFalls() {
        var graph = new ArgumentGraph();
        graph.attack("normal D-dimer", "embolism");

        assertThat(graph.grounded()).containsEntry("embolism", Label.OUT);
    }

    @Test
    void anAttackerThatIsItselfAttackedDefendsItsTarget() {
        var graph = new ArgumentGraph();
        graph.attack("normal D-dimer", "embolism");
        graph.attack("swollen leg", "normal D-dimer");

        assertThat(graph.grounded()).containsEntry("embolism", Label.IN).containsEntry("normal D-dimer", Label.OUT);
    }

    @Test
    void twoThatAttackEachOtherAreUndecided() {
        var graph = new ArgumentGraph();
        graph.attack("a", "b");
        graph.attack("b", "a");
        graph.attack("b", "c");

        assertThat(graph.grounded())
                .containsEntry("a", Label.UNDECIDED)
                .containsEntry("b", Label.UNDECIDED)
                .containsEntry("c", Label.UNDECIDED);
    }
}
