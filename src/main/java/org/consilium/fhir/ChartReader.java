package org.consilium.fhir;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.consilium.chart.Demographics;
import org.consilium.chart.PatientChart;
import org.consilium.chart.PatientId;
import org.consilium.chart.Reach.Kind;
import org.consilium.fhir.Resource.Role;
import tools.jackson.databind.JsonNode;

/**
 * Reads what the EHR sent about a patient into a chart (FHIR R4). A resource of another patient never gets in, one that
 * cannot be read is kept as such, and what was not sent is told apart from what is not there.
 */
public final class ChartReader {
    private static final String PATIENT = "Patient";
    private static final String DRAFTS_KEY = "draftOrders";
    private static final String BUNDLE_KEY = "bundle";

    private final InputGuard guard;
    private final ZoneId zone;

    /** @param zone the hospital's time zone, for dates that the record gives without one */
    public ChartReader(InputGuard guard, ZoneId zone) {
        this.guard = guard;
        this.zone = zone;
    }

    /**
     * One whole record in one Bundle: the Bundle is all there is to know.
     *
     * @throws ReadFailure if it is not a Bundle about exactly one Patient
     */
    public ReadRecord readBundle(byte[] bundle, Instant asOf) {
        return readBundle(guard.read(bundle), asOf);
    }

    public ReadRecord readBundle(JsonNode bundle, Instant asOf) {
        var everything = Prefetched.of(BUNDLE_KEY, EnumSet.allOf(Kind.class), bundle);
        return read(new ChartRequest(thePatientOf(bundle), List.of(everything), Optional.empty(), asOf));
    }

    /** The day at the hospital at that moment. */
    LocalDate day(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    private static PatientId thePatientOf(JsonNode bundle) {
        if (!Gathering.typeOf(bundle).orElse("").equals("Bundle")) {
            throw UnreadableKey.notFhir(BUNDLE_KEY);
        }
        Set<String> patients = Gathering.patients(BUNDLE_KEY, bundle);
        return patients.stream()
                .map(reference -> reference.substring(reference.indexOf('/') + 1))
                .filter(id -> patients.size() == 1 && PatientId.isValid(id))
                .findFirst()
                .map(PatientId::new)
                .orElseThrow(() -> UnreadableKey.noPatient(BUNDLE_KEY));
    }

    /**
     * The chart of the patient of a request.
     *
     * @throws ReadFailure if the Patient is another one, or a key holds what it does not ask for
     */
    public ReadRecord read(ChartRequest request) {
        var gathering = new Gathering();
        var reach = new ReachTally();
        for (Prefetched prefetched : request.prefetch()) {
            switch (prefetched.answer()) {
                case Prefetched.Answer.Sent sent -> reach.answered(prefetched, gathering.add(prefetched, sent.pages()));
                case Prefetched.Answer.NoData nothing -> reach.noData(prefetched);
                case Prefetched.Answer.Failed failed -> reach.unavailable(prefetched, failed.reason());
                case Prefetched.Answer.Missing missing -> reach.unavailable(prefetched, "was not sent");
            }
        }
        request.drafts().ifPresent(drafts -> gathering.addDrafts(DRAFTS_KEY, drafts));
        mustBeThePatient(request, gathering.resources());
        return read(request, gathering.resources(), reach);
    }

    private static void mustBeThePatient(ChartRequest request, List<Resource> resources) {
        Map<String, Boolean> asksForPatient = request.prefetch().stream()
                .collect(Collectors.toMap(
                        Prefetched::key, prefetched -> prefetched.kinds().contains(Kind.PATIENT), Boolean::logicalOr));
        String expected = PATIENT + "/" + request.expected().value();
        for (Resource resource : resources) {
            if (resource.type().equals(PATIENT)
                    && resource.role() == Role.MATCH
                    && asksForPatient.getOrDefault(resource.key(), false)
                    && !resource.reference().equals(expected)) {
                throw new WrongPatient(new WrongPatient.Sent(resource.key(), request.expected(), resource.reference()));
            }
        }
    }

    private ReadRecord read(ChartRequest request, List<Resource> resources, ReachTally reach) {
        Copies.Sorted sorted = Copies.sort(resources);
        var account = new Account();
        sorted.conflicting()
                .forEach(resource -> account.unusable(
                        resource,
                        SetAside.Reason.CONFLICTING,
                        ResourceReader.unreadable(resource, "it was sent twice with different content")));
        Demographics demographics = demographics(request, sorted.kept(), account);
        var references = new References(sorted.kept());
        var times = new Times(zone, request.asOf(), demographics.birthDate());
        var reader = new ResourceReader(references, times);
        for (Resource resource : sorted.kept()) {
            take(resource, references.whose(resource, request.expected()), reader, account);
        }
        reach.lost(account.lost());
        var chart = new PatientChart(
                request.expected(), demographics, account.findings(), reach.reach(), request.asOf(), zone);
        return new ReadRecord(chart, account.setAside(), account.foreign(), account.notRead());
    }

    private static void take(Resource resource, References.Whose whose, ResourceReader reader, Account account) {
        if (whose == References.Whose.ANOTHER_PATIENT) {
            account.foreign(resource);
        } else if (resource.type().equals(PATIENT) || Kinds.of(resource.type()).isEmpty()) {
            account.notRead(resource);
        } else if (whose == References.Whose.UNTOLD) {
            account.unusable(
                    resource,
                    SetAside.Reason.NO_PATIENT,
                    ResourceReader.unreadable(resource, "it does not say which patient it is about"));
        } else {
            account.add(resource, reader.read(resource));
        }
    }

    private Demographics demographics(ChartRequest request, List<Resource> resources, Account account) {
        var reader = new PatientReader(new Times(zone, request.asOf(), Optional.empty()));
        Optional<Resource> patient = resources.stream()
                .filter(resource -> resource.reference()
                        .equals(PATIENT + "/" + request.expected().value()))
                .findFirst();
        try {
            return patient.map(reader::read).orElseGet(() -> PatientReader.unknown(request.expected()));
        } catch (Malformed malformed) {
            patient.ifPresent(resource -> account.unusable(
                    resource, SetAside.Reason.UNREADABLE, ResourceReader.unreadable(resource, malformed.reason())));
            return PatientReader.unknown(request.expected());
        }
    }
}
