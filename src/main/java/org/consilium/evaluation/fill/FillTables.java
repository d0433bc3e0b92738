package org.consilium.evaluation.fill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.evaluation.fill.Figures.ScoreLine;
import org.consilium.evaluation.fill.Filling.Standing;
import tools.jackson.databind.json.JsonMapper;

/** The same figures for a spreadsheet and for programs. */
record FillTables(FillTally tally, Figures figures) {
    private static final JsonMapper JSON = new JsonMapper();

    /** One row for each score and each input that lacked; a score that lacked nothing has one row without an input. */
    String csv() {
        List<String> rows = new ArrayList<>();
        String reasons = List.of(Lack.values()).stream().map(Lack::key).collect(Collectors.joining(","));
        rows.add("score,title,status,applies,exact,presumed,interval,not-computable,not-meant,excluded,"
                + "input,input-kind,lacking,all-that-lacks," + reasons);
        for (ScoreLine line : figures.scores()) {
            String score = score(line).values().stream()
                    .map(value -> quoted(value.toString()))
                    .collect(Collectors.joining(","));
            if (line.lacking().isEmpty()) {
                rows.add(score + ",,,0,0" + ",0".repeat(Lack.values().length));
            }
            line.lacking()
                    .forEach((item, why) -> rows.add(score + "," + quoted(item.name()) + "," + kind(item) + ","
                            + Figures.sum(why) + "," + line.alone().getOrDefault(item, 0) + ","
                            + List.of(Lack.values()).stream()
                                    .map(lack -> String.valueOf(why.getOrDefault(lack, 0)))
                                    .collect(Collectors.joining(","))));
        }
        return String.join("\r\n", rows) + "\r\n";
    }

    /** One object a line: the run, then each score, then each item. */
    String json() {
        List<String> lines = new ArrayList<>();
        lines.add(JSON.writeValueAsString(run()));
        for (ScoreLine line : figures.scores()) {
            Map<String, Object> score = new LinkedHashMap<>(Map.of("kind", "score"));
            score.putAll(score(line));
            List<Map<String, Object>> inputs = new ArrayList<>();
            line.lacking().forEach((item, why) -> inputs.add(input(line, item, why)));
            score.put("inputs", inputs);
            lines.add(JSON.writeValueAsString(score));
        }
        figures.helps().forEach(help -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("kind", "item");
            item.put("item", help.item().name());
            item.put("itemKind", kind(help.item()));
            item.put("completes", help.completes());
            item.put("patients", help.patients());
            item.put("scores", help.byScore());
            item.put("why", keyed(help.why()));
            lines.add(JSON.writeValueAsString(item));
        });
        return String.join("\n", lines) + "\n";
    }

    private Map<String, Object> run() {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("kind", "run");
        run.put("records", tally.records());
        run.put("unread", tally.unread());
        run.put("applies", figures.applies());
        run.put("exact", figures.exact());
        run.put("interval", figures.interval());
        return run;
    }

    private static Map<String, Object> score(ScoreLine line) {
        Map<String, Object> score = new LinkedHashMap<>();
        score.put("score", line.score().id());
        score.put("title", line.score().title());
        score.put("status", line.score().status().name().toLowerCase(Locale.ROOT));
        score.put("applies", line.applies());
        score.put("exact", line.count(Standing.EXACT));
        score.put("presumed", line.presumed());
        score.put("interval", line.count(Standing.INTERVAL));
        score.put("notComputable", line.count(Standing.NOT_COMPUTABLE));
        score.put("notMeant", line.count(Standing.NOT_MEANT));
        score.put("excluded", line.count(Standing.EXCLUDED));
        return score;
    }

    private static Map<String, Object> input(ScoreLine line, Item item, Map<Lack, Integer> why) {
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("input", item.name());
        input.put("inputKind", kind(item));
        input.put("lacking", Figures.sum(why));
        input.put("allThatLacks", line.alone().getOrDefault(item, 0));
        input.put("why", keyed(why));
        return input;
    }

    private static Map<String, Integer> keyed(Map<Lack, Integer> why) {
        Map<String, Integer> keyed = new TreeMap<>();
        why.forEach((lack, count) -> keyed.put(lack.key(), count));
        return keyed;
    }

    private static String kind(Item item) {
        return item.kind().name().toLowerCase(Locale.ROOT);
    }

    /** RFC 4180. */
    private static String quoted(String text) {
        return text.matches("[^,\"\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
