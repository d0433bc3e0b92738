package org.consilium;

import java.io.PrintStream;
import java.util.List;
import org.consilium.knowledge.KnowledgeBase;
import org.consilium.knowledge.Vocabulary;
import org.consilium.terminology.CodeSets;

/** {@code knowledge report}: what the condition knowledge covers and what it lacks. */
final class KnowledgeCommand {
    private KnowledgeCommand() {}

    static int run(String[] arguments, PrintStream out) {
        List<String> words = List.of(arguments);
        if (words.equals(List.of("report"))) {
            out.print(KnowledgeBase.load(Vocabulary.of(CodeSets.load())).report());
            return 0;
        }
        boolean asked = words.contains("--help");
        if (!asked) {
            out.println("CSL-2770 'knowledge' knows one word: report.");
        }
        out.println("Usage: knowledge report");
        out.println(
                "Prints, as Markdown, how many conditions, edges and tests the shipped knowledge holds by specialty");
        out.println("and by condition, what it lacks, and how much of it is a draft.");
        return asked ? 0 : 2;
    }
}
