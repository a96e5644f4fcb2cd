package employeehealth.engine.text;

/**
 * What is said about a finding: decided by cue words near it, in the manner of ConText (Harkema et
 * al. 2009), with scopes for spoken French and English. When in doubt a finding is present.
 */
final class Context {

    /** How many words back "went away" reaches. */
    private static final int RESOLVED_REACH = 7;

    /** How many tokens may lie between a finding and what says when it was. */
    private static final int CLAUSE = 16;

    private final Tokens tokens;
    private final FoundCues cues;
    private final Findings findings;
    private final Clauses clauses;
    private final Reach reach;
    private final Denials denials;
    private final Tellings tellings;

    /** By token: how many contrasts and words for "I" come before it. */
    private final int[] speakers;

    Context(Tokens tokens, Matcher matcher, Cues cues, Findings findings) {
        this.tokens = tokens;
        this.cues = new FoundCues(matcher, cues, findings);
        this.findings = findings;
        this.clauses = new Clauses(tokens, matcher, this.cues);
        this.reach = new Reach(tokens, matcher, this.cues, findings, clauses);
        this.denials = new Denials(tokens, matcher, this.cues, findings, clauses, reach);
        this.tellings = new Tellings(tokens, matcher, this.cues, findings, clauses, reach);
        int size = tokens.size();
        this.speakers = new int[size + 1];
        for (int i = 0; i < size; i++) {
            String form = tokens.form(i);
            boolean speaker = form.equals("i") || form.equals("j") || form.equals("je");
            speakers[i + 1] = speakers[i] + (speaker || clauses.ends(i) ? 1 : 0);
        }
    }

    Assertion assertion(FindingEntry entry, Match match) {
        if (denials.deny(entry, match)) {
            return Assertion.ABSENT;
        }
        if (tellings.onlyTell(entry, match)) {
            return Assertion.ABOUT;
        }
        if (tellings.suppose(match)) {
            return tellings.allIsWell(match) ? Assertion.ABOUT : Assertion.HYPOTHETICAL;
        }
        boolean past = past(entry, match);
        if (ofRelative(entry, match, past)) {
            return Assertion.OTHER_PERSON;
        }
        if (past) {
            return Assertion.PAST;
        }
        if (resolved(match)) {
            return Assertion.RESOLVED;
        }
        return doubted(match) ? Assertion.UNCERTAIN : Assertion.PRESENT;
    }

    private boolean doubted(Match match) {
        for (Match cue : cues.live(Cue.MAYBE_BEFORE)) {
            if (cue.end() <= match.start() && clauses.near(cue.end(), match.start(), Reach.PLAIN)) {
                return true;
            }
        }
        for (Match cue : cues.live(Cue.MAYBE_AFTER)) {
            if (cue.start() >= match.end() && clauses.near(match.end(), cue.start(), 2)) {
                return true;
            }
        }
        return false;
    }

    private boolean resolved(Match match) {
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

    private boolean past(FindingEntry entry, Match match) {
        for (Match cue : cues.live(Cue.PAST)) {
            if (clauseOf(cue, match, entry.disease()) || fronted(cue, match)) {
                return true;
            }
        }
        for (Match cue : cues.live(Cue.PAST_WIDE)) {
            boolean wide = entry.disease();
            if (negated(cue) && !clauses.goesOn(cue.end())) {
                continue; // "no history, chest pain"
            }
            if (cue.end() <= match.start()
                    && reach.reaches(cue, match, wide ? Pattern.ANYWHERE : Reach.PLAIN, wide)) {
                return true;
            }
        }
        return false;
    }

    /** Whether cue and finding stand in one clause: no end, contrast or "now" between. */
    private boolean clauseOf(Match cue, Match match, boolean overAnd) {
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

    /** A disease of a relative, or something of theirs in the past. What they have now is not. */
    private boolean ofRelative(FindingEntry entry, Match match, boolean past) {
        int here = clauses.sentence(match.start());
        for (Match cue : cues.live(Cue.FAMILY_HISTORY)) {
            int from = Math.min(cue.end(), match.end());
            int to = Math.max(cue.start(), match.start());
            if (clauses.sentence(cue.start()) == here
                    && speakers[to] == speakers[from]
                    && (entry.disease() || (relativeBefore(cue) && diedOf(cue, match)))) {
                return true;
            }
        }
        for (Match relative : cues.live(Cue.FAMILY)) {
            if (relative.end() > match.start()
                    || clauses.sentence(relative.start()) != here
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
