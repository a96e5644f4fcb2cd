package employeehealth.engine.text;

import java.util.BitSet;
import java.util.List;

/** The sentences and clauses of one text, and the small words that open, join and end them. */
final class Clauses {

    private final Tokens tokens;
    private final Matcher matcher;
    private final BitSet subjects;
    private final BitSet joins;
    private final BitSet alternatives;
    private final BitSet limits;

    /** By token: the number of its sentence. */
    private final int[] sentence;

    /** Sentences in which something just happened. */
    private final BitSet recent = new BitSet();

    Clauses(Tokens tokens, Matcher matcher, FoundCues cues) {
        this.tokens = tokens;
        this.matcher = matcher;
        this.subjects = cues.places(Cue.SUBJECT);
        this.joins = cues.places(Cue.JOINS);
        this.alternatives = cues.places(Cue.ALTERNATIVES);
        this.limits = cues.places(Cue.LIMITS);
        int size = tokens.size();
        this.sentence = new int[size + 1];
        for (int i = 1; i < size; i++) {
            sentence[i] = sentence[i - 1] + (begins(i) ? 1 : 0);
        }
        sentence[size] = size == 0 ? 0 : sentence[size - 1];
        for (Match cue : cues.live(Cue.RECENT)) {
            recent.set(sentence[cue.start()]);
        }
    }

    /** Whether a sentence begins here. */
    boolean begins(int token) {
        return tokens.get(token).before() >= Tokens.SENTENCE;
    }

    int sentence(int token) {
        return sentence[token];
    }

    /** Where the sentence after this begins. */
    int endOfSentence(Match match) {
        int end = match.end();
        while (end < tokens.size() && !begins(end)) {
            end++;
        }
        return end;
    }

    /** Whether both begin in the same sentence. */
    boolean together(Match one, Match other) {
        return sentence[one.start()] == sentence[other.start()];
    }

    /** Whether it comes after the mention, in its sentence or the next. */
    boolean soonAfter(Match cue, Match match) {
        return cue.start() >= match.end() && sentence[cue.start()] <= sentence[match.start()] + 1;
    }

    /** Whether one of these does. */
    boolean soonAfter(List<Match> cues, Match match) {
        for (Match cue : cues) {
            if (soonAfter(cue, match)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something just happened in the sentence of this. */
    boolean recent(Match match) {
        return recent.get(sentence[match.start()]);
    }

    boolean subject(int token) {
        return subjects.get(token);
    }

    /** "and". */
    boolean joins(int token) {
        return joins.get(token);
    }

    /** "or". */
    boolean alternative(int token) {
        return alternatives.get(token);
    }

    /** A contrast, or a word that begins something new: "no chest pain, just a runny nose". */
    boolean ends(int token) {
        return matcher.stop(token) || limits.get(token);
    }

    /** Whether nothing more is said: "fever: no cough" does not deny the fever. */
    boolean closes(int token) {
        return token >= tokens.size()
                || tokens.get(token).before() >= Tokens.COMMA
                || joins.get(token);
    }

    /** Whether what stands before goes on here: "no history" does not, "no history of" does. */
    boolean goesOn(int token) {
        if (token >= tokens.size()) {
            return false;
        }
        return switch (tokens.form(token)) {
            case "of", "de", "d", "du", "des", "with", "for", "to", "a", "au", "like", "such" ->
                    tokens.get(token).before() == Tokens.NONE;
            default -> false;
        };
    }

    /** Whether no contrast and no more than so many words lie between these tokens. */
    boolean near(int from, int to, int reach) {
        int words = 0;
        for (int i = from; i <= to; i++) {
            if (begins(i) || (i < to && ends(i))) {
                return false;
            }
            if (i < to && !matcher.filler(i) && ++words > reach) {
                return false;
            }
        }
        return true;
    }

    /** Whether the cue comes right after the mention, small words aside. */
    boolean follows(Match cue, Match match) {
        int between = cue.start() - match.end();
        if (between < 0 || between > 2) {
            return false;
        }
        for (int i = match.end(); i <= cue.start(); i++) {
            if (begins(i) || (i < cue.start() && !matcher.filler(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether this word stands for somebody, or says whose something is. */
    boolean ofSomebody(int token) {
        return speaks(tokens.form(token)) || possessive(tokens.form(token));
    }

    static boolean speaks(String form) {
        return switch (form) {
            case "i", "im", "ive", "he", "hes", "she", "shes", "we", "they", "theyre", "its" ->
                    true;
            case "j", "je", "il", "elle", "on", "ils", "elles", "nous" -> true;
            default -> false;
        };
    }

    static boolean possessive(String form) {
        return switch (form) {
            case "my", "his", "her", "mon", "ma", "mes", "son", "sa", "ses" -> true;
            default -> false;
        };
    }
}
