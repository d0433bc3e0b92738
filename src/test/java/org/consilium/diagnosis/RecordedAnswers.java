package org.consilium.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.consilium.chart.PatientChart;

/** Answers as a model would write them for a chart. */
final class RecordedAnswers {
    private RecordedAnswers() {}

    /** Links what the rules link, in their order. */
    static String good(PatientChart chart) {
        var written = Bench.LEDGERS.write(chart);
        var verifier = new Verifier(written.ledger(), Map.of(), written.confirmation());
        List<Candidate> standing = new Candidates(Bench.KNOWLEDGE.conditions())
                .find(written.ledger(), verifier, Bench.CRITERIA.over(chart)::of, Bench.SETTINGS.modelCandidates())
                .standing();
        String candidates = standing.stream()
                .map(candidate -> "{\"id\":\"" + candidate.id() + "\",\"for\":[" + facts(candidate)
                        + "],\"against\":[],\"missing\":[\"M1\"]}")
                .collect(Collectors.joining(","));
        String order =
                standing.stream().map(candidate -> "\"" + candidate.id() + "\"").collect(Collectors.joining(","));
        return "{\"candidates\":[" + candidates + "],\"order\":[" + order + "],\"abstain\":false}";
    }

    private static String facts(Candidate candidate) {
        return candidate.edges().stream()
                .filter(edge -> edge.force() == VerifiedEdge.Force.SUPPORTS)
                .map(edge -> edge.fact().id())
                .distinct()
                .limit(3)
                .map(id -> "\"" + id + "\"")
                .collect(Collectors.joining(","));
    }
}
