package employeehealth.engine.text;

import employeehealth.engine.text.Pattern.Atom;
import employeehealth.engine.text.Pattern.Element;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Reads the notation in which the lexicon writes patterns.
 *
 * <pre>
 * word        the word and its plural or feminine, typing mistakes mended
 * word*       any word beginning so
 * =word       exactly this form
 * a|b|@c      one of these
 * word?       may be missing
 * +word       right after the one before, not even a filler between
 * @name       whatever matches the class or finding of that name
 * #           any number; #1950-2030 one within these bounds
 * a ~ b       up to four other words between; ~7 up to seven
 * {a b c}     in any order, up to four other words between each; {7: a b} up to seven
 * </pre>
 *
 * <p>A space always ends a choice: {@code a b|c} is "a, then b or c", never "a b, or c". {@link
 * NotationCheck} refuses what was visibly meant otherwise.
 */
final class PatternParser {

    private static final int DEFAULT_GAP = 4;

    private final Vocabulary vocabulary;
    private final ToIntFunction<String> symbols;
    private final String language;
    private final boolean mendable;

    /** Words met before: a library says the same ones thousands of times. */
    private final Map<String, Atom.Word> met = new HashMap<>();

    /**
     * @param symbols number of a symbol by name; negative when there is none
     * @param language of the words, or empty for both
     * @param mendable whether mistyped words may be taken for words of these patterns
     */
    PatternParser(
            Vocabulary vocabulary,
            ToIntFunction<String> symbols,
            String language,
            boolean mendable) {
        this.vocabulary = vocabulary;
        this.symbols = symbols;
        this.language = language;
        this.mendable = mendable;
    }

    /** All element sequences that the text stands for; throws {@link IllegalArgumentException}. */
    List<List<Element>> parse(String text) {
        String trimmed = text.trim();
        if (trimmed.startsWith("{")) {
            if (!trimmed.endsWith("}")) {
                throw new IllegalArgumentException("a brace is not closed");
            }
            return unordered(trimmed.substring(1, trimmed.length() - 1));
        }
        List<Element> elements = ordered(trimmed);
        if (elements.isEmpty() || elements.get(0).optional()) {
            throw new IllegalArgumentException("a pattern begins with something required");
        }
        return List.of(elements);
    }

    private List<List<Element>> unordered(String inner) {
        int gap = DEFAULT_GAP;
        String body = inner;
        int colon = inner.indexOf(':');
        if (colon >= 0) {
            gap = Integer.parseInt(inner.substring(0, colon).trim());
            body = inner.substring(colon + 1);
        }
        NotationCheck.checkUnordered(pieces(body));
        List<Element> parts = ordered(body);
        if (parts.size() < 2 || parts.size() > 4) {
            throw new IllegalArgumentException("braces hold two to four elements");
        }
        List<List<Element>> all = new ArrayList<>();
        permute(parts, new ArrayList<>(), gap, all);
        return all;
    }

    private static void permute(
            List<Element> rest, List<Element> chosen, int gap, List<List<Element>> all) {
        if (rest.isEmpty()) {
            all.add(List.copyOf(chosen));
            return;
        }
        for (int i = 0; i < rest.size(); i++) {
            List<Element> others = new ArrayList<>(rest);
            Element next = others.remove(i);
            chosen.add(new Element(next.atoms(), chosen.isEmpty() ? 0 : gap, false));
            permute(others, chosen, gap, all);
            chosen.remove(chosen.size() - 1);
        }
    }

    private List<Element> ordered(String text) {
        List<Element> elements = new ArrayList<>();
        int gap = 0;
        List<String> pieces = pieces(text);
        NotationCheck.check(pieces);
        for (String piece : pieces) {
            if (piece.startsWith("~")) {
                gap = piece.length() == 1 ? DEFAULT_GAP : Integer.parseInt(piece.substring(1));
                continue;
            }
            boolean optional = piece.endsWith("?");
            String body = optional ? piece.substring(0, piece.length() - 1) : piece;
            if (body.startsWith("+")) {
                gap = Element.ADJACENT;
                body = body.substring(1);
            }
            if (body.indexOf('|') < 0 && !special(body)) {
                // "l'estomac" or "peut-être" are several words to the tokenizer, so here as well
                for (String part : split(body, "'’-")) {
                    elements.add(new Element(List.of(word(part)), gap, optional));
                    gap = 0;
                }
                continue;
            }
            List<Atom> atoms = new ArrayList<>();
            for (String choice : split(body, "|")) {
                atoms.add(atom(choice));
            }
            elements.add(new Element(List.copyOf(atoms), gap, optional));
            gap = 0;
        }
        return elements;
    }

    /** What blanks keep apart. */
    private static List<String> pieces(String text) {
        List<String> pieces = split(text, " ");
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    /** As {@link String#split(String)} at any of these characters, without a regular expression. */
    private static List<String> split(String text, String at) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || at.indexOf(text.charAt(i)) >= 0) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        while (parts.size() > 1 && parts.get(parts.size() - 1).isEmpty()) {
            parts.remove(parts.size() - 1);
        }
        return parts;
    }

    private static boolean special(String body) {
        return body.startsWith("@") || body.startsWith("=") || body.startsWith("#");
    }

    private Atom atom(String choice) {
        if (choice.startsWith("#")) {
            return number(choice.substring(1));
        }
        if (choice.startsWith("@")) {
            int symbol = symbols.applyAsInt(choice.substring(1));
            if (symbol < 0) {
                throw new IllegalArgumentException("nothing is named " + choice);
            }
            return new Atom.Symbol(symbol);
        }
        if (choice.indexOf('\'') >= 0 || choice.indexOf('-') >= 0) {
            throw new IllegalArgumentException("several words cannot be one choice: " + choice);
        }
        return word(choice);
    }

    private static Atom number(String bounds) {
        int dash = bounds.indexOf('-');
        return dash < 0
                ? new Atom.Number(0, Double.MAX_VALUE)
                : new Atom.Number(
                        Double.parseDouble(bounds.substring(0, dash)),
                        Double.parseDouble(bounds.substring(dash + 1)));
    }

    private Atom.Word word(String text) {
        Atom.Word known = met.get(text);
        if (known == null) {
            known = newWord(text);
            met.put(text, known);
        }
        return known;
    }

    private Atom.Word newWord(String text) {
        if (text.equals("%")) {
            return new Atom.Word(vocabulary.exact("%"), "");
        }
        String folded = text.indexOf('/') > 0 ? text : Folding.word(text);
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("not a word: '" + text + "'");
        }
        if (text.startsWith("=")) {
            return new Atom.Word(vocabulary.exact(folded), language);
        }
        if (text.endsWith("*")) {
            if (folded.length() < 2) {
                throw new IllegalArgumentException("too short a beginning: " + text);
            }
            return new Atom.Word(vocabulary.beginning(folded, mendable, language), language);
        }
        return new Atom.Word(vocabulary.stem(folded, mendable, language), language);
    }
}
