package org.consilium.evaluation.fill;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.consilium.calculator.CalculatorDefinition;
import org.consilium.evaluation.fill.Figures.HelpLine;
import org.consilium.evaluation.fill.Figures.ScoreLine;
import org.consilium.evaluation.fill.Filling.Standing;

/** The report as a reader wants it: what is filled, what would help most, why values are not used (Markdown). */
record FillReport(FillTally tally, Figures figures, Records.AsOf asOf) {
    private static final int FEW = 3;
    private static final int TOP = 20;
    private static final List<Lack> REFUSED = List.of(
            Lack.STALE,
            Lack.STATUS,
            Lack.UNIT,
            Lack.CONFLICTING,
            Lack.IMPLAUSIBLE,
            Lack.UNUSABLE,
            Lack.INEXACT,
            Lack.UNREAD);

    String markdown() {
        List<String> lines = new ArrayList<>();
        summary(lines);
        help(lines);
        order(lines);
        refused(lines);
        persons(lines);
        scores(lines);
        files(lines);
        return String.join("\n", lines) + "\n";
    }

    private void summary(List<String> lines) {
        String moment = asOf == Records.AsOf.TODAY
                ? "today"
                : "the last moment of each record, so that an old record is not all stale";
        long some = figures.scores().stream()
                .filter(line -> line.count(Standing.EXACT) > 0)
                .count();
        lines.add("# Which scores these records can feed");
        lines.add("");
        lines.add("- Records: " + tally.records() + "; files that could not be read: "
                + tally.unread().size() + ". Now is " + moment + ".");
        lines.add("- Of " + figures.applies() + " scores of patients to whom they apply, " + figures.exact() + " ("
                + Words.share(figures.exact(), figures.applies()) + ") are exact, " + figures.interval() + " ("
                + Words.share(figures.interval(), figures.applies()) + ") an interval, "
                + (figures.applies() - figures.exact() - figures.interval()) + " not computable.");
        lines.add("- " + some + " of " + figures.scores().size()
                + " scores could be computed exactly for at least one patient.");
        figures.helps().stream()
                .filter(line -> line.item().kind() == Item.Kind.RECORD)
                .limit(FEW)
                .forEach(line -> lines.add("- " + sentence(line)));
    }

    private static String sentence(HelpLine line) {
        return "With a usable entry of **" + Words.cell(line.item().name()) + "** for everybody, " + line.patients()
                + (line.patients() == 1 ? " patient" : " patients") + " would have " + line.completes()
                + " more exact scores: " + Words.ranked(line.byScore(), title -> title, FEW) + ".";
    }

    private void help(List<String> lines) {
        heading(lines, "What would help most");
        lines.add(
                "Entries that are all that lacks: each alone would make so many more scores exact. Patients are counted");
        lines.add(
                "under each reason that holds for them. Whether a patient needs the score is not known here: a definition that");
        lines.add("names nobody for whom it is meant applies to everybody.");
        lines.add("");
        lines.add("| entry | scores | patients | of which scores | why it lacks (patients) |");
        lines.add("|---|---|---|---|---|");
        figures.helps().stream()
                .filter(line -> line.item().kind() != Item.Kind.PERSON)
                .limit(TOP)
                .forEach(line -> lines.add(row(
                        line.item().name(),
                        line.completes(),
                        line.patients(),
                        Words.ranked(line.byScore(), title -> title, FEW),
                        Lack.listed(line.why()))));
    }

    private void order(List<String> lines) {
        heading(lines, "In which order");
        lines.add(
                "Each step is the entry that completes most, given those above it. Scores that need what only a person can");
        lines.add("say are not counted here.");
        lines.add("");
        lines.add("| step | entry | completes | together | exact then |");
        lines.add("|---|---|---|---|---|");
        int step = 0;
        for (Figures.OrderLine line : figures.order()) {
            step++;
            if (step <= TOP) {
                lines.add(row(
                        step,
                        line.item().name(),
                        line.completes(),
                        line.sum(),
                        Words.share(figures.exact() + line.sum(), figures.applies())));
            }
        }
    }

    private void refused(List<String> lines) {
        heading(lines, "In the record, and not used");
        lines.add("| reason | patients with such an entry, by entry |");
        lines.add("|---|---|");
        for (Lack lack : REFUSED) {
            Map<Item, Integer> items = items(lack);
            if (!items.isEmpty()) {
                lines.add(row(lack.words(), Words.ranked(items, Item::name, TOP / 2)));
            }
        }
        if (!tally.setAside().isEmpty()) {
            lines.add("");
            lines.add("Resources that were set aside when reading: "
                    + Words.ranked(tally.setAside(), FillReport::words, TOP) + ".");
        }
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private Map<Item, Integer> items(Lack lack) {
        return tally.items().stream()
                .filter(item -> tally.patientsLacking(item).containsKey(lack))
                .collect(Collectors.toMap(
                        item -> item, item -> tally.patientsLacking(item).get(lack), Integer::sum, TreeMap::new));
    }

    private void persons(List<String> lines) {
        heading(lines, "To be asked of a person");
        lines.add("| finding | patients | all that lacks (scores) |");
        lines.add("|---|---|---|");
        Map<Item, Integer> alone = figures.helps().stream()
                .collect(Collectors.toMap(HelpLine::item, HelpLine::completes, Integer::sum, TreeMap::new));
        items(Lack.PERSON).entrySet().stream()
                .sorted(Map.Entry.<Item, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .forEach(entry ->
                        lines.add(row(entry.getKey().name(), entry.getValue(), alone.getOrDefault(entry.getKey(), 0))));
    }

    private void scores(List<String> lines) {
        heading(lines, "Every score");
        lines.add(
                "Applies: patients for whom the definition is meant and none of whose exclusions holds. Presumed: exact,");
        lines.add(
                "but a stated default was used or silence of the record taken for absence. What lacks: patients by entry.");
        lines.add("");
        lines.add(
                "| score | applies | exact | of these presumed | interval | not computable | not meant | excluded | what lacks most |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        figures.scores().forEach(line -> lines.add(row(line)));
    }

    private static String row(ScoreLine line) {
        boolean draft = line.score().status() == CalculatorDefinition.Status.DRAFT;
        return row(
                line.score().title() + (draft ? " (draft)" : ""),
                line.applies(),
                line.count(Standing.EXACT),
                line.presumed(),
                line.count(Standing.INTERVAL),
                line.count(Standing.NOT_COMPUTABLE),
                line.count(Standing.NOT_MEANT),
                line.count(Standing.EXCLUDED),
                lacks(line));
    }

    /** "Creatinine 41 (not in the record 24, too old 17)". */
    private static String lacks(ScoreLine line) {
        return line.lackingPatients().entrySet().stream()
                .sorted(Map.Entry.<Item, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FEW)
                .map(entry -> entry.getKey().name() + " " + entry.getValue() + ": "
                        + Lack.listed(line.lacking().getOrDefault(entry.getKey(), Map.of())))
                .collect(Collectors.joining("; "));
    }

    private void files(List<String> lines) {
        if (tally.unread().isEmpty()) {
            return;
        }
        heading(lines, "Files that were not read");
        lines.add("| file | reason |");
        lines.add("|---|---|");
        tally.unread().forEach(unread -> lines.add(row(unread.file(), unread.reason())));
    }

    private static void heading(List<String> lines, String title) {
        lines.add("");
        lines.add("## " + title);
        lines.add("");
    }

    private static String row(Object... cells) {
        return List.of(cells).stream()
                .map(cell -> Words.cell(cell.toString()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
