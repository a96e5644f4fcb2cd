package employeehealth.engine.text;

import employeehealth.engine.text.Pattern.Atom;
import employeehealth.engine.text.Pattern.Element;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds every symbol in one text, from words upwards. */
final class Matcher {

    /** Fillers that may stand between two elements without counting. */
    private static final int MAX_FILLERS = 4;

    /** What a comma costs of the allowed gap. */
    private static final int COMMA_COST = 3;

    private static final Comparator<Match> ORDER =
            Comparator.comparingInt(Match::start)
                    .thenComparing(Match::length, Comparator.reverseOrder());

    private final Grammar grammar;
    private final Tokens tokens;
    private final int[][] entries;
    private final boolean[] foreign;
    private final boolean[] filler;
    private final boolean[] stop;
    private final String language;
    private final boolean[] present;
    private final @Nullable List<Match>[] found;

    /** Where each entry of the vocabulary stands in the text; null where it does not. */
    private final @Nullable BitSet[] places;

    /** Where a number stands. */
    private final BitSet numbers = new BitSet();

    @SuppressWarnings({"unchecked", "rawtypes"})
    Matcher(Grammar grammar, Tokens tokens, String language) {
        this.grammar = grammar;
        this.tokens = tokens;
        this.language = language;
        int size = tokens.size();
        this.entries = new int[size][];
        this.foreign = new boolean[size];
        this.filler = new boolean[size];
        this.stop = new boolean[size];
        this.found = new List[grammar.size()];
        this.present = new boolean[grammar.vocabulary().size()];
        this.places = new BitSet[present.length];
        for (int i = 0; i < size; i++) {
            String form = tokens.form(i);
            entries[i] = grammar.vocabulary().entries(form);
            foreign[i] = grammar.common(language, form) && !amongForeign(i);
            filler[i] = grammar.filler(form);
            numbers.set(i, tokens.get(i).isNumber());
            for (int entry : entries[i]) {
                place(entry, i);
            }
        }
        boolean[] candidates = grammar.candidates(present);
        for (int symbol : grammar.order()) {
            match(symbol, candidates);
            if (symbol == grammar.terminators()) {
                for (Match match : matches(symbol)) {
                    for (int i = match.start(); i < match.end(); i++) {
                        stop[i] = true;
                    }
                }
            }
        }
    }

    private void place(int entry, int token) {
        BitSet already = places[entry];
        BitSet here = already == null ? new BitSet() : already;
        here.set(token);
        places[entry] = here;
        present[entry] = true;
    }

    /** Whether a word beside it is one of the other language only: "une chest pain". */
    private boolean amongForeign(int token) {
        for (int i = token - 2; i <= token + 2; i++) {
            if (i != token
                    && i >= 0
                    && i < tokens.size()
                    && grammar.foreign(tokens.form(i), language)) {
                return true;
            }
        }
        return false;
    }

    /** The matches of a symbol by place, longer ones first. */
    List<Match> matches(int symbol) {
        List<Match> matches = found[symbol];
        return matches == null ? List.of() : matches;
    }

    boolean filler(int token) {
        return filler[token];
    }

    /** Whether a contrast ("but", "mais") stands here: nothing reaches across it. */
    boolean stop(int token) {
        return stop[token];
    }

    private void match(int symbol, boolean[] candidates) {
        List<Match> matches = null;
        for (Pattern pattern : grammar.patterns(symbol)) {
            if (!candidates[pattern.id()] || !possible(pattern)) {
                continue;
            }
            BitSet starts = starts(pattern);
            for (int start = starts.nextSetBit(0);
                    start >= 0;
                    start = starts.nextSetBit(start + 1)) {
                Match match = begin(pattern, start);
                if (match != null) {
                    if (matches == null) {
                        matches = new ArrayList<>();
                    }
                    matches.add(match);
                }
            }
        }
        if (matches != null) {
            matches.sort(ORDER);
            found[symbol] = distinct(matches);
        }
    }

    /** Where it may begin: nowhere else is it looked for. */
    private BitSet starts(Pattern pattern) {
        BitSet starts = new BitSet(tokens.size());
        for (Atom atom : pattern.elements().get(0).atoms()) {
            switch (atom) {
                case Atom.Word(int entry, String spoken) -> {
                    BitSet here = places[entry];
                    if (here != null) {
                        starts.or(here);
                    }
                }
                case Atom.Symbol(int symbol) -> {
                    for (Match match : matches(symbol)) {
                        starts.set(match.start());
                    }
                }
                case Atom.Number number -> starts.or(numbers);
            }
        }
        return starts;
    }

    /** Whether everything that the pattern requires is somewhere in the text: most end here. */
    private boolean possible(Pattern pattern) {
        for (Element element : pattern.elements()) {
            if (!element.optional() && !possible(element)) {
                return false;
            }
        }
        return true;
    }

