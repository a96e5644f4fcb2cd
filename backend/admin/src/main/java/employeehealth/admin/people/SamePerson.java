package employeehealth.admin.people;

import employeehealth.contracts.auth.Listed;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Whether two accounts look like one and the same human being: then one of them gives the other
 * nothing. A namesake is given it by another administrator.
 */
final class SamePerson {

    private SamePerson() {}

    static boolean seem(Listed one, Listed other) {
        return one.id().equals(other.id())
                || folded(one.displayName()).equals(folded(other.displayName()))
                || mailbox(one.email()).equals(mailbox(other.email()));
    }

    /** Without case, accents, titles, punctuation and the order of first and last name. */
    private static String folded(String name) {
        var words =
                Normalizer.normalize(name, Normalizer.Form.NFKD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .split("[^\\p{L}\\p{N}]+", -1);
        return Arrays.stream(words)
                .filter(word -> !word.isEmpty() && !word.matches("dr|pr|mme|mlle|mr|mrs|ms|prof"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** {@code paul+test@x.fr} ends up in the mailbox of {@code paul@x.fr}. */
    private static String mailbox(String email) {
        return email.strip().toLowerCase(Locale.ROOT).replaceFirst("\\+[^@]*(?=@)", "");
    }
}
