package employeehealth.engine.text;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** All patterns, compiled: what the matcher needs. */
final class Grammar {

    private final Vocabulary vocabulary;
    private final List<List<Pattern>> patterns;
    private final int[] order;
    private final int terminators;
    private final Set<String> fillers;
    private final Map<String, Set<String>> common;

    /**
     * @param patterns by symbol
     * @param order of symbols, each after those it is made of, the terminators first
     * @param common words of each language that are never read as words of the other
     */
    Grammar(
            Vocabulary vocabulary,
            List<List<Pattern>> patterns,
            int[] order,
            int terminators,
            Set<String> fillers,
            Map<String, Set<String>> common) {
        this.vocabulary = vocabulary;
        this.patterns = patterns;
        this.order = order;
        this.terminators = terminators;
        this.fillers = fillers;
        this.common = common;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    int size() {
        return patterns.size();
    }

    List<Pattern> patterns(int symbol) {
        return patterns.get(symbol);
    }

    int[] order() {
        return order;
    }

    int terminators() {
        return terminators;
    }

    boolean filler(String form) {
        return fillers.contains(form);
    }

    boolean common(String language, String form) {
        return common.getOrDefault(language, Set.of()).contains(form);
    }
}
