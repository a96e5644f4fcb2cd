package employeehealth.profile;

import employeehealth.contracts.care.HealthData;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A name as somebody types it who looks for a person: words that each begin one of the name's,
 * whatever their order, case and accents, with or without its hyphens and apostrophes. As the
 * directory of auth looks for it.
 */
@HealthData
public record SoughtName(List<String> words) {

    /** Letters of a word: by one alone nearly everybody is found. */
    private static final int SHORTEST = 2;

    public static SoughtName of(String typed) {
        return new SoughtName(
                Arrays.stream(typed.split("[\\s\\p{Z},;]+"))
                        .map(word -> plain(word).replace(" ", ""))
                        .filter(Predicate.not(String::isEmpty))
                        .toList());
    }

    /** Whether it could mean nearly everybody. */
    public boolean isVague() {
        return words.isEmpty() || words.stream().anyMatch(word -> letters(word) < SHORTEST);
    }

    private static long letters(String word) {
        return word.codePoints().filter(Character::isLetter).count();
    }

    public boolean fits(String name) {
        var parts = List.of(plain(name).split(" "));
        var tails =
                IntStream.range(0, parts.size())
                        .mapToObj(from -> String.join("", parts.subList(from, parts.size())))
                        .toList();
        return words.stream().allMatch(word -> tails.stream().anyMatch(it -> it.startsWith(word)));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replace("œ", "oe")
                .replace("æ", "ae")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    @Override
    public String toString() {
        return "SoughtName[hidden]";
    }
}
