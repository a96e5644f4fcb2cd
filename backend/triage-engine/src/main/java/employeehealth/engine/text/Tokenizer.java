package employeehealth.engine.text;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a text into tokens: elisions, contractions, units glued to numbers, short-message spelling.
 */
final class Tokenizer {

    /** What French elides before a vowel; it is a word of its own. */
    private static final String ELIDED = " j l d n m t s c qu jusqu lorsqu puisqu quelqu presqu ";

    /** Words that are written with a dot in the middle of a sentence. */
    private static final String SHORTENED =
            " lt rt dr mr mrs approx env abd resp temp min vag gen wd yest bilat incl ";

    /** Longest word looked at; anything longer is noise. */
    private static final int MAX_WORD = 40;

    private final String text;
    private final Map<String, String[]> expansions;
    private final Tokens tokens = new Tokens();

    /** Whether dots stand for spaces. */
    private final boolean dotted;

    private int at;
    private int before = Tokens.SENTENCE;

    private Tokenizer(String text, Map<String, String[]> expansions) {
        this.text = text;
        this.expansions = expansions;
        this.dotted = text.strip().indexOf(' ') < 0;
    }

    /**
     * The tokens of this text.
     *
     * @param expansions words written for several ("jai" for "j ai"), by folded form, or by {@code
     *     =} and the exact form where only an accent tells it from another word ("né" for "nez"),
     *     with one or two words before it where it is short only after these ("le né")
     */
    static Tokens tokens(String text, Map<String, String[]> expansions) {
        Tokenizer tokenizer = new Tokenizer(text, expansions);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (digit(c)) {
                number();
            } else if (letter(c)) {
                word();
            } else {
                punctuation(c);
                at++;
            }
        }
    }

    private void punctuation(char c) {
        int strength =
                switch (c) {
                    case '.' -> stop();
                    case '?', '\uff1f' -> Tokens.QUESTION;
                    case '!', ';', '\u2026', '\u2022', '\u3002', '\uff01' -> Tokens.SENTENCE;
                    case '\n' -> lineEnd();
                    case ',', '\uff0c', '(', ')', '[', ']', '\u00ab', '\u00bb', '"', '\u3001' ->
                            Tokens.COMMA;
                    case '-', '\u2013', '\u2014' -> dash();
                    case ':' -> Tokens.COLON;
                    case '/' -> Tokens.SLASH;
                    default -> Tokens.NONE;
                };
        before = Math.max(before, strength);
    }

    /** Three dots are hesitation, one is an end, and all it has in a text without any space. */
    private int stop() {
        if (dotted && at + 1 < text.length() && letter(text.charAt(at + 1))) {
            return Tokens.NONE;
        }
        boolean dots =
                (at > 0 && text.charAt(at - 1) == '.')
                        || (at + 1 < text.length() && text.charAt(at + 1) == '.');
        return dots ? Tokens.COMMA : shortened() ? Tokens.NONE : Tokens.SENTENCE;
    }

    /** "Lt. side": whether the dot belongs to a word cut short. */
    private boolean shortened() {
        int last = tokens.size() - 1;
        return last >= 0
                && tokens.get(last).end() == at
                && SHORTENED.contains(
                        " " + Folding.word(text.substring(tokens.get(last).start(), at)) + " ");
    }

    /** A line that goes on in lower case was only wrapped. */
    private int lineEnd() {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        boolean wrapped = i < text.length() && Folding.small(text.charAt(i));
        return wrapped ? Tokens.NONE : Tokens.SENTENCE;
    }

    private int dash() {
        boolean inWord = at > 0 && letter(text.charAt(at - 1));
        boolean compound =
                at > 0
                        && digit(text.charAt(at - 1))
                        && at + 1 < text.length()
                        && letter(text.charAt(at + 1)); // "3-week-old"
        return inWord || compound ? Tokens.NONE : Tokens.COMMA;
    }

    private void number() {
        int start = at;
        double value = 0;
        while (at < text.length() && digit(text.charAt(at))) {
            value = value * 10 + Folding.digit(text.charAt(at));
            at++;
        }
        if (at + 1 < text.length() && decimalMark(text.charAt(at)) && digit(text.charAt(at + 1))) {
            at++;
            double place = 0.1;
            while (at < text.length() && digit(text.charAt(at))) {
                value += Folding.digit(text.charAt(at)) * place;
                place /= 10;
                at++;
            }
            value = Math.round(value * 1000) / 1000.0;
        }
        tokens.addNumber("#", start, at, before, Math.min(value, 1e9));
        before = Tokens.NONE;
        int sign = at + (at + 1 < text.length() && space(text.charAt(at)) ? 1 : 0);
        if (sign < text.length() && (text.charAt(sign) == '\u00b0' || percent(text.charAt(sign)))) {
            at = sign + 1;
            tokens.add(percent(text.charAt(sign)) ? "%" : "deg", sign, at, Tokens.NONE);
        }
    }

    private static boolean percent(char c) {
        return c == '%' || c == '\uff05';
    }

    private static boolean space(char c) {
        return c == ' ' || c == '\u00a0' || c == '\u202f';
    }

    private void word() {
        int start = at;
        StringBuilder form = new StringBuilder();
        while (at < text.length() && letter(text.charAt(at))) {
            String folded = Folding.fold(text.charAt(at));
            if (at > start && begins(at)) {
                break;
            }
            if (form.length() < MAX_WORD) {
                form.append(folded);
            }
            at++;
        }
        if (form.isEmpty()) {
            return;
        }
        String word = form.toString();
        if (at + 1 < text.length() && apostrophe(text.charAt(at)) && letter(text.charAt(at + 1))) {
            contraction(word, start);
        } else if (word.length() == 1 && abbreviation()) {
            emit(word + "/" + Folding.fold(text.charAt(at + 1)), start, at += 2);
        } else {
            emit(word, start, at);
        }
    }

    /** Whether a capital in the middle begins another word: "ChestPain". */
    private boolean begins(int letter) {
        return Folding.capital(text.charAt(letter))
                && Folding.small(text.charAt(letter - 1))
                && letter + 1 < text.length()
                && Folding.small(text.charAt(letter + 1));
    }

    /** "h/o", "s/p", "c/o", "w/o", "y/o": one word each. */
    private boolean abbreviation() {
        return at + 1 < text.length()
                && text.charAt(at) == '/'
                && letter(text.charAt(at + 1))
                && (at + 2 == text.length() || !letter(text.charAt(at + 2)));
    }

    private void contraction(String word, int start) {
        int wordEnd = at;
        int rest = at + 1;
        int end = rest;
        StringBuilder tail = new StringBuilder();
        while (end < text.length() && letter(text.charAt(end))) {
            tail.append(Folding.fold(text.charAt(end)));
            end++;
        }
        if ((tail.toString().equals("t") && word.endsWith("n")) || word.equals("aujourd")) {
            at = end;
            emit(word + tail, start, end);
        } else if (ELIDED.contains(" " + word + " ")) {
            emit(word, start, wordEnd);
            at = rest;
        } else {
            emit(word, start, wordEnd);
            at = rest;
            if (tail.length() <= 2) {
                at = end;
                emit(tail.toString(), rest, end);
            }
        }
    }

    private void emit(String word, int start, int end) {
        String[] expanded = expansion(word, start, end);
        if (expanded == null) {
            tokens.add(word, start, end, before);
        } else {
            int mark = before;
            for (String part : expanded) {
                tokens.add(part, start, end, mark);
                mark = Tokens.NONE;
            }
        }
        before = Tokens.NONE;
    }

    /** What the word stands for: after the two words before it, after one, or always. */
    private String @Nullable [] expansion(String word, int start, int end) {
        String exact = "=" + text.substring(start, end).toLowerCase(Locale.ROOT);
        String context = "";
        String[] found = null;
        for (int back = afterNumber(start) ? 1 : 0; back <= 2; back++) {
            if (back > tokens.size()) {
                break;
            }
            if (back > 0) {
                context = tokens.form(tokens.size() - back) + " " + context;
            }
            String[] longer = expansions.get(context + exact);
            if (longer == null) {
                longer = expansions.get(context + word);
            }
            found = longer == null ? found : longer;
        }
        return found;
    }

    /** "5 g" is grams, not "j'ai". */
    private boolean afterNumber(int start) {
        int last = tokens.size() - 1;
        return last >= 0 && tokens.get(last).isNumber() && tokens.get(last).end() >= start - 1;
    }

    private static boolean decimalMark(char c) {
        return c == '.' || c == ',' || c == '\uff0e' || c == '\uff0c';
    }

    private static boolean apostrophe(char c) {
        return c == '\'' || c == '\u2019' || c == '\u2018' || c == '\u02bc' || c == '`';
    }

    private static boolean digit(char c) {
        return Folding.digit(c) >= 0;
    }

    private static boolean letter(char c) {
        return Folding.fold(c) != null;
    }
}
