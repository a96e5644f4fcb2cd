package employeehealth.engine.text;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said about a finding: decided by cue words near it, in the manner of ConText (Harkema et
 * al. 2009), with scopes for spoken French and English. When in doubt a finding is present.
 */
final class Context {

    /** How many words a plain negation or doubt reaches. */
    private static final int REACH = 5;

    /** How many words an "if" reaches. */
    private static final int IF_REACH = 4;

    /** How many words back "went away" reaches. */
    private static final int RESOLVED_REACH = 7;

    private final Tokens tokens;
    private final Matcher matcher;
    private final Cues cues;
    private final BitSet used;
    private final BitSet notCue;
    private final BitSet subjects;
    private final BitSet joins;
    private final BitSet alternatives;
    private final BitSet limits;
    private final Map<Integer, List<Match>> live = new HashMap<>();

    /**
     * @param used tokens that findings are made of: "can't breathe" is a finding and denies nothing
     */
    Context(Tokens tokens, Matcher matcher, Cues cues, BitSet used) {
        this.tokens = tokens;
        this.matcher = matcher;
        this.cues = cues;
        this.used = used;
        this.notCue = places(cues.notCue());
        this.subjects = places(cues.subject());
        this.joins = places(cues.joins());
        this.alternatives = places(cues.alternatives());
        this.limits = places(cues.limits());
    }

