package employeehealth.engine.text;

/** When something was: in the past, or until it went away. */
final class Times {

    /** How many words back "went away" reaches. */
    private static final int RESOLVED_REACH = 7;

    /** How many tokens may lie between a finding and what says when it was. */
    private static final int CLAUSE = 16;

    private final Tokens tokens;
    private final FoundCues cues;
    private final Findings findings;
    private final Clauses clauses;
    private final Reach reach;

    Times(Tokens tokens, FoundCues cues, Findings findings, Clauses clauses, Reach reach) {
        this.tokens = tokens;
        this.cues = cues;
        this.findings = findings;
        this.clauses = clauses;
        this.reach = reach;
    }

    boolean past(FindingEntry entry, Match match) {
        for (Match cue : cues.live(Cue.PAST)) {
            if (inOneClause(cue, match, entry.disease()) || fronted(cue, match)) {
                return true;
            }
        }
        for (Match cue : cues.live(Cue.PAST_WIDE)) {
            boolean wide = entry.disease();
            if (negated(cue) && !clauses.goesOn(cue.end())) {
                continue; // "no history, chest pain"
            }
            if (reach.reaches(cue, match, wide ? Pattern.ANYWHERE : Reach.PLAIN, wide)) {
                return true;
            }
        }
        return false;
    }

    boolean resolved(Match match) {
        for (Match cue : cues.live(Cue.RESOLVED)) {
            if (cue.start() >= match.end()
                    && clauses.near(match.end(), cue.start(), RESOLVED_REACH)
                    && !negated(cue)) {
                return true;
            }
        }
        return false;
    }

    /** "Has not gone away": whether a "not" stands right before the cue. */
    private boolean negated(Match cue) {
        for (Match not : cues.all(Cue.NOT_BEFORE)) {
            if (not.end() <= cue.start()
                    && cue.start() - not.end() <= 2
                    && clauses.together(not, cue)) {
                return true;
            }
        }
        return false;
    }

    /** Whether cue and finding stand in one clause: no end, contrast or "now" between. */
    private boolean inOneClause(Match cue, Match match, boolean overAnd) {
        int from = Math.min(cue.end(), match.end());
        int to = Math.max(cue.start(), match.start());
        if (to - from >= CLAUSE) {
            return false;
        }
        for (int i = from; i <= to && i < tokens.size(); i++) {
            boolean inside = i < to;
            if (tokens.get(i).before() >= Tokens.COMMA
                    || clauses.ends(i)
                    || (inside && clauses.subject(i) && !relativeClause(i, cue))
                    || (inside && clauses.joins(i) && !overAnd)) {
                return false;
            }
        }
        return !now(Math.max(0, from - 8), from) && !now(from, to + 4);
    }

    /** "The stroke I had in 2019": nothing but the time comes after the verb. */
    private boolean relativeClause(int subject, Match cue) {
        return cue.start() > subject
                && cue.start() - subject <= 3
                && cues.between(Cue.HAPPENED, subject + 1, cue.start());
    }

    /** "Two years ago I had a stroke": the time first, then the person and a verb of the past. */
    private boolean fronted(Match cue, Match match) {
        boolean first = cue.start() == 0 || tokens.get(cue.start()).before() >= Tokens.COMMA;
        if (!first || match.start() < cue.end() || match.start() - cue.end() > 8) {
            return false;
        }
        for (int i = cue.end(); i <= match.start(); i++) {
            if ((i > cue.end() && tokens.get(i).before() >= Tokens.COMMA)
                    || clauses.begins(i)
                    || clauses.ends(i)
                    || clauses.joins(i)) {
                return false;
            }
        }
        return cues.between(Cue.HAPPENED, cue.end(), match.start())
                && !now(cue.end(), match.end() + 4);
    }

    /** Whether these tokens say "now" or "since", of this and not of another finding after it. */
    private boolean now(int from, int to) {
        for (Match cue : cues.live(Cue.PAST_NOT)) {
            if (cue.start() >= from && cue.end() <= to && !ofAnother(cue)) {
                return true;
            }
        }
        return false;
    }

    /** "..., today I have a cold": the word begins a part with a finding of its own. */
    private boolean ofAnother(Match cue) {
        if (cue.start() == 0 || tokens.get(cue.start()).before() < Tokens.COMMA) {
            return false;
        }
        for (int i = cue.end(); i < tokens.size() && i < cue.end() + 6; i++) {
            if (clauses.begins(i)) {
                return false;
            }
            if (!findings.at(i).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
