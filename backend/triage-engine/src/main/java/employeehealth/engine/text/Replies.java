package employeehealth.engine.text;

/** Questions that the text itself answers: "Nurse: Any chest pain? Caller: No." */
final class Replies {

    private final Tokens tokens;
    private final Matcher matcher;
    private final FoundCues cues;
    private final Findings findings;
    private final Clauses clauses;

    Replies(Tokens tokens, Matcher matcher, FoundCues cues, Findings findings, Clauses clauses) {
        this.tokens = tokens;
        this.matcher = matcher;
        this.cues = cues;
        this.findings = findings;
        this.clauses = clauses;
    }

    /**
     * "Nurse: Any chest pain, short of breath? Caller: No.": all that a question names, if the
     * sentence after it says no and nothing more.
     */
    boolean deny(Match match) {
        int answer = clauses.endOfSentence(match);
        if (answer >= tokens.size()
                || tokens.get(answer).before() != Tokens.QUESTION
                || !asksOnly(match, answer)) {
            return false;
        }
        boolean label =
                answer + 1 < tokens.size() && tokens.get(answer + 1).before() == Tokens.COLON;
        int said = label ? answer + 1 : answer;
        return closingAt(Cue.NOT_AFTER, said) || closingAt(Cue.NO_ANSWER, said);
    }

    /**
     * "Has the pain gone? No." denies no pain: nothing may be asked but whether things are there.
     */
    private boolean asksOnly(Match match, int end) {
        int start = match.start();
        while (start > 0 && !clauses.begins(start) && tokens.get(start).before() != Tokens.COLON) {
            start--;
        }
        boolean headed = start > 0 && tokens.get(start).before() == Tokens.COLON;
        int from = start;
        for (Match cue : cues.all(Cue.ASKS)) {
            headed |= cue.start() == start;
            from = cue.start() == start ? Math.max(from, cue.end()) : from;
        }
        if (!headed) {
            from = lastPart(match.start(), end); // "can't breathe, fever? no": the fever
        }
        for (int i = from; i < end; i++) {
            if (!listed(i) || (i > from && tokens.get(i).before() == Tokens.COLON)) {
                return false;
            }
        }
        return from <= match.start();
    }

    /** Whether a list of things to ask for may hold this word. */
    private boolean listed(int token) {
        return findings.use(token)
                || matcher.filler(token)
                || clauses.joins(token)
                || clauses.alternative(token);
    }

    /** Where the last part of the sentence that is set off by a comma begins. */
    private int lastPart(int at, int end) {
        int start = at;
        while (start > 0 && tokens.get(start).before() < Tokens.COMMA) {
            start--;
        }
        for (int i = at + 1; i < end; i++) {
            start = tokens.get(i).before() >= Tokens.COMMA ? i : start;
        }
        return start;
    }

    /** Whether such words stand there and nothing comes after them. */
    private boolean closingAt(Cue kind, int token) {
        for (Match cue : cues.live(kind)) {
            if (cue.start() == token && clauses.closes(cue.end())) {
                return true;
            }
        }
        return false;
    }
}
