package employeehealth.auth.person;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An e-mail address that a mail can be sent to, in the one spelling that is stored and compared:
 * small ASCII letters, an international domain by its A-labels. Comments, quotes and addresses of
 * machines are valid in a mail (RFC 5322) and belong to nobody who signs in here.
 *
 * @param local what stands before the {@code @}; a part after {@code +} is kept, since only its
 *     server knows whose that is
 * @param domain compared as a whole, never by its end
 */
public record EmailAddress(String local, String domain) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL = 64;
    private static final Pattern LOCAL =
            Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]*[a-z0-9])");

    /** The two standards for international names read these letters differently. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς\u200c\u200d]");

    private static final Set<UnicodeScript> JAPANESE =
            EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    public static Optional<EmailAddress> parse(String text) {
        var normal = normal(text);
        var at = normal.indexOf('@');
        return text.length() <= LONGEST && at > 0 && at == normal.lastIndexOf('@')
                ? domain(normal.substring(at + 1))
                        .map(domain -> new EmailAddress(normal.substring(0, at), domain))
                        .filter(EmailAddress::isWhole)
                : Optional.empty();
    }

    /** The same for a domain alone. */
    public static Optional<String> domain(String text) {
        if (text.length() > LONGEST) { // what repeats without end costs the matcher its stack
            return Optional.empty();
        }
        var normal = normal(text);
        if (AMBIGUOUS.matcher(text).find() || AMBIGUOUS.matcher(normal).find()) {
            return Optional.empty();
        }
        try {
            var ascii = IDN.toASCII(normal, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            return DOMAIN.matcher(ascii).matches() && looksLikeItself(ascii)
                    ? Optional.of(ascii)
                    : Optional.empty();
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /** No label mixes scripts: a Cyrillic а between Latin letters is there to be taken for an a. */
    private static boolean looksLikeItself(String ascii) {
        return Arrays.stream(ascii.split("\\.", -1))
                .map(label -> scripts(IDN.toUnicode(label)))
                .allMatch(scripts -> scripts.size() < 2 || JAPANESE.containsAll(scripts));
    }

    private static Set<UnicodeScript> scripts(String label) {
        return label.codePoints()
                .mapToObj(UnicodeScript::of)
                .filter(s -> s != UnicodeScript.COMMON && s != UnicodeScript.INHERITED)
                .collect(Collectors.toSet());
    }

    private boolean isWhole() {
        return local.length() <= LONGEST_LOCAL
                && LOCAL.matcher(local).matches()
                && text().length() <= LONGEST;
    }

    /** One of the many addresses that a mailbox may have by itself. */
    public boolean isSubAddress() {
        return local.indexOf('+') >= 0;
    }

    public String text() {
        return local + "@" + domain;
    }

    @Override
    public String toString() {
        return "EmailAddress[hidden]";
    }
}
