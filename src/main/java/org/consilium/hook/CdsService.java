package org.consilium.hook;

import java.util.List;
import java.util.Set;
import org.consilium.assessment.Service;
import org.consilium.chart.Reach;
import org.consilium.hook.prefetch.PrefetchTemplate;
import org.consilium.hook.protocol.Hook;

/**
 * A CDS service as discovery shows it. One class implements one service; being a bean is all it takes to be served.
 *
 * @see <a href="https://cds-hooks.hl7.org/2.0/#discovery">CDS Hooks 2.0, discovery</a>
 */
public interface CdsService {
    /** The hooks on which a service may update what it said before ("update stale guidance"). */
    Set<Hook> CHART_HOOKS = Set.of(
            Hook.of("patient-view"),
            Hook.of("order-select"),
            Hook.of("order-sign"),
            Hook.of("encounter-start"),
            Hook.of("encounter-discharge"));

    /** The job that is asked; its id is the last part of the URL. */
    Service asks();

    String title();

    String description();

    List<PrefetchTemplate> prefetch();

    /** Kinds that no result rests on, only what is proposed beside it: a gap in their reading qualifies no card. */
    default Set<Reach.Kind> besideTheResult() {
        return Set.of();
    }

    default Set<Hook> hooks() {
        return CHART_HOOKS;
    }

    default String usageRequirements() {
        return "Data that are not sent as prefetch are read from fhirServer with the token of fhirAuthorization;"
                + " without either, the answer says what was not looked at. Observations are searched by category: give each"
                + " one, as US Core asks.";
    }

    /** Whether a language model takes part, whose work may end after the answer. */
    default boolean potentiallyLongRunning() {
        return false;
    }

    default String id() {
        return asks().id();
    }
}
