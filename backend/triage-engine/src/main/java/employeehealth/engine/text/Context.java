package employeehealth.engine.text;

/**
 * What is said about a finding: decided by cue words near it, in the manner of ConText (Harkema et
 * al. 2009), with scopes for spoken French and English. When in doubt a finding is present.
 */
final class Context {

    private final FoundCues cues;
    private final Clauses clauses;
    private final Denials denials;
    private final Tellings tellings;
    private final Times times;
    private final Relatives relatives;

    Context(Tokens tokens, Matcher matcher, Cues symbols, Findings findings) {
        this.cues = new FoundCues(matcher, symbols, findings);
        this.clauses = new Clauses(tokens, matcher, cues);
        Reach reach = new Reach(tokens, matcher, cues, findings, clauses);
        this.denials = new Denials(tokens, matcher, cues, findings, clauses, reach);
        this.tellings = new Tellings(tokens, matcher, cues, findings, clauses, reach);
        this.times = new Times(tokens, cues, findings, clauses, reach);
        this.relatives = new Relatives(tokens, cues, clauses);
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
        boolean past = times.past(entry, match);
        if (relatives.had(entry, match, past)) {
            return Assertion.OTHER_PERSON;
        }
        if (past) {
            return Assertion.PAST;
        }
        if (times.resolved(match)) {
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
}
