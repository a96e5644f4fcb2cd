package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites words that nobody knows as they stand: repeated letters ("maaaal"), words run together
 * ("cantbreathe", "malalatete"), an English ending cut short ("breathin"). What it makes of them
 * keeps the place of what was written. Typing mistakes are left to {@link Vocabulary}.
 */
final class Respelling {

    private static final int SHORTEST_JOINED = 6;

    /** So long a word is cut even when a pattern names its beginning: "shortnessofbreath". */
    private static final int SURELY_JOINED = 12;

    private static final int MOST_PIECES = 5;

    /** Single letters that may begin a run of words, by language. */
    private static final String FRENCH_LETTERS = "jldnmstca";

    private static final String ENGLISH_LETTERS = "ia";

    private final Grammar grammar;
    private final String language;

    Respelling(Grammar grammar, String language) {
        this.grammar = grammar;
        this.language = language;
    }

    Tokens apply(Tokens tokens) {
        Tokens result = new Tokens();
        for (int i = 0; i < tokens.size(); i++) {
            Tokens.Token token = tokens.get(i);
            int before = token.before();
            for (String form : token.isNumber() ? List.<String>of() : forms(token.form())) {
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
        String form = grammar.word(written, language) ? written : squeezed(written);
        if (form.endsWith("in")
                && language.equals("en")
                && !grammar.word(form, language)
                && grammar.word(form + "g", language)) {
            return List.of(form + "g");
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
            for (String start : candidates) {
                longer.add(start + form.substring(i, many ? i + 1 : end));
            }
            for (String start : many && candidates.size() <= 4 ? candidates : List.<String>of()) {
                longer.add(start + form.substring(i, i + 2));
            }
            candidates = longer;
            i = end;
        }
        if (!repeated) {
            return form;
        }
        for (String candidate : candidates) {
            if (grammar.word(candidate, language)) {
                return candidate;
            }
        }
        return candidates.get(0);
    }

    /** The fewest known words that make up this one, or none. */
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
        int letters = 0;
        int longest = 0;
        for (int at = 0; at < length; at = cut[at]) {
            String word = form.substring(at, cut[at]);
            words.add(word);
            letters += word.length() >= 3 ? word.length() : 0;
            longest = Math.max(longest, word.length());
        }
        boolean clear = longest >= 4 && letters * 2 > length;
        return clear ? words : List.of();
    }

    private boolean piece(String form, int from, int to) {
        if (to - from == 1) {
            String letters = language.equals("en") ? ENGLISH_LETTERS : FRENCH_LETTERS;
            boolean first = from == 0 && letters.indexOf(form.charAt(from)) >= 0;
            return first || (form.charAt(from) == 'a' && from > 2);
        }
        String word = form.substring(from, to);
        boolean last = to == form.length() && to - from >= 5;
        return last ? grammar.knows(word, language) : grammar.word(word, language);
    }
}
