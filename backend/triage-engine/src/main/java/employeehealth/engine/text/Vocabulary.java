package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every word that a pattern names, as numbered entries: an inflected word (by stem), an exact form,
 * or the beginning of a word. Mends typing mistakes towards its own words, never from a real word.
 */
final class Vocabulary {

    /** Beginnings of words are only mended when they are this long. */
    private static final int MENDABLE_BEGINNING = 7;

    /** In shorter beginnings a replaced letter is too often another word. */
    private static final int LONG_BEGINNING = 9;

    /** Shorter words must begin with the same two letters to be taken for each other. */
    private static final int LONG = 8;

    /** Mistakes are mended in words of at least this many letters. */
    private static final int MENDABLE = 5;

    /** Two mistakes are mended in words of at least this many letters. */
    private static final int MENDABLE_TWICE = 10;

    private static final int[] NO_ENTRIES = {};

    private record Target(String form, int letters, boolean beginning, String language) {}

    private final Map<String, Integer> stems = new HashMap<>();
    private final Map<String, Integer> exact = new HashMap<>();
    private final Map<String, Integer> beginnings = new HashMap<>();
    private final Set<String> known = new HashSet<>();
    private final Map<Character, List<Target>> targets = new HashMap<>();
    private int size;

    int stem(String form, boolean mendable, String language) {
        learn(form, mendable, false, language);
        return stems.computeIfAbsent(Folding.stem(form), key -> size++);
    }

    int exact(String form) {
        learn(form, false, false, "");
        return exact.computeIfAbsent(form, key -> size++);
    }

    int beginning(String form, boolean mendable, String language) {
        learn(form, mendable, true, language);
        return beginnings.computeIfAbsent(form, key -> size++);
    }

    int size() {
        return size;
    }

    /** A real word that is never taken for a mistake. */
    void know(String form) {
        known.add(form);
    }

    private void learn(String form, boolean mendable, boolean beginning, String language) {
        if (!beginning) {
            known.add(form);
        }
        if (mendable && form.length() >= (beginning ? MENDABLE_BEGINNING : MENDABLE)) {
            targets.computeIfAbsent(form.charAt(0), key -> new ArrayList<>())
                    .add(new Target(form, letters(form), beginning, language));
        }
    }

    /**
     * The entries that this word is, itself or after mending, in ascending order.
     *
     * @param language of the text: mistakes are mended towards its words only
     */
    int[] entries(String form, String language) {
        int[] found = lookUp(form);
        if (found.length > 0
                || form.length() < MENDABLE
                || known.contains(form)
                || known.contains(Folding.stem(form))) {
            return found;
        }
        String mended = mend(form, language);
        return mended.isEmpty() ? NO_ENTRIES : lookUp(mended);
    }

    private int[] lookUp(String form) {
        int[] found = new int[form.length() + 2];
        int count = 0;
        Integer stem = stems.get(Folding.stem(form));
        if (stem != null) {
            found[count++] = stem;
        }
        Integer same = exact.get(form);
        if (same != null) {
            found[count++] = same;
        }
        for (int length = 2; length <= form.length(); length++) {
            Integer beginning = beginnings.get(form.substring(0, length));
            if (beginning != null) {
                found[count++] = beginning;
            }
        }
        if (count == 0) {
            return NO_ENTRIES;
        }
        int[] result = Arrays.copyOf(found, count);
        Arrays.sort(result);
        return result;
    }

    /** The nearest word of ours within the allowed distance; the first one learnt of equals. */
    private String mend(String form, String language) {
        int allowed = form.length() >= MENDABLE_TWICE ? 2 : 1;
        int letters = letters(form);
        String best = "";
        int bestDistance = allowed + 1;
        for (Target target : targets.getOrDefault(form.charAt(0), List.of())) {
            if (!target.language().isEmpty() && !target.language().equals(language)) {
                continue;
            }
            int length = target.form().length();
            if (length < LONG && !beginAlike(form, target.form())) {
                continue;
            }
            if (length == MENDABLE && form.length() == length && letters != target.letters()) {
                continue; // one letter of five replaced is too often another word: "plait", "plaie"
            }
            int limit = length >= MENDABLE_TWICE ? allowed : 1;
            if (target.beginning()) {
                if (form.length() < length) {
                    continue;
                }
                for (int cut = length - 1; cut <= Math.min(length + 1, form.length()); cut++) {
                    if (cut < length
                            && length < LONG_BEGINNING
                            && form.charAt(cut - 1) != target.form().charAt(length - 1)) {
                        continue; // "overdone" only lacks the end of "overdos"
                    }
                    if (cut == length
                            && length < LONG_BEGINNING
                            && letters(form, cut) != letters(target.form(), length)) {
                        continue; // "complètement" begins almost like "complot"
                    }
                    int distance = Distance.within(form.substring(0, cut), target.form(), 1);
                    if (distance <= 1 && distance < bestDistance) {
                        bestDistance = distance;
                        best = target.form();
                    }
                }
            } else if (Math.abs(length - form.length()) <= limit
                    && Integer.bitCount(letters ^ target.letters()) <= 2 * limit) {
                int distance = Distance.within(form, target.form(), limit);
                if (distance <= limit && distance < bestDistance) {
                    bestDistance = distance;
                    best = target.form();
                }
            }
        }
        return best;
    }

    /** The same first two letters, or these two swapped with the next. */
    private static boolean beginAlike(String a, String b) {
        return a.charAt(1) == b.charAt(1)
                || (a.charAt(1) == b.charAt(2) && a.charAt(2) == b.charAt(1));
    }

    private static int letters(String form) {
        return letters(form, form.length());
    }

    private static int letters(String form, int length) {
        int mask = 0;
        for (int i = 0; i < length; i++) {
            mask |= 1 << (form.charAt(i) & 31);
        }
        return mask;
    }
}
