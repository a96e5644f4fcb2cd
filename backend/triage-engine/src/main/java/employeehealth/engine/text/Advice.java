package employeehealth.engine.text;

import java.util.List;

/** What somebody was told to watch for: "They said to come back if I get a fever." */
final class Advice {

    private final Tokens tokens;
    private final Matcher matcher;
    private final FoundCues cues;
    private final Findings findings;
    private final Clauses clauses;

    /** May hold a word for being ill ("if new symptoms arise"), and still only tell. */
    private final List<Match> advice;

    Advice(Tokens tokens, Matcher matcher, FoundCues cues, Findings findings, Clauses clauses) {
        this.tokens = tokens;
        this.matcher = matcher;
        this.cues = cues;
        this.findings = findings;
        this.clauses = clauses;
        this.advice = cues.meant(Cue.ADVICE);
    }

    /**
     * "They said to come back if I get a fever, chest pain or cramps": only told, unless it came. A
     * list is told, up to a contrast, a "now", or whoever does or has something next. What was
     * named before is felt, and so is all that somebody asks about or goes on to speak of.
     */
    boolean warns(FindingEntry entry, Match match) {
        if (!findings.isFirst(entry, match)) {
            return false;
        }
        for (Match cue : advice) {
            if (cue.end() <= match.start()
                    && clauses.together(cue, match)
                    && !saysMore(cue, match)) {
                return !clauses.soonAfter(cues.all(Cue.FULFILLED), match) && !goesOnAbout(match);
            }
        }
        return false;
    }

    private boolean saysMore(Match cue, Match match) {
        for (int i = cue.start() + 1; i <= match.start(); i++) {
            String form = tokens.form(i);
            int before = tokens.get(i).before();
            boolean further = i >= cue.end();
            boolean condition = i == cue.end() - 1; // "if I": the last words of the cue itself
            if (matcher.stop(i)
                    || reason(form)
                    || (further && before == Tokens.COLON)
                    || (!condition && Clauses.speaks(form) && !alternative(i - 1))
                    || (further && before >= Tokens.COMMA && owns(form))) {
                return true;
            }
        }
        for (Match end : cues.all(Cue.ADVICE_END)) {
            if (end.start() >= cue.end() && end.end() <= match.start()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was asked and something follows, or the next sentence begins with "it", "ça". */
    private boolean goesOnAbout(Match match) {
        int next = clauses.endOfSentence(match);
        return next < tokens.size()
                && (tokens.get(next).before() == Tokens.QUESTION || points(tokens.form(next)));
    }

    private static boolean reason(String form) {
        return switch (form) {
            case "because", "since", "car", "parce", "puisque" -> true;
            default -> false;
        };
    }

    /** After these words, whoever comes next is still spoken of as told: "or he", "that she". */
    private boolean alternative(int token) {
        return clauses.alternative(token)
                || switch (tokens.form(token)) {
                    case "if", "si", "s", "qu", "que", "that", "when", "quand" -> true;
                    default -> false;
                };
    }

    private static boolean owns(String form) {
        return Clauses.possessive(form)
                || switch (form) {
                    case "it", "this", "that", "ca", "c", "la", "le", "cela" -> true;
                    default -> false;
                };
    }

    private static boolean points(String form) {
        return switch (form) {
            case "it", "its", "this", "that", "thats", "they", "both", "ca", "c", "cela" -> true;
            default -> false;
        };
    }
}
