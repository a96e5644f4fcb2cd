package employeehealth.engine.text;

import java.util.ArrayList;
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

    /** Ids of the patterns that need a word, by the word's entry. */
    private final int[][] byEntry;

    /** Patterns that need no particular word, by id. */
    private final boolean[] wordless;

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
        int count = 0;
        for (List<Pattern> some : patterns) {
            count += some.size();
        }
        this.wordless = new boolean[count];
        List<List<Integer>> ids = new ArrayList<>();
        for (int entry = 0; entry < vocabulary.size(); entry++) {
            ids.add(new ArrayList<>(2));
        }
        for (List<Pattern> some : patterns) {
            for (Pattern pattern : some) {
                index(pattern, ids);
            }
        }
        this.byEntry = new int[vocabulary.size()][];
        for (int entry = 0; entry < byEntry.length; entry++) {
            List<Integer> of = ids.get(entry);
            byEntry[entry] = new int[of.size()];
            for (int i = 0; i < of.size(); i++) {
                byEntry[entry][i] = of.get(i);
            }
        }
    }

    /** Files a pattern under the words of one element that it cannot do without. */
    private void index(Pattern pattern, List<List<Integer>> ids) {
        for (Pattern.Element element : pattern.elements()) {
            if (!element.optional() && onlyWords(element)) {
                for (Pattern.Atom atom : element.atoms()) {
                    ids.get(((Pattern.Atom.Word) atom).entry()).add(pattern.id());
                }
                return;
            }
        }
        wordless[pattern.id()] = true;
    }

    private static boolean onlyWords(Pattern.Element element) {
        for (Pattern.Atom atom : element.atoms()) {
            if (!(atom instanceof Pattern.Atom.Word)) {
                return false;
            }
        }
        return true;
    }

    /** Which patterns may match a text with these words, by id: most are ruled out here. */
    boolean[] candidates(boolean[] present) {
        boolean[] candidates = wordless.clone();
        for (int entry = 0; entry < present.length; entry++) {
            if (present[entry]) {
                for (int id : byEntry[entry]) {
                    candidates[id] = true;
                }
            }
        }
        return candidates;
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

    /** Whether this is a whole word in this language, as it stands. */
    boolean exact(String form, String language) {
        return fillers.contains(form)
                || common(language, form)
                || vocabulary.spoken(form, language);
    }

    /** Whether this is a whole word in this language, or a plural or feminine of one. */
    boolean word(String form, String language) {
        return exact(form, language) || vocabulary.inflected(form, language);
    }

    /** Whether only the other language has this word. */
    boolean foreign(String form, String language) {
        if (fillers.contains(form) || common(language, form)) {
            return false;
        }
        return vocabulary.foreign(form, language)
                || (common(language.equals("fr") ? "en" : "fr", form)
                        && !vocabulary.spoken(form, language));
    }

    /** Whether a pattern of this language names just this word. */
    boolean says(String form, String language) {
        return vocabulary.says(form, language);
    }

    /** Whether some pattern names a beginning of this word that is nearly all of it. */
    boolean begins(String form) {
        return vocabulary.begins(form);
    }

    /** A word, or one that is nearly one, or that begins as a pattern says. */
    boolean readable(String form, String language) {
        return word(form, language)
                || vocabulary.entries(form).length > 0
                || !vocabulary.mended(form, language).isEmpty();
    }

    /** The word that this one was meant to be, or empty when it is one or nobody knows. */
    String mended(String form, String language) {
        boolean plural =
                form.endsWith("s") && exact(form.substring(0, form.length() - 1), language);
        return plural || exact(form, language) ? "" : vocabulary.mended(form, language);
    }

    boolean common(String language, String form) {
        return common.getOrDefault(language, Set.of()).contains(form);
    }
}
