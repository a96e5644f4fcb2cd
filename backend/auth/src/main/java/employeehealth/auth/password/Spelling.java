package employeehealth.auth.password;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The spellings under which a password is the same as another one. */
final class Spelling {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    /** Digits and punctuation; a picture among letters is as good as a letter. */
    private static final Pattern AROUND = Pattern.compile("^[^\\p{L}\\p{So}]+|[^\\p{L}\\p{So}]+$");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{Nd}\\p{So}]+");

    /** As people write letters who think that nobody else does. */
    private static final Map<Character, Character> LETTERS =
            Map.ofEntries(
                    Map.entry('0', 'o'),
                    Map.entry('3', 'e'),
                    Map.entry('4', 'a'),
                    Map.entry('5', 's'),
                    Map.entry('7', 't'),
                    Map.entry('8', 'b'),
                    Map.entry('9', 'g'),
                    Map.entry('@', 'a'),
                    Map.entry('$', 's'),
                    Map.entry('€', 'e'));

    private Spelling() {}

    /**
     * The same letters typed on another keyboard may arrive as other code points (NIST 800-63B).
     */
    static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** Letters, digits and pictures only, small, without accents. */
    static String plain(String text) {
        return BETWEEN.matcher(small(text)).replaceAll("");
    }

    /** Plain, also without what was put around it, and with letters for what stands for them. */
    static Set<String> forms(String text) {
        var small = small(text);
        var core = AROUND.matcher(small).replaceAll("");
        var forms = new LinkedHashSet<String>();
        for (var form : new String[] {small, core}) {
            forms.add(plain(form));
            forms.add(plain(spelt(form, 'i')));
            forms.add(plain(spelt(form, 'l')));
        }
        forms.remove("");
        return forms;
    }

    private static String small(String text) {
        var apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        return MARKS.matcher(apart).replaceAll("");
    }

    private static String spelt(String text, char one) {
        var spelt = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            spelt.append(c == '1' || c == '!' || c == '|' ? one : LETTERS.getOrDefault(c, c));
        }
        return spelt.toString();
    }
}
