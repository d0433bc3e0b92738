package org.consilium.calculator;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.consilium.selection.Selection;

/** What one chart documents about situations; what several scores ask is looked up once. Used by one thread. */
final class Situations {
    private final Selection selection;
    private final Map<Context.Kind, Context.Found> found = new IdentityHashMap<>();

    Situations(Selection selection) {
        this.selection = selection;
    }

    Selection selection() {
        return selection;
    }

    Map<String, Context.Found> of(List<Context> contexts) {
        Map<String, Context.Found> all = new LinkedHashMap<>();
        contexts.forEach(context ->
                all.put(context.id(), found.computeIfAbsent(context.kind(), kind -> context.find(selection))));
        return all;
    }
}
