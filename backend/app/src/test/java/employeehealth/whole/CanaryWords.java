package employeehealth.whole;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that nobody else uses, another one for each field that takes words: what a search finds
 * says which field was left in the clear, and a control can ask for every single one.
 */
final class CanaryWords {

    /** What every word begins with: who searches for these searches for all. */
    static final List<String> ROOTS = List.of("zyxwobbulite", "quorbflammation");

    /** Where the content of documents is. */
    static final String STORE = "blobs";

    private static final int FIRST = 1_000;
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{24,}");

    private final List<Told> told = new ArrayList<>();

    /**
     * @param field class and component that it was sent in, such as {@code Entry.reaction}, or what
     *     stands for it where no class does
     * @param places tables where it is sealed, or the {@link #STORE}; none: it is looked at, and
     *     forgotten
     */
    record Told(String field, String word, Set<String> places) {}

    /** A word to be sent in this field, which ends sealed in these places. */
    String kept(String field, String... places) {
        // Equally long, so that none is the beginning of another.
        var number = Integer.toString(FIRST + told.size());
        var word = ROOTS.getFirst() + number;
        told.add(new Told(field, word, Set.of(places)));
        return word;
    }

    /** A word to be sent in this field, which ends nowhere. */
    String passing(String field) {
        return kept(field);
    }

    List<Told> keptIn(String place) {
        return told.stream().filter(each -> each.places.contains(place)).toList();
    }

    Set<String> fields() {
        return told.stream().map(Told::field).collect(Collectors.toSet());
    }

    Set<String> tables() {
        return told.stream()
                .flatMap(each -> each.places.stream())
                .filter(place -> !place.equals(STORE))
                .collect(Collectors.toSet());
    }

    /** Itself, or as the bytes that a message carries as letters. */
    static boolean areIn(String message) {
        return areInClear(message)
                || BASE64.matcher(message)
                        .results()
                        .map(found -> new String(decoded(found.group()), ISO_8859_1))
                        .anyMatch(CanaryWords::areInClear);
    }

    private static boolean areInClear(String text) {
        return ROOTS.stream().anyMatch(text::contains);
    }

    private static byte[] decoded(String letters) {
        var whole = letters.substring(0, letters.length() / 4 * 4);
        return Base64.getDecoder().decode(whole);
    }
}
