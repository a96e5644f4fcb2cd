package employeehealth.engine.text;

/** Whether a mention is denied, by words before, in, around or after it. */
final class Denials {

    private final Tokens tokens;
    private final FoundCues cues;
    private final Findings findings;
    private final Clauses clauses;
    private final Reach reach;
    private final Headings headings;
    private final Replies replies;

    Denials(
            Tokens tokens,
            Matcher matcher,
            FoundCues cues,
            Findings findings,
            Clauses clauses,
            Reach reach) {
        this.tokens = tokens;
        this.cues = cues;
        this.findings = findings;
        this.clauses = clauses;
        this.reach = reach;
        this.headings = new Headings(tokens, cues, clauses);
        this.replies = new Replies(tokens, matcher, cues, findings, clauses);
    }

    boolean deny(FindingEntry entry, Match match) {
        return deny(match) || (entry.qualifier() && denyWhatItQualifies(match));
    }

    private boolean deny(Match match) {
        return byItself(match)
                || before(Cue.NOT_BEFORE, match, Reach.PLAIN, false)
                || before(Cue.NOT_WIDE, match, Pattern.ANYWHERE, true)
                || headings.listAsAbsent(match)
                || around(match)
                || after(match)
                || replies.deny(match)
                || verb(match);
    }

    /**
     * "No breathlessness at rest": what is said of a thing that is not there is not there either.
     */
    private boolean denyWhatItQualifies(Match match) {
        if (tokens.get(match.start()).before() >= Tokens.COMMA) {
            return false;
        }
        for (int start = Math.max(0, match.start() - 4); start < match.start(); start++) {
            for (Match one : findings.at(start)) {
                boolean adjoins = one.end() >= match.start() - 1 && one.end() <= match.end();
                if (adjoins && deny(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "apyrétique" is fever and denies it in one word. */
    private boolean byItself(Match match) {
        for (Match word : cues.all(Cue.NOT_SELF)) {
            if (reach.inside(word, match)) {
                return true;
            }
        }
        return false;
    }

    private boolean before(Cue kind, Match match, int words, boolean wide) {
        for (Match cue : cues.live(kind)) {
            if (reach.inside(cue, match)
                    || (reach.reaches(cue, match, words, wide) && !reach.spent(cue, match, wide))) {
                return true;
            }
        }
        return false;
    }

    private boolean around(Match match) {
        for (Match cue : cues.live(Cue.NOT_AROUND)) {
            boolean around = cue.start() <= match.start() && match.end() <= cue.end();
            boolean verb =
                    match.start() < cue.start()
                            && cue.start() < match.end()
                            && match.end() < cue.end()
                            && cue.end() <= match.end() + 1; // "mon visage ne tombe pas"
            if (around || verb) {
                return true;
            }
        }
        return false;
    }

    /** "fever: no", "fièvre absente". */
    private boolean after(Match match) {
        for (Match cue : cues.live(Cue.NOT_AFTER)) {
            if (clauses.follows(cue, match) && clauses.closes(cue.end())) {
                return true;
            }
        }
        return false;
    }

    /** Spoken French: "je tousse pas". */
    private boolean verb(Match match) {
        if (match.length() != 1 || match.start() == 0 || !clauses.subject(match.start() - 1)) {
            return false;
        }
        for (Match cue : cues.live(Cue.NOT_VERB)) {
            if (cue.start() == match.end() && tokens.get(cue.start()).before() <= Tokens.SLASH) {
                return true;
            }
        }
        return false;
    }
}
