package org.consilium.hook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.consilium.audit.AuditEvent;
import org.consilium.audit.AuditTrail;
import org.consilium.audit.IssuedCard;
import org.consilium.card.Card;
import org.consilium.card.CardWriter;
import org.consilium.card.draft.ResourceDraft.About;
import org.consilium.chart.PatientId;
import org.consilium.hook.AnswerMemory.Answer;
import org.consilium.hook.protocol.HookRequest;
import org.consilium.hook.protocol.Schemas;
import org.consilium.reasoning.Reasoning.Reasoned;
import org.consilium.security.SecuritySettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Writes an answer: cards, check against the schema, and the audit before anything leaves. */
@Component
class AnswerWriter {
    private static final Logger LOG = LoggerFactory.getLogger(AnswerWriter.class);

    private final CardWriter cards;
    private final AuditTrail trail;
    private final Readers readers;
    private final HookSettings settings;
    private final String pages;

    AnswerWriter(
            CardWriter cards, AuditTrail trail, Readers readers, HookSettings settings, SecuritySettings security) {
        this.cards = cards;
        this.trail = trail;
        this.readers = readers;
        this.settings = settings;
        this.pages = security.publicBaseUrl() + settings.pagePath();
    }

    Answer write(Call call, HookRequest request, ReadingNotes notes, Reasoned reasoned, String bodyHash) {
        List<IssuedCard> issued = new ArrayList<>();
        List<Card> shown = new ArrayList<>();
        var story = new Story(call, request, notes, reasoned, bodyHash);
        CardWriter.Cards cards = written(story);
        for (CardWriter.Written written : cards.shown()) {
            Card card = new DialectFit(call.dialect()).fit(written.card());
            shown.add(card);
            issued.add(issued(story, written, card));
        }
        boolean silent = settings.service(call.serviceId()).silent();
        byte[] body = Wire.bytes(new HookAnswer(silent ? List.of() : shown, extension(notes, cards.told())));
        check(body);
        call.timing().done("cards");
        trail.append(call.tenant(), events(story, cards.told(), issued, silent));
        call.timing().done("audit");
        return new Answer(body, shown.size());
    }

    /** The same call again: it is recorded, and what it shows is recorded already. */
    void repeated(Call call, String bodyHash) {
        Map<String, @Nullable Object> body = Ledger.caller(call.client());
        body.put("service", call.serviceId());
        body.put("bodyHash", bodyHash);
        body.put("repeated", true);
        trail.append(call.tenant(), List.of(new AuditEvent(AuditEvent.Type.HOOK_RECEIVED, call.received(), body)));
    }

    private CardWriter.Cards written(Story story) {
        Call call = story.call();
        var ids = new CardIds(
                call.tenant(),
                story.request().instance(),
                call.serviceId(),
                story.reasoned().recordHash());
        var frame = new CardWriter.Frame(
                call.service().asks(),
                new About(
                        story.request().context().patient(),
                        story.request().context().encounter().filter(PatientId::isValid)),
                ids::of,
                this::page,
                call.received(),
                settings.maxCards(),
                story.notes().caveats(),
                readers.of(call, story.request()));
        return cards.write(story.reasoned().assessments(), frame);
    }

    private String page(UUID card) {
        return pages.replace("{card}", card.toString());
    }

    /** What the reader was told before has no card, but its page can still be opened. */
    private Map<String, Object> extension(ReadingNotes notes, List<UUID> told) {
        Map<String, Object> extension = new LinkedHashMap<>(notes.extension());
        if (!told.isEmpty()) {
            extension.put(
                    "org.consilium.shownBefore",
                    Map.of("pages", told.stream().map(this::page).toList()));
        }
        return extension;
    }

    private static IssuedCard issued(Story story, CardWriter.Written written, Card card) {
        HookRequest request = story.request();
        return new IssuedCard(
                card.uuid(),
                story.call().tenant(),
                story.call().serviceId(),
                request.hook().name(),
                request.context().patient().value(),
                request.context().user(),
                written.topic(),
                written.gist(),
                story.reasoned().recordHash(),
                story.call().received(),
                Wire.assessments(written.behind()),
                Wire.text(card));
    }

    /** An answer that breaks the specification is a bug of ours; an EHR could do anything with it, so it is not sent. */
    private static void check(byte[] body) {
        List<String> violations = Schemas.response(Wire.tree(body));
        if (!violations.isEmpty()) {
            throw new IllegalStateException("CSL-0260 the answer breaks its schema: " + violations);
        }
    }

    /** Everything that one call was about, for its audit events. */
    private record Story(Call call, HookRequest request, ReadingNotes notes, Reasoned reasoned, String bodyHash) {}

    private static List<AuditEvent> events(Story story, List<UUID> told, List<IssuedCard> issued, boolean silent) {
        List<AuditEvent> events = new ArrayList<>();
        Map<String, @Nullable Object> received = received(story, issued.size());
        if (!told.isEmpty()) {
            received.put("shownBefore", told.stream().map(UUID::toString).toList());
        }
        if (silent) {
            received.put("withheld", issued.stream().map(IssuedCard::cardJson).toList());
        }
        Instant at = story.call().received();
        events.add(new AuditEvent(AuditEvent.Type.HOOK_RECEIVED, at, received));
        events.add(new AuditEvent(AuditEvent.Type.DATA_READ, at, read(story)));
        List<String> foreign = story.notes().foreign();
        if (!foreign.isEmpty()) {
            LOG.warn(
                    "CSL-0261 request {}: {} resources of another patient were sent",
                    RequestId.current(),
                    foreign.size());
            events.add(new AuditEvent(AuditEvent.Type.FOREIGN_PATIENT, at, foreign(story, foreign)));
        }
        if (!silent) {
            issued.forEach(card -> events.add(card.event()));
        }
        return events;
    }

    private static Map<String, @Nullable Object> received(Story story, int cards) {
        HookRequest request = story.request();
        Map<String, @Nullable Object> body = Ledger.caller(story.call().client());
        body.put("service", story.call().serviceId());
        body.put("hook", request.hook().name());
        body.put("hookInstance", request.instance());
        body.put("instanceIsUuid", request.instanceIsUuid());
        body.put("patient", request.context().patient().value());
        request.context().user().ifPresent(user -> body.put("user", user));
        request.context().encounter().ifPresent(encounter -> body.put("encounter", encounter));
        body.put("bodyHash", story.bodyHash());
        body.put("recordHash", story.reasoned().recordHash());
        body.put("cards", cards);
        body.put("modelWork", story.reasoned().progress().state().name());
        body.put("late", story.reasoned().late());
        return body;
    }

    private static Map<String, @Nullable Object> read(Story story) {
        Map<String, @Nullable Object> body = about(story);
        body.put("reads", story.notes().audit());
        body.put("findings", story.notes().read().chart().findings().size());
        Map<String, Integer> setAside = new LinkedHashMap<>();
        story.notes()
                .read()
                .setAside()
                .forEach(each -> setAside.merge(each.reason().name(), 1, Integer::sum));
        body.put("setAside", setAside);
        body.put("notRead", story.notes().read().notRead());
        return body;
    }

    private static Map<String, @Nullable Object> foreign(Story story, List<String> references) {
        Map<String, @Nullable Object> body = about(story);
        body.put("references", references);
        return body;
    }

    private static Map<String, @Nullable Object> about(Story story) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("request", RequestId.current());
        body.put("service", story.call().serviceId());
        body.put("patient", story.request().context().patient().value());
        return body;
    }
}
