package employeehealth.engine.text;

/** Whether a mention belongs to the history of a relative, and not to who is to be helped. */
final class Relatives {

    private final Tokens tokens;
    private final FoundCues cues;
    private final Clauses clauses;

    /** By token: how many contrasts and words for "I" come before it. */
    private final int[] speakers;

    Relatives(Tokens tokens, FoundCues cues, Clauses clauses) {
        this.tokens = tokens;
        this.cues = cues;
        this.clauses = clauses;
        int size = tokens.size();
        this.speakers = new int[size + 1];
        for (int i = 0; i < size; i++) {
            String form = tokens.form(i);
            boolean speaker = form.equals("i") || form.equals("j") || form.equals("je");
            speakers[i + 1] = speakers[i] + (speaker || clauses.ends(i) ? 1 : 0);
        }
    }

    /** A disease of a relative, or something of theirs in the past. What they have now is not. */
    boolean had(FindingEntry entry, Match match, boolean past) {
        for (Match cue : cues.live(Cue.FAMILY_HISTORY)) {
            int from = Math.min(cue.end(), match.end());
            int to = Math.max(cue.start(), match.start());
            if (clauses.together(cue, match)
                    && speakers[to] == speakers[from]
                    && (entry.disease() || (relativeBefore(cue) && diedOf(cue, match)))) {
                return true;
            }
        }
        for (Match relative : cues.live(Cue.FAMILY)) {
            if (relative.end() > match.start()
                    || !clauses.together(relative, match)
                    || speakers[match.start()] != speakers[relative.end()]) {
                continue;
            }
            if (past
                    || (entry.disease()
                            && !clauses.recent(match)
                            && cues.between(Cue.HAD, relative.end(), match.start()))) {
                return true;
            }
        }
        return false;
    }

    /** "My aunt nearly died of ...": whatever it was, she had it. */
    private boolean relativeBefore(Match cue) {
        for (Match relative : cues.live(Cue.FAMILY)) {
            if (relative.end() <= cue.start() && clauses.together(relative, cue)) {
                return true;
            }
        }
        return false;
    }

    /** "Died of it": right after the cue, and nothing that happens now. */
    private boolean diedOf(Match cue, Match match) {
        return cue.end() <= match.start()
                && match.start() - cue.end() <= 2
                && tokens.get(match.start()).before() < Tokens.COMMA
                && !clauses.recent(match);
    }
}
