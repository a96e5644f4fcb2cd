package employeehealth.engine.text;

import java.util.BitSet;
import java.util.List;
import java.util.Set;

/** Whether a mention is only told, asked, imagined or supposed, and felt by nobody. */
final class Tellings {

    /** How many words an "if" reaches. */
    private static final int IF_REACH = 4;

    /** What makes "well" unwell. */
    private static final Set<String> DENIALS =
            Set.of("not", "never", "no", "isnt", "arent", "pas", "plus", "jamais", "ni", "cant");

    private final Tokens tokens;
    private final FoundCues cues;
    private final Clauses clauses;
    private final Reach reach;
    private final Advice advice;
    private final BitSet imagining;

    /** May be part of a request ("vaccin contre"), and still say that nobody is ill. */
    private final List<Match> about;

    Tellings(
            Tokens tokens,
            Matcher matcher,
            FoundCues cues,
            Findings findings,
            Clauses clauses,
            Reach reach) {
        this.tokens = tokens;
        this.cues = cues;
        this.clauses = clauses;
        this.reach = reach;
        this.advice = new Advice(tokens, matcher, cues, findings, clauses);
        this.imagining = cues.places(Cue.IMAGINED);
        this.about = cues.meant(Cue.ABOUT);
    }

    boolean onlyTell(FindingEntry entry, Match match) {
        return asked(match) || advice.warns(entry, match) || imagined(match);
    }

    /** "What are the signs of a stroke": nobody is spoken of who has it. */
    private boolean asked(Match match) {
        for (Match cue : about) {
            if (reach.reaches(cue, match, IF_REACH, false) && !somebody(cue.end(), match)) {
                return true;
            }
        }
        return false;
    }

    /** "For a novel: how fast does ...": unless the sentence speaks of somebody, or of now. */
    private boolean imagined(Match match) {
        if (imagining.isEmpty() || clauses.recent(match)) {
            return false;
        }
        int here = clauses.sentence(match.start());
        for (int i = match.start(); i >= 0 && clauses.sentence(i) == here; i--) {
            if (!imagining.get(i) && clauses.ofSomebody(i)) {
                return false;
            }
        }
        return !somebody(match.start(), match);
    }

    /** Whether a colon stands between, or somebody is spoken of there or in the finding itself. */
    private boolean somebody(int from, Match match) {
        for (int i = from; i < match.end(); i++) {
            if (clauses.ofSomebody(i)
                    || (i <= match.start() && tokens.get(i).before() == Tokens.COLON)) {
                return true;
            }
        }
        return false;
    }

    /** "If I had a fit": unless it came. */
    boolean suppose(Match match) {
        for (Match cue : cues.live(Cue.IF_BEFORE)) {
            if (reach.reaches(cue, match, IF_REACH, false)) {
                return !clauses.soonAfter(cues.all(Cue.FULFILLED), match);
            }
        }
        return false;
    }

    /** "What if he has a fit? Right now he is well." Nor is anybody ill in a novel. */
    boolean allIsWell(Match match) {
        if (!imagining.isEmpty()) {
            return true;
        }
        for (Match cue : cues.all(Cue.ALL_WELL)) {
            if (clauses.soonAfter(cue, match) && !unwell(cue)) {
                return true;
            }
        }
        return false;
    }

    /** "I am not well": a denial in or right before the words that is not one of them. */
    private boolean unwell(Match cue) {
        for (int i = Math.max(0, cue.start() - 3); i < cue.end(); i++) {
            if (!cue.uses(i) && DENIALS.contains(tokens.form(i))) {
                return true;
            }
        }
        return cues.meansElse(cue) && !DENIALS.contains(tokens.form(cue.start()));
    }
}
