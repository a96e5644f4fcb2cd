package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rewrites words that nobody knows as they stand: repeated letters ("maaaal"), words run together
 * ("cantbreathe", "malalatete"), an English ending cut short ("breathin"), typing mistakes. What it
 * makes of them keeps the place of what was written.
 */
final class Respelling {

    private static final int SHORTEST_JOINED = 6;

    /** So long a word is cut even when a pattern names its beginning: "shortnessofbreath". */
    private static final int SURELY_JOINED = 12;

    private static final int MOST_PIECES = 5;

    private static final int SHORTEST_PIECE = 4;

    /** Small words that may be run together with those that say something. */
    private static final String FRENCH_JOINERS =
            " au aux la le les l de du des d un une mon ma mes son sa en et dans je j me se il elle"
                    + " on ne n pas plus trop tres qui ai jai est ";

    private static final String ENGLISH_JOINERS =
            " a an the of in on my his her to and i im is it no not so very with ";

    /** Those that a run of words may begin with; others are prefixes of real words. */
    private static final String FIRST =
            " la le les mon ma mes je j jai il elle on pas trop tres my his her i im no not so very"
                    + " ";

    private final Grammar grammar;
    private final String language;
    private final Map<String, List<String>> seen = new HashMap<>();

    Respelling(Grammar grammar, String language) {
        this.grammar = grammar;
        this.language = language;
    }

    Tokens apply(Tokens tokens) {
        Tokens result = new Tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Tokens.Token token = tokens.get(i);
            int before = token.before();
            for (String form :
                    token.isNumber()
                            ? List.<String>of()
                            : seen.computeIfAbsent(token.form(), this::forms)) {
                result.add(form, token.start(), token.end(), before);
                before = Tokens.NONE;
            }
            if (token.isNumber()) {
                result.add(token);
            }
        }
        return result;
    }

    private List<String> forms(String written) {
        if (Quantities.word(written) || SpanReader.unit(written)) {
            return List.of(written);
        }
        String form = squeezed(written);
        if (form.endsWith("in")
                && language.equals("en")
                && !grammar.word(form, language)
                && grammar.word(form + "g", language)) {
            return List.of(form + "g");
        }
        String mended = grammar.mended(form, language);
        if (!mended.isEmpty()) {
            return List.of(mended);
        }
        boolean clear =
                form.length() < SHORTEST_JOINED
                        || (form.length() < SURELY_JOINED
                                ? grammar.readable(form, language)
                                : grammar.word(form, language));
        List<String> pieces = clear ? List.of() : split(form);
        return pieces.isEmpty() ? List.of(form) : pieces;
    }

    /** Three and more of a letter are one or two: the first known word that gives. */
    private String squeezed(String form) {
        List<String> candidates = new ArrayList<>(List.of(""));
        boolean repeated = false;
        for (int i = 0; i < form.length(); ) {
            int end = i;
            while (end < form.length() && form.charAt(end) == form.charAt(i)) {
                end++;
            }
            boolean many = end - i >= 3;
            repeated |= many;
            List<String> longer = new ArrayList<>();
            for (String start : many && candidates.size() <= 4 ? candidates : List.<String>of()) {
                longer.add(start + form.substring(i, i + 2));
            }
            for (String start : candidates) {
                longer.add(start + form.substring(i, many ? i + 1 : end));
            }
            candidates = longer;
            i = end;
        }
        if (!repeated || grammar.exact(form, language)) {
            return form;
        }
        for (String candidate : candidates) {
            if (grammar.exact(candidate, language)) {
                return candidate;
            }
        }
        for (String candidate : candidates) {
            if (grammar.readable(candidate, language)) {
                return candidate;
            }
        }
        return candidates.get(candidates.size() - 1);
    }

    /** The fewest words that make up this one, or none. */
    private List<String> split(String form) {
        int length = form.length();
        int[] pieces = new int[length + 1];
        int[] cut = new int[length + 1];
        for (int from = length - 1; from >= 0; from--) {
            pieces[from] = MOST_PIECES + 1;
            for (int to = length; to > from; to--) {
                if (pieces[to] + 1 < pieces[from] && piece(form, from, to)) {
                    pieces[from] = pieces[to] + 1;
                    cut[from] = to;
                }
            }
        }
        if (pieces[0] > MOST_PIECES || pieces[0] < 2) {
            return List.of();
        }
        List<String> words = new ArrayList<>();
        int said = 0;
        for (int at = 0; at < length; at = cut[at]) {
            String word = form.substring(at, cut[at]);
            words.add(word);
            said += word.length() > 2 && !joiner(word) ? word.length() : 0;
        }
        return said * 2 > length ? words : List.of();
    }

    private boolean piece(String form, int from, int to) {
        String word = form.substring(from, to);
        if (from > 0 ? to < form.length() && joiner(word) : FIRST.contains(" " + word + " ")) {
            return true;
        }
        if (word.equals("a") && language.equals("fr")) {
            return form.startsWith("l", to) || form.startsWith("u", to); // "malalatete"
        }
        return says(word) || (from > 0 && to == form.length() && grammar.begins(word));
    }

    private boolean says(String word) {
        return (word.length() >= SHORTEST_PIECE || word.equals("mal"))
                && grammar.says(word, language);
    }

    private boolean joiner(String word) {
        return (language.equals("en") ? ENGLISH_JOINERS : FRENCH_JOINERS)
                .contains(" " + word + " ");
    }
}
