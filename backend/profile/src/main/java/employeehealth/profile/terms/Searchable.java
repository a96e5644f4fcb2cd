package employeehealth.profile.terms;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A term, and the plain words under which it is found: no accents, no case, no punctuation. */
record Searchable(Term term, List<List<String>> names) {

    static Searchable of(Term term) {
        var names =
                Stream.of("fr", "en")
                        .flatMap(language ->
                                Stream.concat(
                                        Stream.of(term.display(language)),
                                        term.words().getOrDefault(language, List.of()).stream()))
                        .map(Searchable::plain)
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .toList();
        return new Searchable(term, names);
    }

    static List<String> plain(String text) {
        var folded =
                Normalizer.normalize(text, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replace("œ", "oe")
                        .replace("æ", "ae");
        return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /**
     * How well it fits, 0 the best; none: not at all.
     *
     * <p>0 a name is what was typed, 1 a name begins with it, 2 every word typed begins a word of
     * one name, 3 the same with one letter wrong in long words.
     */
    int fit(List<String> typed) {
        var best = NOT_AT_ALL;
        for (var name : names) {
            best = Math.min(best, fit(typed, name));
        }
        return best;
    }

    static final int NOT_AT_ALL = 4;

    private static int fit(List<String> typed, List<String> name) {
        if (name.equals(typed)) {
            return 0;
        }
        if (String.join(" ", name).startsWith(String.join(" ", typed))) {
            return 1;
        }
        if (typed.stream().allMatch(word -> name.stream().anyMatch(one -> one.startsWith(word)))) {
            return 2;
        }
        return typed.stream().allMatch(word -> name.stream().anyMatch(one -> nearly(word, one)))
                ? 3
                : NOT_AT_ALL;
    }

    private static final int LONG = 5;

    /** Begins with it but for one letter that is wrong, missing, too many, or swapped. */
    private static boolean nearly(String typed, String name) {
        if (name.startsWith(typed)) {
            return true;
        }
        if (typed.length() < LONG) {
            return false;
        }
        var i = 0;
        while (i < Math.min(typed.length(), name.length()) && typed.charAt(i) == name.charAt(i)) {
            i++;
        }
        return name.startsWith(rest(typed, i + 1), i + 1)
                || name.startsWith(rest(typed, i + 1), i)
                || name.startsWith(rest(typed, i), i + 1)
                || (i + 1 < Math.min(typed.length(), name.length())
                        && typed.charAt(i) == name.charAt(i + 1)
                        && typed.charAt(i + 1) == name.charAt(i)
                        && name.startsWith(rest(typed, i + 2), i + 2));
    }

    private static String rest(String text, int from) {
        return text.substring(Math.min(from, text.length()));
    }
}
