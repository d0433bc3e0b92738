package org.consilium.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.consilium.knowledge.ConditionEntry.Status;
import org.consilium.knowledge.Link.Direction;

/** What the knowledge base covers and what it lacks, as Markdown for people: by specialty, by condition, the gaps. */
final class CoverageReport {
    private final List<ConditionEntry> conditions;
    private final Coverage coverage;
    private final StringBuilder text = new StringBuilder();

    private CoverageReport(KnowledgeBase base) {
        this.conditions = base.conditions();
        this.coverage = base.coverage();
    }

    static String of(KnowledgeBase base) {
        var report = new CoverageReport(base);
        report.totals();
        report.specialties();
        report.gaps();
        report.list();
        return report.text.toString();
    }

    private void totals() {
        long coded = conditions.stream().mapToLong(CoverageReport::coded).sum();
        long tests =
                conditions.stream().mapToLong(entry -> entry.tests().size()).sum();
        row("what", "how many");
        row("---", "---:");
        row("conditions", coverage.conditions());
        row("which must not be missed", coverage.mustNotMiss());
        row("specialties", coverage.bySpecialty().size());
        row("with a criteria set", coverage.withCriteria());
        row("findings they use", coverage.features());
        row("edges, each with its source", coverage.links());
        row("edges that a code, value, drug or age can show", coded);
        row("edges that only words of a note can show", coverage.links() - coded);
        row("edges against a condition", edges(Direction.AGAINST));
        row("edges that exclude a condition", edges(Direction.EXCLUDES));
        row("discriminating tests", tests);
        row("drafts", with(entry -> entry.status() == Status.DRAFT).size());
        row("reviewed", with(entry -> entry.status() == Status.REVIEWED).size());
    }

    private void specialties() {
        heading("By specialty");
        row("specialty", "conditions", "must not be missed", "edges", "edges per condition", "reviewed");
        row("---", "---:", "---:", "---:", "---:", "---:");
        Map<String, List<ConditionEntry>> bySpecialty = conditions.stream()
                .collect(Collectors.groupingBy(ConditionEntry::specialty, TreeMap::new, Collectors.toList()));
        bySpecialty.forEach((specialty, entries) -> {
            int edges = entries.stream().mapToInt(entry -> entry.links().size()).sum();
            row(
                    specialty,
                    entries.size(),
                    entries.stream().filter(ConditionEntry::mustNotMiss).count(),
                    edges,
                    Math.round((double) edges / entries.size()),
                    entries.stream()
                            .filter(entry -> entry.status() == Status.REVIEWED)
                            .count());
        });
    }

    private void gaps() {
        heading("What is missing");
        Map<String, List<String>> gaps = new LinkedHashMap<>();
        gaps.put(
                "No finding speaks against",
                with(entry -> has(entry, Direction.SUPPORTS) == entry.links().size()));
        gaps.put("No discriminating test", with(entry -> entry.tests().isEmpty()));
        gaps.put("No mimic named", with(entry -> entry.mimics().isEmpty()));
        gaps.put("Mimics without a file of their own", strangers());
        gaps.put(
                "No SNOMED CT code",
                with(entry ->
                        entry.codes().stream().noneMatch(code -> code.system().contains("snomed"))));
        gaps.put("Fewer than six edges", with(entry -> entry.links().size() < 6));
        gaps.put(
                "Less than half of the edges can be shown by codes or values",
                with(entry -> coded(entry) * 2 < entry.links().size()));
        gaps.put("No finding excludes it outright", with(entry -> has(entry, Direction.EXCLUDES) == 0));
        gaps.forEach((title, ids) -> text.append("- **")
                .append(title)
                .append("** (")
                .append(ids.size())
                .append(ids.isEmpty() ? ")" : "): " + String.join(", ", ids))
                .append('\n'));
    }

    private void list() {
        heading("Conditions");
        row("condition", "specialty", "edges", "by code", "against", "excluding", "tests", "criteria set", "status");
        row("---", "---", "---:", "---:", "---:", "---:", "---:", "---", "---");
        for (ConditionEntry entry : conditions) {
            row(
                    entry.title() + (entry.mustNotMiss() ? " (!)" : ""),
                    entry.specialty(),
                    entry.links().size(),
                    coded(entry),
                    has(entry, Direction.AGAINST),
                    has(entry, Direction.EXCLUDES),
                    entry.tests().size(),
                    entry.criteria().orElse(""),
                    entry.status().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    private List<String> strangers() {
        List<String> known = conditions.stream().map(ConditionEntry::id).toList();
        return conditions.stream()
                .flatMap(entry -> entry.mimics().stream())
                .distinct()
                .filter(id -> !known.contains(id))
                .toList();
    }

    private List<String> with(Predicate<ConditionEntry> which) {
        return conditions.stream().filter(which).map(ConditionEntry::id).toList();
    }

    private long edges(Direction direction) {
        return conditions.stream().mapToLong(entry -> has(entry, direction)).sum();
    }

    private static long has(ConditionEntry entry, Direction direction) {
        return entry.links().stream()
                .filter(link -> link.direction() == direction)
                .count();
    }

    /** Edges whose finding something structured can show, not only the words of a note. */
    private static long coded(ConditionEntry entry) {
        return entry.links().stream()
                .filter(link -> link.feature().anyOf().stream().anyMatch(mark -> !(mark instanceof Mark.Words)))
                .count();
    }

    private void heading(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private void row(Object... cells) {
        List<String> words = new ArrayList<>();
        for (Object cell : cells) {
            words.add(String.valueOf(cell).replace("|", "\\|"));
        }
        text.append("| ").append(String.join(" | ", words)).append(" |\n");
    }
}
