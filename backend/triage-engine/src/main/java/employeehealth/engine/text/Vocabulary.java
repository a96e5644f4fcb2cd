package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** By word: the languages whose patterns name it, as bits; 0 for words only known. */
    private final Map<String, Integer> known = new HashMap<>();

    /** By stem: the languages of the words that have it, as bits. */
    private final Map<String, Integer> spokenStems = new HashMap<>();

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

    /**
     * A word of somebody else's: understood as it is written, in plural and feminine, but no word
     * that mistyped or joined ones are taken for.
     */
    int quoted(String form) {
        know(form);
        return stems.computeIfAbsent(Folding.stem(form), key -> size++);
    }

    int size() {
        return size;
    }

    /** A real word that is never taken for a mistake. */
    void know(String form) {
        known.putIfAbsent(form, 0);
    }

    /** A word that no pattern names but that mistyped words may be mended to: "convulsions". */
    void spell(String form, String language) {
        learn(form, true, false, language);
    }

    /** Whether this is a word of patterns of this language, or one that is only known. */
    boolean spoken(String form, String language) {
        Integer languages = known.get(form);
        return languages != null && (languages == 0 || (languages & bit(language)) != 0);
    }

    /** Whether a word of this language has this form or is a plural or feminine of it. */
    boolean inflected(String form, String language) {
        Integer languages = spokenStems.get(Folding.stem(form));
        return languages != null && (languages == 0 || (languages & bit(language)) != 0);
    }

    /** Whether a pattern of this language names just this word. */
    boolean says(String form, String language) {
        Integer languages = known.get(form);
        return languages != null && (languages & bit(language)) != 0;
    }

    /** Whether only the other language has this word. */
    boolean foreign(String form, String language) {
        Integer languages = known.get(form);
        return languages != null && languages != 0 && (languages & bit(language)) == 0;
    }

    /** Whether some pattern names a beginning of this word that is nearly all of it. */
    boolean begins(String form) {
        for (int length = Math.max(5, form.length() - 3); length <= form.length(); length++) {
            if (beginnings.containsKey(form.substring(0, length))) {
                return true;
            }
        }
        return false;
    }

    private static int bit(String language) {
        return switch (language) {
            case "fr" -> 1;
            case "en" -> 2;
            default -> 0;
        };
    }

    private void learn(String form, boolean mendable, boolean beginning, String language) {
        if (!beginning) {
            known.merge(form, bit(language), (a, b) -> a | b);
            spokenStems.merge(Folding.stem(form), bit(language), (a, b) -> a | b);
        }
        if (mendable && form.length() >= (beginning ? MENDABLE_BEGINNING : MENDABLE)) {
            targets.computeIfAbsent(form.charAt(0), key -> new ArrayList<>())
                    .add(new Target(form, letters(form), beginning, language));
        }
    }

    /**
     * The word of ours that this one was meant to be; empty for a real word and for what is near
     * none.
     *
     * @param language of the text: mistakes are mended towards its words only
     */
    String mended(String form, String language) {
        if (form.length() < MENDABLE || known.containsKey(form)) {
            return "";
        }
        int[] begun = entries(form);
        if (begun.length == 0) {
            boolean real = known.containsKey(Folding.stem(form));
            return real ? "" : mend(form, language, false);
        }
        if (form.length() < MENDABLE_BEGINNING) {
            return "";
        }
        String mended = mend(form, language, true);
        boolean inflected = stems.containsKey(Folding.stem(form)) || begins(form);
        boolean same = Arrays.stream(begun).allMatch(entry -> is(mended, entry));
        return inflected && !same ? "" : mended; // "retiens" is not "reviens"
    }

    private boolean is(String form, int entry) {
        return Arrays.binarySearch(entries(form), entry) >= 0;
    }

    /** The entries that this word is, in ascending order. */
    int[] entries(String form) {
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

    /**
     * The nearest word of ours within the allowed distance, whole words before beginnings and the
     * longest of equals.
     *
     * @param wholeOnly for a word whose beginning is known as it stands ("breathlng")
     */
    private String mend(String form, String language, boolean wholeOnly) {
        int allowed = form.length() >= MENDABLE_TWICE && !wholeOnly ? 2 : 1;
        int letters = letters(form);
        String best = "";
        boolean bestIsWhole = false;
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
                if (form.length() < length || wholeOnly) {
                    continue;
                }
                for (int cut = length - 1; cut <= Math.min(length + 1, form.length()); cut++) {
                    if (cut <= length
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
                    String mended = target.form() + form.substring(cut);
                    if (distance <= 1 && distance < bestDistance) {
                        bestDistance = distance;
                        best = mended;
                        bestIsWhole = false;
                    }
                }
            } else if (Math.abs(length - form.length()) <= limit
                    && Integer.bitCount(letters ^ target.letters()) <= 2 * limit) {
                int distance = Distance.within(form, target.form(), limit);
                boolean better =
                        distance < bestDistance
                                || (distance == bestDistance
                                        && (!bestIsWhole
                                                || target.form().length() > best.length()));
                if (distance <= limit && better) {
                    bestIsWhole = true;
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
