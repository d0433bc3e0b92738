package org.consilium.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.consilium.terminology.Definition;
import org.consilium.terminology.Span;

/** Reads a rule: a word ("latest"), or one key with its parameters ({@code worst-in: {span: 24h, side: low}}). */
final class RuleReader {
    private RuleReader() {}

    static Rule read(Definition node) {
        if (node.isText()) {
            return plain(node);
        }
        Map<String, Definition> entries = node.entries();
        if (entries.size() != 1) {
            throw node.fault("a rule has one name");
        }
        Map.Entry<String, Definition> named = entries.entrySet().iterator().next();
        return withParameters(named.getKey(), named.getValue());
    }

    private static Rule plain(Definition word) {
        return switch (word.text()) {
            case "latest" -> new Rule.Latest();
            case "earliest" -> new Rule.Earliest();
            case "min" -> new Rule.Min();
            case "max" -> new Rule.Max();
            case "median" -> new Rule.Median();
            case "mean" -> new Rule.Mean();
            case "count" -> new Rule.Count();
            default -> throw word.fault("no rule is named \"" + word.text() + "\", or it needs parameters");
        };
    }

    private static Rule withParameters(String name, Definition node) {
        return switch (name) {
            case "worst-in" -> {
                node.allow("span", "side");
                yield new Rule.WorstIn(span(node.get("span")), node.get("side").oneOf(Rule.Side.class));
            }
            case "same-sample" -> {
                node.allow("group", "apart");
                yield new Rule.SameSample(
                        node.text("group"),
                        node.find("apart").map(RuleReader::span).orElse(Span.hours(0)));
            }
            case "baseline" -> new Rule.Baseline(references(node));
            case "ratio-to-baseline" -> new Rule.RatioToBaseline(references(node));
            case "delta" -> {
                node.allow("span", "against");
                yield new Rule.Delta(span(node.get("span")), node.get("against").oneOf(Rule.Aggregate.class));
            }
            case "two-apart" -> {
                node.allow("gap", "take");
                yield new Rule.TwoApart(span(node.get("gap")), node.get("take").oneOf(Rule.Side.class));
            }
            case "before" -> new Rule.Before(node.text());
            case "after" -> new Rule.After(node.text());
            case "at" -> new Rule.At(node.text());
            default -> throw node.fault("no rule is named \"" + name + "\"");
        };
    }

    /** {@code [{min: 7d}, {median: 365d..8d}]}: the first that finds a value. */
    private static List<Rule.Reference> references(Definition node) {
        List<Rule.Reference> references = new ArrayList<>();
        for (Definition item : node.items()) {
            item.entries()
                    .forEach((aggregate, window) -> references.add(new Rule.Reference(
                            new Definition.Scalar(item.place(), aggregate).oneOf(Rule.Aggregate.class),
                            Window.parse(window.text())
                                    .orElseThrow(() -> window.fault("write a window as 7d or 365d..8d")))));
        }
        if (references.isEmpty()) {
            throw node.fault("name a baseline, like [{min: 7d}, {median: 365d..8d}]");
        }
        return references;
    }

    private static Span span(Definition written) {
        return Span.parse(written.text())
                .orElseThrow(() -> written.fault("write a length of time as 48h, 7d, 4wk, 12mo or 2a"));
    }
}
