package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Everything the engine understands of free text, in both languages. Immutable. */
public final class Lexicon {

    private final Grammar grammar;
    private final Map<String, Map<String, String[]>> expansions;
    private final List<Term> terms;
    private final Cues cues;

    /** A finding and how it is recognised. */
    record Term(FindingEntry entry, int symbol, int exception) {}

    Lexicon(
            Grammar grammar,
            Map<String, Map<String, String[]>> expansions,
            List<Term> terms,
            Cues cues) {
        this.grammar = grammar;
        this.expansions = expansions;
        this.terms = terms;
        this.cues = cues;
    }

    /** What can be found in a text, in the order of the files. */
    public List<FindingEntry> findings() {
        List<FindingEntry> entries = new ArrayList<>(terms.size());
        for (Term term : terms) {
            entries.add(term.entry());
        }
        return entries;
    }

    /** Whether any words at all mean this finding. */
    public boolean recognises(String code) {
        for (Term term : terms) {
            if (term.entry().code().equals(code)) {
                return !grammar.patterns(term.symbol()).isEmpty();
            }
        }
        return false;
    }

    /**
     * What this text says.
     *
     * @param language ISO 639-1 code of the language it is mostly written in
     */
    public Reading read(String text, String language) {
        if (text.isEmpty()) {
            return Reading.OF_NOTHING;
        }
        Tokens tokens =
                new Respelling(grammar, language)
                        .apply(Tokenizer.tokens(text, expansions.getOrDefault(language, Map.of())));
        Matcher matcher = new Matcher(grammar, tokens, language);
        List<Named> named = new ArrayList<>();
        for (Term term : terms) {
            for (Match match : widest(matcher.matches(term.symbol()))) {
                if (!excepted(matcher, term, match)) {
                    named.add(new Named(term.entry(), match));
                }
            }
        }
        named.sort(
                Comparator.comparingInt((Named n) -> n.match().start())
                        .thenComparingInt(n -> n.match().end())
                        .thenComparing(n -> n.entry().code()));
        Context context = new Context(tokens, matcher, cues, new Findings(named));
        List<Mention> mentions = new ArrayList<>(named.size());
        for (Named one : named) {
            Match match = one.match();
            mentions.add(
                    new Mention(
                            one.entry().code(),
                            context.assertion(one.entry(), match),
                            tokens.get(match.start()).start(),
                            tokens.get(match.end() - 1).end()));
        }
        return new Reading(mentions, MeasureReader.read(tokens), tokens.size());
    }

    /** A finding and where the text names it. */
    record Named(FindingEntry entry, Match match) {}

    private static boolean excepted(Matcher matcher, Term term, Match match) {
        if (term.exception() < 0) {
            return false;
        }
        for (Match exception : matcher.matches(term.exception())) {
            if (exception.start() < match.end() && match.start() < exception.end()) {
                return true;
            }
        }
        return false;
    }

    /** More words, or as many closer together: "heart attack, still crushing chest pain". */
    private static boolean better(Match match, Match other) {
        int words = Long.bitCount(match.mask()) - Long.bitCount(other.mask());
        return words > 0 || (words == 0 && match.length() < other.length());
    }

    /** Of overlapping matches of one finding, those that say most; in the order of the text. */
    private static List<Match> widest(List<Match> matches) {
        List<Match> kept = new ArrayList<>();
        for (Match match : matches) {
            int last = kept.size() - 1;
            if (last < 0 || kept.get(last).end() <= match.start()) {
                kept.add(match);
            } else if (better(match, kept.get(last))) {
                kept.set(last, match);
            }
        }
        return kept;
    }
}
