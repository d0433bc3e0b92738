package org.consilium.fhir;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.consilium.chart.ClinicalTime;
import org.consilium.chart.Finding;
import org.consilium.terminology.Concept;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** What people wrote: FHIR R4 DocumentReference, Composition, and the words of a DiagnosticReport. */
record NoteReader(References references, Times times) {
    private static final Concept NOTE = new Concept(List.of(), "Note");

    Reading document(Resource resource) {
        JsonNode json = resource.json();
        String status = Elements.text(json, "status").orElse("");
        if (status.equals("entered-in-error")
                || Elements.text(json, "docStatus").orElse("").equals("entered-in-error")) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        if (status.equals("superseded")) {
            return new Reading.Dropped(SetAside.Reason.SUPERSEDED);
        }
        Concept concept = Elements.concept(json, "type")
                .or(() -> Elements.concept(json, "category"))
                .orElse(NOTE);
        Optional<ClinicalTime> time =
                times.period(Elements.object(json, "context"), "period").or(() -> times.moment(json, "date"));
        List<JsonNode> attachments = Elements.objects(json, "content").stream()
                .map(content -> Elements.object(content, "attachment"))
                .toList();
        return new Reading.Facts(attached(resource, concept, time, new Attachments("content", attachments)));
    }

    Reading report(Resource resource) {
        JsonNode json = resource.json();
        String status = Elements.text(json, "status").orElse("");
        if (status.equals("entered-in-error")) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        if (status.equals("cancelled")) {
            return new Reading.Dropped(SetAside.Reason.CANCELLED);
        }
        Concept concept = Elements.concept(json, "code").orElse(NOTE);
        Optional<ClinicalTime> time = times.choice(json, "effective").or(() -> times.moment(json, "issued"));
        var findings = new ArrayList<Finding>();
        Elements.text(json, "conclusion")
                .ifPresent(words -> findings.add(new Finding.Note(resource.at("conclusion"), concept, words, time)));
        List<JsonNode> forms = Elements.objects(json, "presentedForm");
        findings.addAll(attached(resource, concept, time, new Attachments("presentedForm", forms)));
        // A narrative beside results is generated from them and says nothing more.
        if (findings.isEmpty() && !Elements.has(json, "result")) {
            narrative(json).ifPresent(text -> findings.add(new Finding.Note(resource.at("text"), concept, text, time)));
        }
        return new Reading.Facts(findings);
    }

    Reading composition(Resource resource) {
        JsonNode json = resource.json();
        if (Elements.text(json, "status").orElse("").equals("entered-in-error")) {
            return new Reading.Dropped(SetAside.Reason.ENTERED_IN_ERROR);
        }
        var findings = new ArrayList<Finding>();
        sections(resource, json, "", findings);
        return new Reading.Facts(findings);
    }

    private void sections(Resource resource, JsonNode parent, String path, List<Finding> findings) {
        Optional<ClinicalTime> time = times.moment(resource.json(), "date");
        List<JsonNode> sections = Elements.objects(parent, "section");
        for (int i = 0; i < sections.size(); i++) {
            JsonNode section = sections.get(i);
            String here = path + "section[" + i + "]";
            Concept concept = Elements.text(section, "title")
                    .map(title -> new Concept(List.of(), title))
                    .or(() -> Elements.concept(section, "code"))
                    .orElse(NOTE);
            narrative(section)
                    .ifPresent(
                            text -> findings.add(new Finding.Note(resource.at(here + ".text"), concept, text, time)));
            sections(resource, section, here + ".", findings);
        }
    }

    private static Optional<String> narrative(JsonNode parent) {
        return Elements.text(Elements.object(parent, "text"), "div")
                .map(Narrative::plain)
                .filter(text -> !text.isBlank());
    }

    private record Attachments(String element, List<JsonNode> all) {}

    /** One document in several formats is read in those that are text; if none is, it is shown as unreadable. */
    private List<Finding> attached(
            Resource resource, Concept concept, Optional<ClinicalTime> time, Attachments attachments) {
        var notes = new ArrayList<Finding>();
        var unreadable = new ArrayList<Finding>();
        for (int i = 0; i < attachments.all().size(); i++) {
            var source = resource.at(attachments.element() + "[" + i + "]");
            switch (content(resource, attachments.all().get(i))) {
                case Attached.Text text -> notes.add(new Finding.Note(source, concept, text.text(), time));
                case Attached.NotRead not ->
                    unreadable.add(new Finding.Unreadable(source, concept, not.reason(), time));
            }
        }
        return notes.isEmpty() ? unreadable : notes;
    }

    private Attached content(Resource resource, JsonNode attachment) {
        JsonNode holder = Elements.has(attachment, "data")
                ? attachment
                : Elements.text(attachment, "url")
                        .flatMap(url -> references.resolve(url, resource))
                        .orElse(MissingNode.getInstance());
        Optional<String> data = Elements.text(holder, "data");
        if (data.isEmpty()) {
            return new Attached.NotRead("its content was not sent");
        }
        String type = Elements.text(attachment, "contentType")
                .or(() -> Elements.text(holder, "contentType"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return Attached.decode(type, data.get());
    }
}