    private boolean possible(Element element) {
        for (Atom atom : element.atoms()) {
            boolean here =
                    switch (atom) {
                        case Atom.Word(int entry, String spoken) -> present[entry];
                        case Atom.Symbol(int symbol) -> found[symbol] != null;
                        case Atom.Number number -> !numbers.isEmpty();
                    };
            if (here) {
                return true;
            }
        }
        return false;
    }

    private static List<Match> distinct(List<Match> sorted) {
        List<Match> result = new ArrayList<>(sorted.size());
        Match last = null;
        for (Match match : sorted) {
            if (last == null || match.start() != last.start() || match.end() != last.end()) {
                result.add(match);
            }
            last = match;
        }
        return result;
    }

    private @Nullable Match begin(Pattern pattern, int start) {
        for (Atom atom : pattern.elements().get(0).atoms()) {
            switch (atom) {
                case Atom.Word word -> {
                    if (is(word, start)) {
                        Match match = go(pattern, 1, start + 1, start, 1);
                        if (match != null) {
                            return match;
                        }
                    }
                }
                case Atom.Number number -> {
                    if (is(number, start)) {
                        Match match = go(pattern, 1, start + 1, start, 1);
                        if (match != null) {
                            return match;
                        }
                    }
                }
                case Atom.Symbol(int symbol) -> {
                    List<Match> inner = matches(symbol);
                    for (int i = first(inner, start); i < inner.size(); i++) {
                        Match part = inner.get(i);
                        if (part.start() != start) {
                            break;
                        }
                        Match match = go(pattern, 1, part.end(), start, part.mask());
                        if (match != null) {
                            return match;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** "Is he breathing? No.": a bare answer belongs to what was asked. */
    private boolean answer(int at) {
        boolean bare = at + 1 >= tokens.size() || tokens.get(at + 1).before() >= Tokens.COMMA;
        return bare
                && tokens.get(at).before() == Tokens.QUESTION
                && switch (tokens.form(at)) {
                    case "no", "non", "nope", "nan" -> true;
                    default -> false;
                };
    }

    /** Places the element and all after it, from this token on; null when that cannot be done. */
    private @Nullable Match go(Pattern pattern, int index, int from, int start, long mask) {
        List<Element> elements = pattern.elements();
        if (index == elements.size()) {
            return new Match(start, from, mask);
        }
        Element element = elements.get(index);
        if (element.gap() == Element.ADJACENT) {
            boolean here = from < tokens.size() && tokens.get(from).before() == Tokens.NONE;
            return here ? place(pattern, index, from, start, mask) : null;
        }
        int cost = 0;
        int fillers = 0;
        for (int at = from; at < tokens.size() && at - start < Long.SIZE; at++) {
            int before = tokens.get(at).before();
            boolean over = before >= Tokens.SENTENCE;
            if (over && !(at == from && index == elements.size() - 1 && answer(at))) {
                break;
            }
            if (before == Tokens.COMMA) {
                cost += COMMA_COST;
            }
            if (cost > element.gap()) {
                break;
            }
            Match match = place(pattern, index, at, start, mask);
            if (match != null && (!over || match.end() == at + 1)) {
                return match;
            }
            if (over || stop[at]) {
                break;
            }
            if (filler[at] && fillers < MAX_FILLERS) {
                fillers++;
            } else {
                cost++;
            }
            if (cost > element.gap()) {
                break;
            }
        }
        return element.optional() ? go(pattern, index + 1, from, start, mask) : null;
    }

    private @Nullable Match place(Pattern pattern, int index, int at, int start, long mask) {
        for (Atom atom : pattern.elements().get(index).atoms()) {
            switch (atom) {
                case Atom.Word word -> {
                    if (is(word, at)) {
                        Match match =
                                go(pattern, index + 1, at + 1, start, mask | 1L << (at - start));
                        if (match != null) {
                            return match;
                        }
                    }
                }
                case Atom.Number number -> {
                    if (is(number, at)) {
                        Match match =
                                go(pattern, index + 1, at + 1, start, mask | 1L << (at - start));
                        if (match != null) {
                            return match;
                        }
                    }
                }
                case Atom.Symbol(int symbol) -> {
                    List<Match> inner = matches(symbol);
                    for (int i = first(inner, at); i < inner.size(); i++) {
                        Match part = inner.get(i);
                        if (part.start() != at) {
                            break;
                        }
                        Match match =
                                go(
                                        pattern,
                                        index + 1,
                                        part.end(),
                                        start,
                                        mask | part.mask() << (at - start));
                        if (match != null) {
                            return match;
                        }
                    }
                }
            }
        }
        return null;
    }

    /** Index of the first match that does not start before the token. */
    private static int first(List<Match> sorted, int token) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).start() < token) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean is(Atom.Number number, int token) {
        double value = tokens.get(token).number();
        return value >= number.min() && value <= number.max();
    }

    private boolean is(Atom.Word word, int token) {
        for (int entry : entries[token]) {
            if (entry == word.entry()) {
                return !foreign[token]
                        || word.language().isEmpty()
                        || word.language().equals(language);
            }
        }
        return false;
    }
}
