package employeehealth.engine.text;

/** How far a cue holds: over a few words or over a list, up to a contrast or somebody new. */
final class Reach {

    /** How many words a plain negation or doubt reaches. */
    static final int PLAIN = 5;

    /** How many tokens any cue reaches at most, small words counted. */
    private static final int FARTHEST = 40;

    /** How many tokens a cue that holds for a whole list reaches at most. */
    private static final int FARTHEST_WIDE = 150;

    private final Tokens tokens;
    private final Matcher matcher;
    private final FoundCues cues;
    private final Findings findings;
    private final Clauses clauses;

    Reach(Tokens tokens, Matcher matcher, FoundCues cues, Findings findings, Clauses clauses) {
        this.tokens = tokens;
        this.matcher = matcher;
        this.cues = cues;
        this.findings = findings;
        this.clauses = clauses;
    }

    /** Whether what begins with the cue still holds where the finding begins. */
    boolean reaches(Match cue, Match match, int reach, boolean wide) {
        int far = match.start() - cue.end();
        if (far < 0 || far > (wide ? FARTHEST_WIDE : FARTHEST) || matcher.stop(match.start())) {
            return false;
        }
        int words = 0;
        for (int i = cue.end(); i <= match.start(); i++) {
            int before = tokens.get(i).before();
            if (before >= Tokens.SENTENCE || (before == Tokens.COLON && i > cue.end() && !wide)) {
                return false;
            }
            if (before == Tokens.COMMA
                    && !wide
                    && !listGoesOn(i, match)
                    && !listed(cue.end(), match)) {
                return false;
            }
            if (i == match.start()) {
                return true;
            }
            if (clauses.ends(i) || clauses.subject(i) || (clauses.joins(i) && !wide)) {
                return false;
            }
            boolean counts = !matcher.filler(i) && !findings.use(i) && !clauses.alternative(i);
            if (counts && ++words > reach) {
                return false;
            }
        }
        return true;
    }

    /** "no fever, chills or cough": a list that an "or" closes is denied as a whole. */
    private boolean listGoesOn(int from, Match match) {
        for (int i = from; i < tokens.size() && i < from + 14; i++) {
            if (clauses.ends(i) || clauses.subject(i) || clauses.joins(i) || clauses.begins(i)) {
                return false;
            }
            if (clauses.alternative(i)) {
                return match.start() <= i + 4;
            }
        }
        return false;
    }

    /**
     * Whether this finding is part of a bare list: "no fever nausea vomiting", "no fever, nausea,
     * vomiting". A list without an "or" denies no danger: "no fever short of breath" is one.
     */
    private boolean listed(int from, Match match) {
        int count = 0;
        int at = from;
        boolean dangers = false;
        boolean reached = false;
        boolean closed = false;
        while (at < tokens.size() && (at == from || !clauses.begins(at))) {
            Match item = findings.longestAt(at);
            if (item != null) {
                count++;
                reached |= item.start() == match.start();
                dangers |= findings.dangerousAt(at);
                at = item.end();
            } else if (clauses.alternative(at)) {
                closed = true;
                at++;
            } else if (matcher.filler(at) && !clauses.ends(at) && !clauses.subject(at)) {
                at++;
            } else {
                break;
            }
        }
        boolean whole =
                at >= tokens.size() || tokens.get(at).before() >= Tokens.COMMA || clauses.ends(at);
        return reached && whole && count >= 3 && (closed || !dangers);
    }

    /**
     * Whether the negation has already denied something else, and nothing joins this finding to it:
     * "no fever short of breath".
     */
    boolean spent(Match cue, Match match, boolean wide) {
        int end = other(cue.end(), match.start(), match);
        if (end < 0 || listed(cue.end(), match)) {
            return false;
        }
        for (int i = end; i <= match.start(); i++) {
            if (tokens.get(i).before() >= Tokens.SLASH
                    || clauses.alternative(i)
                    || (wide && clauses.joins(i))) {
                return false;
            }
        }
        return true;
    }

    /** A negation between the parts of a finding: "mal, mais pas à la poitrine". */
    boolean inside(Match cue, Match match) {
        return cue.start() >= match.start()
                && cue.end() <= match.end()
                && other(cue.end(), match.end(), match) < 0;
    }

    /**
     * End of the last finding between the tokens that shares no word with this one, or of what a
     * denial is otherwise about ("no history", but not "no history of"); or -1.
     */
    private int other(int from, int to, Match match) {
        int last = -1;
        for (Match spent : cues.live(Cue.SPENDS)) {
            if (spent.start() >= from && spent.end() <= to && !clauses.goesOn(spent.end())) {
                last = Math.max(last, spent.end());
            }
        }
        for (int start = from; start < to; start++) {
            for (Match one : findings.at(start)) {
                if (one.end() <= to && !one.shares(match)) {
                    last = Math.max(last, one.end());
                }
            }
        }
        return last;
    }
}
