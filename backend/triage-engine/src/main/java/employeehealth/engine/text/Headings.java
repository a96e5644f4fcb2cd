package employeehealth.engine.text;

/** Lists of what is not there, under a heading of theirs: "Absent: fever, redness, cough". */
final class Headings {

    private final Tokens tokens;
    private final FoundCues cues;
    private final Clauses clauses;

    Headings(Tokens tokens, FoundCues cues, Clauses clauses) {
        this.tokens = tokens;
        this.cues = cues;
        this.clauses = clauses;
    }

    /** "Absent: fever, redness behind it, cough": all to the end of the sentence or a contrast. */
    boolean listAsAbsent(Match match) {
        for (Match cue : cues.all(Cue.NOT_LIST)) {
            if (cue.end() <= match.start()
                    && tokens.get(cue.end()).before() == Tokens.COLON
                    && clauses.together(cue, match)
                    && heads(cue)
                    && !listEnds(cue.end(), match.start())
                    && !happens(match)) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing stands before it in its sentence but who it is about. */
    private boolean heads(Match cue) {
        int before = cue.start() - 1;
        return before < 0
                || clauses.begins(cue.start())
                || ((before == 0 || clauses.begins(before))
                        && (Clauses.speaks(tokens.form(before))
                                || tokens.form(before).equals("patient")));
    }

    /** At a contrast, somebody who has something, a second heading, or what is there. */
    private boolean listEnds(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (clauses.ends(i)
                    || clauses.ofSomebody(i)
                    || (i > from && tokens.get(i).before() == Tokens.COLON)) {
                return true;
            }
        }
        return isThere(from, to);
    }

    /** "..., chest pressure is present", "... since an hour": whether it is said to be there. */
    private boolean happens(Match match) {
        int end = match.end();
        while (end < tokens.size() && tokens.get(end).before() < Tokens.COMMA) {
            end++;
        }
        return isThere(match.start(), end);
    }

    private boolean isThere(int from, int to) {
        for (Match cue : cues.all(Cue.IS_THERE)) {
            if (cue.start() >= from && cue.end() <= to) {
                return true;
            }
        }
        return false;
    }
}
