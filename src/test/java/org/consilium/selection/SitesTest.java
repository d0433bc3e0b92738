package org.consilium.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.consilium.selection.Charts.aChart;

import java.math.BigDecimal;
import java.util.Map;
import org.consilium.expression.Type;
import org.consilium.expression.Value;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SitesTest {
    private static final InputSpecs SPECS = new InputSpecs(CodeSets.load());
    private static final InputSpec REGION =
            read("{id: region, site: risk-region, label: Region, choices: [low, high]}");
    private static final InputSpec PRESSURE = read(
            "{id: air, site: air-pressure, label: Air, unit: 'mm[Hg]', range: [400, 800], onMissing: {assume: 760}}");

    private static InputSpec read(String yaml) {
        return SPECS.read(Definition.read("test.yaml", yaml));
    }

    private static Selector with(String setting, String value) {
        var written = new MapConfigurationPropertySource(Map.of("consilium.selection.site." + setting, value));
        return new Selector(new Binder(written).bindOrCreate("consilium.selection", SelectionSettings.class));
    }

    @Test
    void whatIsSetHoldsForEveryPatient() {
        Selected region = with("risk-region", "high").select(REGION, aChart().now());
        assertThat(region.value()).isEqualTo(Value.Choice.of("high"));
        assertThat(region.state()).isEqualTo(Selected.State.GIVEN);
        assertThat(region.note()).isEqualTo("set for this hospital (risk-region)");
        assertThat(with("air-pressure", "620.5")
                        .select(PRESSURE, aChart().now())
                        .value())
                .isEqualTo(Value.Number.exactly(new BigDecimal("620.5"), "mm[Hg]"));
    }

    @Test
    void whatIsNotSetIsNotKnown() {
        Selected region = Selector.standard().select(REGION, aChart().now());
        assertThat(region.value()).isEqualTo(Value.unknown(Type.Choice.of("low", "high")));
        assertThat(region.state()).isEqualTo(Selected.State.MISSING);
        assertThat(region.question()).isEqualTo("Region?");
        assertThat(Selector.standard().select(PRESSURE, aChart().now()).state()).isEqualTo(Selected.State.ASSUMED);
    }

    @Test
    void aSettingThatDoesNotFitStopsTheStart() {
        assertThatThrownBy(() -> with("risk-region", "middle").check(REGION))
                .hasMessage("CSL-0316 correct the setting consilium.selection.site.risk-region: the input \"Region\""
                        + " expects one of [low, high]");
        assertThatThrownBy(() -> with("air-pressure", "8").check(PRESSURE)).hasMessageContaining("from 400 to 800");
        assertThatThrownBy(() -> with("air-pressure", "normal").check(PRESSURE)).hasMessageContaining("mm[Hg]");
        with("air-pressure", "700").check(PRESSURE);
        with("risk-region", "low").check(PRESSURE);
    }
}
