package org.consilium.knowledge;

import java.util.List;
import java.util.Optional;
import org.consilium.terminology.Code;
import org.consilium.terminology.CodeSet;

/**
 * What is known about one condition.
 *
 * @param names other names, for finding it
 * @param codes SNOMED CT and ICD-10-CM codes that name it
 * @param recognised codes by which a problem list already holds it
 * @param mustNotMiss whether missing it is dangerous within hours or days
 * @param criteria id of the criteria set that states it
 * @param requires without which it is not thought of at all: of each group one feature must be shown
 * @param tests what would settle it
 * @param mimics ids of conditions that look alike
 */
public record ConditionEntry(
        String id,
        int version,
        Status status,
        String title,
        List<String> names,
        List<Code> codes,
        List<CodeSet> recognised,
        String specialty,
        Course course,
        boolean mustNotMiss,
        Optional<String> criteria,
        List<List<Feature>> requires,
        List<Link> links,
        List<Test> tests,
        List<String> mimics,
        List<Citation> references) {
    public ConditionEntry {
        names = List.copyOf(names);
        codes = List.copyOf(codes);
        requires = requires.stream().map(List::copyOf).toList();
        recognised = List.copyOf(recognised);
        links = List.copyOf(links);
        tests = List.copyOf(tests);
        mimics = List.copyOf(mimics);
        references = List.copyOf(references);
    }

    /** A DRAFT was not read against its primary sources. */
    public enum Status {
        DRAFT,
        REVIEWED
    }

    /** A chronic illness once recorded stays known; an acute one may come again. */
    public enum Course {
        ACUTE,
        CHRONIC
    }

    /** A discriminating test or question and what each result would mean. */
    public record Test(String name, List<Outcome> outcomes) {
        public Test {
            outcomes = List.copyOf(outcomes);
        }

        public record Outcome(String result, String means) {}
    }
}
