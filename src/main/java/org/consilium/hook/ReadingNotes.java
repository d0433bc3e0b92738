package org.consilium.hook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.consilium.chart.Finding;
import org.consilium.chart.Reach;
import org.consilium.fhir.Prefetched.Answer;
import org.consilium.fhir.ReadRecord;
import org.consilium.fhir.SetAside;
import org.consilium.hook.prefetch.Resolved;
import org.consilium.reasoning.Reasoning.Reasoned;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of an answer must know of how the record was read and reasoned about: "not looked at" must never look
 * like "not there", and "not finished" never like "nothing found".
 *
 * @param onlyByCategory whether results were asked for by their category alone, of an EHR that may leave some without
 * @param beside kinds that no result rests on: gaps in their reading are for machines, not for every card
 */
record ReadingNotes(
        List<Resolved> resolved, ReadRecord read, Reasoned reasoned, boolean onlyByCategory, Set<Reach.Kind> beside) {
    private static final String READING = "org.consilium.reading";
    private static final String REASONING = "org.consilium.reasoning";

    /** In words, for the card. */
    List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        if (read.foreignIgnored() > 0) {
            caveats.add(foreignIgnored(read.foreignIgnored()));
        }
        List<String> gaps = gaps(beside);
        if (!gaps.isEmpty()) {
            caveats.add("not complete: " + String.join("; ", gaps));
        }
        if (ofUnknownStatus() > 0) {
            caveats.add(ofUnknownStatus() + " result(s) whose status is unknown");
        }
        if (!reasoned.late().isEmpty()) {
            caveats.add("a part of the assessment did not finish in time");
        }
        return caveats;
    }

    private static String foreignIgnored(int number) {
        return number == 1
                ? "1 resource of another patient was sent and ignored"
                : number + " resources of another patient were sent and ignored";
    }

    /** For machines, and for an answer that has no card to say it on. */
    Map<String, Object> extension() {
        Map<String, Object> extension = new LinkedHashMap<>();
        Map<String, Object> reading = reading();
        if (!reading.isEmpty()) {
            extension.put(READING, reading);
        }
        Map<String, Object> reasoning = reasoning();
        if (!reasoning.isEmpty()) {
            extension.put(REASONING, reasoning);
        }
        return extension;
    }

    private Map<String, Object> reading() {
        Map<String, Object> notes = new LinkedHashMap<>();
        if (read.foreignIgnored() > 0) {
            notes.put("ofAnotherPatientIgnored", read.foreignIgnored());
        }
        List<String> gaps = gaps(Set.of());
        if (!gaps.isEmpty()) {
            notes.put("notComplete", gaps);
        }
        if (onlyByCategory) {
            notes.put("notAskedFor", List.of("results without a category"));
        }
        if (ofUnknownStatus() > 0) {
            notes.put("resultsOfUnknownStatus", ofUnknownStatus());
        }
        return notes;
    }

    /**
     * Results that are not used unless the hospital says so (consilium.selection.use-unknown-status): where an EHR writes
     * no other status there is never a card, and nothing else would say why.
     */
    private long ofUnknownStatus() {
        return read
                .chart()
                .ofKind(Finding.Observation.class, result -> result.status() == Finding.Observation.Status.UNKNOWN)
                .stream()
                .map(result -> result.source().reference())
                .distinct()
                .count();
    }

    private Map<String, Object> reasoning() {
        Map<String, Object> notes = new LinkedHashMap<>();
        if (!reasoned.late().isEmpty()) {
            notes.put("partsNotFinished", reasoned.late().size());
        }
        switch (reasoned.progress().state()) {
            case NOT_NEEDED, DONE -> {}
            case PENDING -> notes.put("model", "at work; its result is shown at the next call");
            case UNAVAILABLE, FAILED -> notes.put("model", "AI reasoning is not available");
        }
        return notes;
    }

    private List<String> gaps(Set<Reach.Kind> without) {
        return Stream.of(Reach.Kind.values())
                .filter(kind -> !without.contains(kind))
                .flatMap(kind ->
                        Stream.ofNullable(read.chart().reach().coverage().get(kind)))
                .flatMap(ReadingNotes::gap)
                .distinct()
                .toList();
    }

    private static Stream<String> gap(Reach.Coverage coverage) {
        return switch (coverage) {
            case Reach.Coverage.Complete ignored -> Stream.empty();
            case Reach.Coverage.Partial(int count, String reason) -> Stream.of(reason);
            case Reach.Coverage.Unavailable(String reason) -> Stream.of(reason);
        };
    }

    /** One entry for each template, for the audit: what was asked, where it came from, what came. */
    List<Map<String, @Nullable Object>> audit() {
        return resolved.stream().map(ReadingNotes::audit).toList();
    }

    private static Map<String, @Nullable Object> audit(Resolved each) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("key", each.data().key());
        entry.put("query", each.template().query());
        entry.put("origin", each.origin().name());
        entry.put(
                "state",
                switch (each.data().answer()) {
                    case Answer.Sent ignored -> "sent";
                    case Answer.NoData ignored -> "none";
                    case Answer.Failed(String reason) -> "failed: " + reason;
                    case Answer.Missing ignored -> "missing";
                });
        return entry;
    }

    /** Resources of another patient, by reference: for the audit and the alert, never for a card. */
    List<String> foreign() {
        return read.setAside().stream()
                .filter(each -> each.reason() == SetAside.Reason.FOREIGN_PATIENT)
                .map(SetAside::reference)
                .toList();
    }
}
