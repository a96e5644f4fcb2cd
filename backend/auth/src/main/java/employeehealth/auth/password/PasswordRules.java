package employeehealth.auth.password;

import employeehealth.shared.problem.FieldFault;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new password has to be (NIST SP 800-63B-4, 3.1.1.2; CNIL 2022-100): long, and none of
 * those that are tried first. No kinds of characters are asked for, and none ever expires. The
 * whole password is compared, not words within it: four plain words are a good one.
 *
 * @param shortest characters, where a password alone signs in
 */
record PasswordRules(int shortest, BlockList blocked) {

    /** Code points after normalisation: enough for any phrase, and little enough to hash. */
    static final int LONGEST = 1_024;

    /** So few different characters are a pattern, however many there are. */
    private static final int VARIETY = 5;

    /** Left over beside names and addresses, so many letters are a secret again. */
    private static final int OWN_LETTERS = 8;

    /**
     * What is wrong with it, if anything, and what to do about it.
     *
     * @param words that anybody would try for this person: names, address, company
     */
    Optional<FieldFault> fault(String field, String password, Collection<String> words) {
        var text = Spelling.normal(password);
        var length = text.codePointCount(0, text.length());
        if (length < shortest) {
            return Optional.of(new FieldFault(field, "field.password-short", shortest));
        }
        if (length > LONGEST) {
            return Optional.of(new FieldFault(field, "field.password-long", LONGEST));
        }
        return repeated(text)
                .or(() -> common(text))
                .or(() -> walk(text))
                .or(() -> personal(text, words))
                .map(message -> new FieldFault(field, message));
    }

    private Optional<String> repeated(String text) {
        var few = text.codePoints().distinct().count() < VARIETY;
        return few || Patterns.period(text) < shortest && repeats(text)
                ? Optional.of("field.password-repeated")
                : Optional.empty();
    }

    private Optional<String> common(String text) {
        return blocked.holdsOneOf(Spelling.forms(text))
                ? Optional.of("field.password-common")
                : Optional.empty();
    }

    private static Optional<String> walk(String text) {
        return Patterns.isWalk(Spelling.plain(text))
                ? Optional.of("field.password-pattern")
                : Optional.empty();
    }

    private static boolean repeats(String text) {
        return Patterns.period(text) <= text.codePointCount(0, text.length()) / 2;
    }

    private Optional<String> personal(String text, Collection<String> words) {
        var theirs =
                words.stream()
                        .map(Spelling::plain)
                        .filter(word -> word.length() > 2)
                        .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                        .toList();
        var rests =
                Spelling.forms(text).stream()
                        .map(form -> without(form, theirs))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet());
        return rests.stream().anyMatch(rest -> rest.length() < OWN_LETTERS) || holds(rests)
                ? Optional.of("field.password-personal")
                : Optional.empty();
    }

    private boolean holds(Set<String> rests) {
        return !rests.isEmpty() && blocked.holdsOneOf(rests);
    }

    /** What is left of it beside those words, its digits not counted; nothing if it has none. */
    private static Optional<String> without(String form, List<String> words) {
        var rest = form;
        for (var word : words) {
            rest = rest.replace(word, "");
        }
        return rest.equals(form) ? Optional.empty() : Optional.of(rest.replaceAll("\\p{Nd}", ""));
    }
}
