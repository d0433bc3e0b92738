package org.consilium.trial.source;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.consilium.assessment.Eligibility.Polarity;
import org.consilium.terminology.CodeSets;
import org.consilium.terminology.Definition;
import org.consilium.terminology.DefinitionSchema;
import org.consilium.trial.EligibilityLine;
import org.consilium.trial.Trial;

/** Reads one trial file; its form is schemas/trial.schema.json. */
public final class TrialReader {
    private static final DefinitionSchema SCHEMA = DefinitionSchema.ofResource("schemas/trial.schema.json");

    private final CriterionReader criteria;

    public TrialReader(CodeSets sets) {
        this.criteria = new CriterionReader(new LeafReader(sets));
    }

    /** @throws org.consilium.terminology.BadDefinition with file, line and reason */
    public Trial read(String file, String yaml) {
        Definition whole = Definition.read(file, yaml);
        SCHEMA.check(whole);
        return trial(whole);
    }

    private Trial trial(Definition whole) {
        String text = whole.text("eligibility");
        List<EligibilityLine> lines = new ArrayList<>();
        var ids = new HashSet<String>();
        for (Definition node : whole.items("criteria")) {
            EligibilityLine line = line(node, text);
            if (!ids.add(line.id())) {
                throw node.get("id").fault("the id " + line.id() + " stands twice");
            }
            lines.add(line);
        }
        if (!ids.contains(whole.text("focus"))) {
            throw whole.get("focus").fault("no criterion has the id " + whole.text("focus"));
        }
        return new Trial(
                whole.text("id"),
                whole.text("title"),
                whole.text("registry-version"),
                whole.find("signature").map(TrialReader::signature),
                whole.text("focus"),
                text,
                lines);
    }

    private static Trial.Signature signature(Definition node) {
        try {
            return new Trial.Signature(node.text("by"), LocalDate.parse(node.text("on")));
        } catch (DateTimeException notADay) {
            throw node.get("on").fault("write the day as 2026-11-20");
        }
    }

    private EligibilityLine line(Definition node, String text) {
        Polarity polarity = node.has("inclusion") ? Polarity.INCLUSION : Polarity.EXCLUSION;
        Definition quoted = node.get(node.has("inclusion") ? "inclusion" : "exclusion");
        Optional<Definition> onlyIf = node.find("only-if");
        return new EligibilityLine(
                node.text("id"),
                polarity,
                quoted.text(),
                place(quoted, text),
                onlyIf.map(criteria::read),
                criteria.read(node.get("is")),
                node.text("question", ""));
    }

    /** Each criterion is held against the registry's own words: they must be there, and once only. */
    private static int place(Definition quoted, String text) {
        int start = text.indexOf(quoted.text());
        if (start < 0) {
            throw quoted.fault("these words do not stand in the eligibility text");
        }
        if (text.indexOf(quoted.text(), start + 1) >= 0) {
            throw quoted.fault("these words stand in the eligibility text more than once; quote more of them");
        }
        return start;
    }
}
