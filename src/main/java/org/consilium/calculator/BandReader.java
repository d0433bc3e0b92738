package org.consilium.calculator;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.consilium.expression.Expression;
import org.consilium.expression.Signature;
import org.consilium.expression.Type;
import org.consilium.terminology.Definition;

/** Reads the bands of a result: ascending, each "below" or "to" a limit, the last one open. */
final class BandReader {
    private final Type.Number type;

    BandReader(Type.Number type) {
        this.type = type;
    }

    List<ResultForm.Band> read(Definition node) {
        List<ResultForm.Band> bands = new ArrayList<>();
        List<Definition> items = node.items();
        for (int i = 0; i < items.size(); i++) {
            Definition item = items.get(i);
            ResultForm.Band band = band(item);
            if (band.edge().isEmpty() != (i == items.size() - 1)) {
                throw item.fault("every band but the last has a limit, \"below\" or \"to\"");
            }
            boolean rises = bands.isEmpty()
                    || band.edge().isEmpty()
                    || band.edge().get().compareTo(bands.getLast().edge().orElseThrow()) > 0;
            if (!rises) {
                throw item.fault("bands stand in rising order");
            }
            bands.add(band);
        }
        return bands;
    }

    private ResultForm.Band band(Definition item) {
        Optional<BigDecimal> below = item.find("below").map(Definition::number);
        Optional<BigDecimal> upTo = item.find("to").map(Definition::number);
        if (below.isPresent() && upTo.isPresent()) {
            throw item.fault("either \"below\" or \"to\", not both");
        }
        Optional<Expression> within =
                below.map(edge -> condition("<", edge)).or(() -> upTo.map(edge -> condition("<=", edge)));
        return new ResultForm.Band(within, below.or(() -> upTo), item.text("label"), item.text("meaning", ""));
    }

    private Expression condition(String relation, BigDecimal edge) {
        String unit = type.pure() ? "" : " '" + type.unit() + "'";
        return Expression.parse(
                "result " + relation + " " + edge.toPlainString() + unit,
                Signature.empty().with("result", type));
    }
}
