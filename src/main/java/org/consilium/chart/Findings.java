package org.consilium.chart;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.function.Predicate;
import org.consilium.terminology.CodeSet;
import org.consilium.terminology.Concept;

/**
 * The findings of one record, in the order they were read, with those of each kind and each concept at hand: hundreds of
 * rules ask one chart, and a record of a thousand results has only some dozen concepts.
 */
final class Findings extends AbstractList<Finding> implements RandomAccess {
    private final List<Finding> all;
    private final Map<Class<?>, Kind> kinds = new HashMap<>();

    private Findings(List<Finding> all) {
        this.all = all;
        for (int place = 0; place < all.size(); place++) {
            Finding finding = all.get(place);
            kinds.computeIfAbsent(finding.getClass(), key -> new Kind()).add(finding, place);
        }
    }

    static Findings of(List<Finding> findings) {
        return findings instanceof Findings indexed ? indexed : new Findings(List.copyOf(findings));
    }

    /** The findings of one kind, and where each of its concepts stands. */
    private static final class Kind {
        private final List<Finding> members = new ArrayList<>();
        private final Map<Concept, BitSet> places = new HashMap<>();

        void add(Finding finding, int place) {
            members.add(finding);
            places.computeIfAbsent(finding.concept(), key -> new BitSet()).set(place);
        }
    }

    <F extends Finding> List<F> ofKind(Class<F> kind, Predicate<F> wanted) {
        Kind found = kinds.get(kind);
        List<Finding> among = found != null ? found.members : all;
        List<F> chosen = new ArrayList<>();
        for (Finding finding : among) {
            if (kind.isInstance(finding)) {
                F member = kind.cast(finding);
                if (wanted.test(member)) {
                    chosen.add(member);
                }
            }
        }
        return List.copyOf(chosen);
    }

    /** All of one kind under their concepts. */
    <F extends Finding> Map<Concept, List<F>> byConcept(Class<F> kind) {
        Map<Concept, List<F>> byConcept = new HashMap<>();
        Kind found = kinds.get(kind);
        if (found != null) {
            found.places.forEach((concept, places) -> byConcept.put(
                    concept, places.stream().mapToObj(all::get).map(kind::cast).toList()));
        }
        return byConcept;
    }

    /** Those whose concept is in the set: it is asked once for each concept, not for each finding. */
    <F extends Finding> List<F> matching(Class<F> kind, CodeSet codes) {
        Kind found = kinds.get(kind);
        if (found == null) {
            return List.of();
        }
        BitSet chosen = new BitSet();
        found.places.forEach((concept, places) -> {
            if (codes.contains(concept)) {
                chosen.or(places);
            }
        });
        return chosen.stream().mapToObj(all::get).map(kind::cast).toList();
    }

    @Override
    public Finding get(int place) {
        return all.get(place);
    }

    @Override
    public int size() {
        return all.size();
    }
}