    Assertion assertion(FindingEntry entry, Match match) {
        if (denied(match)) {
            return Assertion.ABSENT;
        }
        if (supposed(match)) {
            return Assertion.HYPOTHETICAL;
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

    private boolean denied(Match match) {
        for (Match word : all(cues.notSelf())) {
            if (inside(word, match)) {
                return true; // "apyrétique" is fever and denies it in one word
            }
        }
        for (Match cue : live(cues.notBefore())) {
            if (inside(cue, match)
                    || (cue.end() <= match.start() && reaches(cue, match, REACH, false))) {
                return true;
            }
        }
        for (Match cue : live(cues.notWide())) {
            if (inside(cue, match)
                    || (cue.end() <= match.start()
                            && reaches(cue, match, Pattern.ANYWHERE, true))) {
                return true;
            }
        }
        for (Match cue : live(cues.notAround())) {
            if (cue.start() <= match.start() && match.end() <= cue.end()) {
                return true;
            }
        }
        return deniedAfter(match);
    }

    /** "fever: no", "fièvre absente"; and spoken French "je tousse pas". */
    private boolean deniedAfter(Match match) {
        for (Match cue : live(cues.notAfter())) {
            if (follows(cue, match) && closes(cue.end())) {
                return true;
            }
        }
        if (match.length() == 1 && match.start() > 0 && subjects.get(match.start() - 1)) {
            for (Match cue : live(cues.notVerb())) {
                if (cue.start() == match.end()
                        && tokens.get(cue.start()).before() <= Tokens.SLASH) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean follows(Match cue, Match match) {
        int between = cue.start() - match.end();
        if (between < 0 || between > 2) {
            return false;
        }
        for (int i = match.end(); i <= cue.start(); i++) {
            if (tokens.get(i).before() >= Tokens.SENTENCE
                    || (i < cue.start() && !matcher.filler(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing more is said: "fever: no cough" does not deny the fever. */
    private boolean closes(int token) {
        return token >= tokens.size()
                || tokens.get(token).before() >= Tokens.COMMA
                || joins.get(token);
    }

    /** A negation between the parts of a finding: "mal, mais pas à la poitrine". */
    private static boolean inside(Match cue, Match match) {
        return cue.start() >= match.start() && cue.end() <= match.end();
    }

    /** Whether what begins with the cue still holds where the finding begins. */
    private boolean reaches(Match cue, Match match, int reach, boolean wide) {
        int words = 0;
        for (int i = cue.end(); i <= match.start(); i++) {
            int before = tokens.get(i).before();
            if (before == Tokens.SENTENCE) {
                return false;
            }
            if (before == Tokens.COMMA && !wide && !listGoesOn(i, match)) {
                return false;
            }
            if (i == match.start()) {
                return true;
            }
            if (ends(i) || subjects.get(i) || (joins.get(i) && !wide)) {
                return false;
            }
            if (!matcher.filler(i) && ++words > reach) {
                return false;
            }
        }
        return true;
    }

    /** "no fever, chills or cough": a list that an "or" closes is denied as a whole. */
    private boolean listGoesOn(int from, Match match) {
        for (int i = from; i < tokens.size() && i < from + 14; i++) {
            if (ends(i)
                    || subjects.get(i)
                    || joins.get(i)
                    || tokens.get(i).before() == Tokens.SENTENCE) {
                return false;
            }
            if (alternatives.get(i)) {
                return match.start() <= i + 4;
            }
        }
        return false;
    }

    private boolean supposed(Match match) {
        for (Match cue : live(cues.ifBefore())) {
            if (cue.end() <= match.start() && reaches(cue, match, IF_REACH, false)) {
                return true;
            }
        }
        return false;
    }

    private boolean doubted(Match match) {
        for (Match cue : live(cues.maybeBefore())) {
            if (cue.end() <= match.start() && near(cue.end(), match.start(), REACH)) {
                return true;
            }
        }
        for (Match cue : live(cues.maybeAfter())) {
            if (cue.start() >= match.end() && near(match.end(), cue.start(), 2)) {
                return true;
            }
        }
        return false;
    }

    private boolean resolved(Match match) {
        for (Match cue : live(cues.resolved())) {
            if (cue.start() >= match.end() && near(match.end(), cue.start(), RESOLVED_REACH)) {
                return true;
            }
        }
        return false;
    }

    private boolean past(FindingEntry entry, Match match) {
        for (Match cue : live(cues.past())) {
            if (clauseOf(cue, match, entry.disease())) {
                return true;
            }
        }
        for (Match cue : live(cues.pastWide())) {
            boolean wide = entry.disease();
            if (cue.end() <= match.start()
                    && reaches(cue, match, wide ? Pattern.ANYWHERE : REACH, wide)) {
                return true;
            }
        }
        return false;
    }

    /** Whether cue and finding stand in one clause: no end, contrast or "now" between. */
    private boolean clauseOf(Match cue, Match match, boolean overAnd) {
        int from = Math.min(cue.end(), match.end());
        int to = Math.max(cue.start(), match.start());
        for (int i = from; i <= to && i < tokens.size(); i++) {
            boolean inside = i < to;
            if (tokens.get(i).before() >= Tokens.COMMA
                    || ends(i)
                    || (inside && (subjects.get(i) || (joins.get(i) && !overAnd)))) {
                return false;
            }
        }
        return !hasBetween(cues.pastNot(), Math.max(0, from - 8), to + 4) && to - from < 16;
    }

    private boolean ofRelative(FindingEntry entry, Match match, boolean past) {
        for (Match cue : live(cues.familyHistory())) {
            if (!sentenceBetween(cue, match) && !stopBetween(cue.end(), match.start())) {
                return true;
            }
        }
        for (Match relative : live(cues.family())) {
            if (relative.end() > match.start()
                    || sentenceBetween(relative, match)
                    || subjectBetween(relative.end(), match.start())) {
                continue;
            }
            if (past
                    || (entry.disease()
                            && hasBetween(cues.had(), relative.end(), match.start())
                            && !sameSentence(cues.recent(), match))) {
                return true;
            }
        }
        return false;
    }

    private boolean subjectBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            String form = tokens.form(i);
            boolean speaker = form.equals("i") || form.equals("j") || form.equals("je");
            if (speaker || ends(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean stopBetween(int from, int to) {
        for (int i = from; i < to; i++) {
            if (ends(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean sameSentence(int symbol, Match match) {
        for (Match cue : live(symbol)) {
            if (!sentenceBetween(cue, match)) {
                return true;
            }
        }
        return false;
    }

    private boolean sentenceBetween(Match a, Match b) {
        return a.start() <= b.start()
                ? tokens.sentenceBetween(a.start(), b.start())
                : tokens.sentenceBetween(b.start(), a.start());
    }

    private boolean hasBetween(int symbol, int from, int to) {
        for (Match cue : live(symbol)) {
            if (cue.start() >= from && cue.end() <= to) {
                return true;
            }
        }
        return false;
    }

    private boolean near(int from, int to, int reach) {
        int words = 0;
        for (int i = from; i <= to; i++) {
            if (tokens.get(i).before() == Tokens.SENTENCE || (i < to && ends(i))) {
                return false;
            }
            if (i < to && !matcher.filler(i) && ++words > reach) {
                return false;
            }
        }
        return true;
    }

    /** The cues of a kind that are not part of a finding or of a longer phrase that means else. */
    private List<Match> live(int symbol) {
        List<Match> all = all(symbol);
        if (all.isEmpty()) {
            return all;
        }
        return live.computeIfAbsent(symbol, key -> all.stream().filter(this::live).toList());
    }

    private List<Match> all(int symbol) {
        return symbol < 0 ? List.of() : matcher.matches(symbol);
    }

    private boolean live(Match cue) {
        for (int i = cue.start(); i < cue.end(); i++) {
            if (cue.uses(i) && (used.get(i) || notCue.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** A contrast, or a word that begins something new: "no chest pain, just a runny nose". */
    private boolean ends(int token) {
        return matcher.stop(token) || limits.get(token);
    }

    private BitSet places(int symbol) {
        BitSet places = new BitSet();
        if (symbol >= 0) {
            for (Match match : matcher.matches(symbol)) {
                for (int i = match.start(); i < match.end(); i++) {
                    if (match.uses(i)) {
                        places.set(i);
                    }
                }
            }
        }
        return places;
    }
}
