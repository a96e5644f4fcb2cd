package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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

    /** How many tokens any cue reaches at most, small words counted. */
    private static final int FARTHEST = 40;

    /** How many tokens a cue that holds for a whole list reaches at most. */
    private static final int FARTHEST_WIDE = 150;

    /** How many tokens may lie between a finding and what says when it was. */
    private static final int CLAUSE = 16;

    /** What makes "well" unwell. */
    private static final Set<String> DENIALS =
            Set.of("not", "never", "no", "isnt", "arent", "pas", "plus", "jamais", "ni", "cant");

    private final Tokens tokens;
    private final Matcher matcher;
    private final Cues cues;
    private final BitSet used;
    private final BitSet notCue;
    private final BitSet subjects;
    private final BitSet joins;
    private final BitSet alternatives;
    private final BitSet limits;
    private final BitSet imagining;

    /** May be part of a request ("vaccin contre"), and still say that nobody is ill. */
    private final List<Match> about;

    /** May hold a word for being ill ("if new symptoms arise"), and still only tell. */
    private final List<Match> advice;

    /** By token: the number of its sentence. */
    private final int[] sentence;

    /** By token: how many contrasts and words for "I" come before it. */
    private final int[] speakers;

    /** Sentences in which something just happened. */
    private final BitSet recent = new BitSet();

    /** By first token: what else is mentioned there. */
    private final Map<Integer, List<Match>> findings = new HashMap<>();

    /** By its code: where a finding is named first. */
    private final Map<String, Match> named;

    /** First tokens of findings that stay dangerous. */
    private final BitSet dangerous;

    private final Map<Cue, List<Match>> live = new EnumMap<>(Cue.class);

    /**
     * @param named by its code, the first mention of every finding
     * @param found all mentions of findings that stand for themselves
     * @param dangerous first tokens of those that stay dangerous
     * @param used tokens that findings are made of: "can't breathe" is a finding and denies nothing
     */
    Context(
            Tokens tokens,
            Matcher matcher,
            Cues cues,
            Map<String, Match> named,
            List<Match> found,
            BitSet dangerous,
            BitSet used) {
        this.tokens = tokens;
        this.matcher = matcher;
        this.cues = cues;
        this.used = used;
        this.named = named;
        this.dangerous = dangerous;
        this.notCue = places(Cue.NOT_CUE);
        this.subjects = places(Cue.SUBJECT);
        this.joins = places(Cue.JOINS);
        this.alternatives = places(Cue.ALTERNATIVES);
        this.limits = places(Cue.LIMITS);
        this.imagining = places(Cue.IMAGINED);
        this.about = all(Cue.ABOUT).stream().filter(cue -> !means(cue)).toList();
        this.advice = all(Cue.ADVICE).stream().filter(cue -> !means(cue)).toList();
        for (Match match : found) {
            findings.computeIfAbsent(match.start(), key -> new ArrayList<>()).add(match);
        }
        int size = tokens.size();
        this.sentence = new int[size + 1];
        this.speakers = new int[size + 1];
        for (int i = 0; i < size; i++) {
            boolean begins = i > 0 && tokens.get(i).before() >= Tokens.SENTENCE;
            sentence[i] = (i == 0 ? 0 : sentence[i - 1]) + (begins ? 1 : 0);
            String form = tokens.form(i);
            boolean speaker = form.equals("i") || form.equals("j") || form.equals("je");
            speakers[i + 1] = speakers[i] + (speaker || ends(i) ? 1 : 0);
        }
        sentence[size] = size == 0 ? 0 : sentence[size - 1];
        for (Match cue : live(Cue.RECENT)) {
            recent.set(sentence[cue.start()]);
        }
    }

    Assertion assertion(FindingEntry entry, Match match) {
        if (denied(match) || (entry.qualifier() && ofDenied(match))) {
            return Assertion.ABSENT;
        }
        if (asked(match) || advised(entry, match) || imagined(match)) {
            return Assertion.ABOUT;
        }
        if (after(live(Cue.IF_BEFORE), match) && !saidAfter(Cue.FULFILLED, match)) {
            return allWell(match) || !imagining.isEmpty()
                    ? Assertion.ABOUT
                    : Assertion.HYPOTHETICAL;
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
        for (Match word : all(Cue.NOT_SELF)) {
            if (inside(word, match)) {
                return true; // "apyrétique" is fever and denies it in one word
            }
        }
        for (Match cue : live(Cue.NOT_BEFORE)) {
            if (inside(cue, match)
                    || (cue.end() <= match.start()
                            && reaches(cue, match, REACH, false)
                            && !spent(cue, match, false))) {
                return true;
            }
        }
        for (Match cue : live(Cue.NOT_WIDE)) {
            if (inside(cue, match)
                    || (cue.end() <= match.start()
                            && reaches(cue, match, Pattern.ANYWHERE, true)
                            && !spent(cue, match, true))) {
                return true;
            }
        }
        if (listedAsAbsent(match)) {
            return true;
        }
        for (Match cue : live(Cue.NOT_AROUND)) {
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
        return deniedAfter(match);
    }

    /**
     * "No breathlessness at rest": what is said of a thing that is not there is not there either.
     */
    private boolean ofDenied(Match match) {
        for (int start = Math.max(0, match.start() - 4); start < match.start(); start++) {
            for (Match one : findings.getOrDefault(start, List.of())) {
                boolean adjoins =
                        one.end() >= match.start() - 1
                                && one.end() <= match.end()
                                && tokens.get(match.start()).before() < Tokens.COMMA;
                if (adjoins && denied(one)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** "Absent: fever, redness behind it, cough": all to the end of the sentence or a contrast. */
    private boolean listedAsAbsent(Match match) {
        for (Match cue : all(Cue.NOT_LIST)) {
            if (cue.end() <= match.start()
                    && tokens.get(cue.end()).before() == Tokens.COLON
                    && sentence[cue.start()] == sentence[match.start()]
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
                || tokens.get(cue.start()).before() >= Tokens.SENTENCE
                || ((before == 0 || tokens.get(before).before() >= Tokens.SENTENCE)
                        && (speaks(tokens.form(before)) || tokens.form(before).equals("patient")));
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
        for (Match cue : all(Cue.IS_THERE)) {
            if (cue.start() >= from && cue.end() <= to) {
                return true;
            }
        }
        return false;
    }

    /** At a contrast, somebody who has something, a second heading, or what is there. */
    private boolean listEnds(int from, int to) {
        for (int i = from; i <= to; i++) {
            if (ends(i)
                    || speaks(tokens.form(i))
                    || possessive(tokens.form(i))
                    || (i > from && tokens.get(i).before() == Tokens.COLON)) {
                return true;
            }
        }
        return isThere(from, to);
    }

    /** "fever: no", "fièvre absente"; and spoken French "je tousse pas". */
    private boolean deniedAfter(Match match) {
        for (Match cue : live(Cue.NOT_AFTER)) {
            if (follows(cue, match) && closes(cue.end())) {
                return true;
            }
        }
        if (answered(match)) {
            return true;
        }
        if (match.length() == 1 && match.start() > 0 && subjects.get(match.start() - 1)) {
            for (Match cue : live(Cue.NOT_VERB)) {
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

    /**
     * "Nurse: Any chest pain, short of breath? Caller: No.": all that a question names, if the
     * sentence after it says no and nothing more.
     */
    private boolean answered(Match match) {
        int answer = match.end();
        while (answer < tokens.size() && tokens.get(answer).before() < Tokens.SENTENCE) {
            answer++;
        }
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
        while (start > 0
                && tokens.get(start).before() < Tokens.SENTENCE
                && tokens.get(start).before() != Tokens.COLON) {
            start--;
        }
        boolean headed = start > 0 && tokens.get(start).before() == Tokens.COLON;
        int from = start;
        for (Match cue : all(Cue.ASKS)) {
            headed |= cue.start() == start;
            from = cue.start() == start ? Math.max(from, cue.end()) : from;
        }
        if (!headed) {
            from = lastPart(match.start(), end); // "can't breathe, fever? no": the fever
        }
        for (int i = from; i < end; i++) {
            boolean listed =
                    used.get(i) || matcher.filler(i) || joins.get(i) || alternatives.get(i);
            if (!listed || (i > from && tokens.get(i).before() == Tokens.COLON)) {
                return false;
            }
        }
        return from <= match.start();
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
        for (Match cue : live(kind)) {
            if (cue.start() == token && closes(cue.end())) {
                return true;
            }
        }
        return false;
    }

    /** Whether nothing more is said: "fever: no cough" does not deny the fever. */
    private boolean closes(int token) {
        return token >= tokens.size()
                || tokens.get(token).before() >= Tokens.COMMA
                || joins.get(token);
    }

    /** A negation between the parts of a finding: "mal, mais pas à la poitrine". */
    private boolean inside(Match cue, Match match) {
        return cue.start() >= match.start()
                && cue.end() <= match.end()
                && other(cue.end(), match.end(), match) < 0;
    }

    /**
     * Whether the negation has already denied something else, and nothing joins this finding to it:
     * "no fever short of breath".
     */
    private boolean spent(Match cue, Match match, boolean wide) {
        int end = other(cue.end(), match.start(), match);
        if (end < 0 || listed(cue.end(), match)) {
            return false;
        }
        for (int i = end; i <= match.start(); i++) {
            if (tokens.get(i).before() >= Tokens.SLASH
                    || alternatives.get(i)
                    || (wide && joins.get(i))) {
                return false;
            }
        }
        return true;
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
        while (at < tokens.size() && (at == from || tokens.get(at).before() < Tokens.SENTENCE)) {
            Match item = longest(at);
            if (item != null) {
                count++;
                reached |= item.start() == match.start();
                dangers |= dangerous.get(at);
                at = item.end();
            } else if (alternatives.get(at)) {
                closed = true;
                at++;
            } else if (matcher.filler(at) && !ends(at) && !subjects.get(at)) {
                at++;
            } else {
                break;
            }
        }
        boolean whole = at >= tokens.size() || tokens.get(at).before() >= Tokens.COMMA || ends(at);
        return reached && whole && count >= 3 && (closed || !dangers);
    }

    private @Nullable Match longest(int token) {
        Match longest = null;
        for (Match one : findings.getOrDefault(token, List.of())) {
            if (longest == null || one.end() > longest.end()) {
                longest = one;
            }
        }
        return longest;
    }

    /**
     * End of the last finding between the tokens that shares no word with this one, or of what a
     * denial is otherwise about ("no history", but not "no history of"); or -1.
     */
    private int other(int from, int to, Match match) {
        int last = -1;
        for (Match spent : live(Cue.SPENDS)) {
            if (spent.start() >= from && spent.end() <= to && !goesOn(spent.end())) {
                last = Math.max(last, spent.end());
            }
        }
        for (int start = from; start < to; start++) {
            for (Match one : findings.getOrDefault(start, List.of())) {
                if (one.end() <= to && !shares(one, match)) {
                    last = Math.max(last, one.end());
                }
            }
        }
        return last;
    }

    private boolean goesOn(int token) {
        if (token >= tokens.size()) {
            return false;
        }
        return switch (tokens.form(token)) {
            case "of", "de", "d", "du", "des", "with", "for", "to", "a", "au", "like", "such" ->
                    tokens.get(token).before() == Tokens.NONE;
            default -> false;
        };
    }

    private static boolean shares(Match one, Match match) {
        for (int i = one.start(); i < one.end(); i++) {
            if (one.uses(i) && match.uses(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether what begins with the cue still holds where the finding begins. */
    private boolean reaches(Match cue, Match match, int reach, boolean wide) {
        if (match.start() - cue.end() > (wide ? FARTHEST_WIDE : FARTHEST)
                || matcher.stop(match.start())) {
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
            if (ends(i) || subjects.get(i) || (joins.get(i) && !wide)) {
                return false;
            }
            boolean counts = !matcher.filler(i) && !used.get(i) && !alternatives.get(i);
            if (counts && ++words > reach) {
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
                    || tokens.get(i).before() >= Tokens.SENTENCE) {
                return false;
            }
            if (alternatives.get(i)) {
                return match.start() <= i + 4;
            }
        }
        return false;
    }

    private boolean after(List<Match> before, Match match) {
        for (Match cue : before) {
            if (cue.end() <= match.start() && reaches(cue, match, IF_REACH, false)) {
                return true;
            }
        }
        return false;
    }

    /** "What are the signs of a stroke": nobody is spoken of who has it. */
    private boolean asked(Match match) {
        for (Match cue : about) {
            if (cue.end() <= match.start()
                    && reaches(cue, match, IF_REACH, false)
                    && !somebody(cue.end(), match)) {
                return true;
            }
        }
        return false;
    }

    /** "For a novel: how fast does ...": unless the sentence speaks of somebody, or of now. */
    private boolean imagined(Match match) {
        if (imagining.isEmpty()) {
            return false;
        }
        int here = sentence[match.start()];
        if (recent.get(here)) {
            return false;
        }
        for (int i = match.start(); i >= 0 && sentence[i] == here; i--) {
            if (!imagining.get(i) && (speaks(tokens.form(i)) || possessive(tokens.form(i)))) {
                return false;
            }
        }
        return !somebody(match.start(), match);
    }

    /** Whether a colon stands between, or somebody is spoken of there or in the finding itself. */
    private boolean somebody(int from, Match match) {
        for (int i = from; i < match.end(); i++) {
            if (speaks(tokens.form(i))
                    || possessive(tokens.form(i))
                    || (i <= match.start() && tokens.get(i).before() == Tokens.COLON)) {
                return true;
            }
        }
        return false;
    }

    /**
     * "They said to come back if I get a fever, chest pain or cramps": only told, unless it came. A
     * list is told, up to a contrast, a "now", or whoever does or has something next. What was
     * named before is felt, and so is all that somebody asks about or goes on to speak of.
     */
    private boolean advised(FindingEntry entry, Match match) {
        if (!match.equals(named.get(entry.code()))) {
            return false;
        }
        for (Match cue : advice) {
            if (cue.end() <= match.start()
                    && sentence[cue.start()] == sentence[match.start()]
                    && !saysMore(cue, match)) {
                return !saidAfter(Cue.FULFILLED, match) && !goesOnAbout(match);
            }
        }
        return false;
    }

    private boolean saysMore(Match cue, Match match) {
        for (int i = cue.start() + 1; i <= match.start(); i++) {
            String form = tokens.form(i);
            int before = tokens.get(i).before();
            boolean further = i >= cue.end();
            boolean condition = i == cue.end() - 1; // "if I": the last words of the cue itself
            if (matcher.stop(i)
                    || reason(form)
                    || (further && before == Tokens.COLON)
                    || (!condition && speaks(form) && !alternative(i - 1))
                    || (further && before >= Tokens.COMMA && owns(form))) {
                return true;
            }
        }
        for (Match end : all(Cue.ADVICE_END)) {
            if (end.start() >= cue.end() && end.end() <= match.start()) {
                return true;
            }
        }
        return false;
    }

    /** Whether it was asked and something follows, or the next sentence begins with "it", "ça". */
    private boolean goesOnAbout(Match match) {
        int next = match.end();
        while (next < tokens.size() && tokens.get(next).before() < Tokens.SENTENCE) {
            next++;
        }
        return next < tokens.size()
                && (tokens.get(next).before() == Tokens.QUESTION || points(tokens.form(next)));
    }

    private static boolean reason(String form) {
        return switch (form) {
            case "because", "since", "car", "parce", "puisque" -> true;
            default -> false;
        };
    }

    private boolean alternative(int token) {
        return alternatives.get(token)
                || switch (tokens.form(token)) {
                    case "if", "si", "s", "qu", "que", "that", "when", "quand" -> true;
                    default -> false;
                };
    }

    private static boolean speaks(String form) {
        return switch (form) {
            case "i", "im", "ive", "he", "hes", "she", "shes", "we", "they", "theyre", "its" ->
                    true;
            case "j", "je", "il", "elle", "on", "ils", "elles", "nous" -> true;
            default -> false;
        };
    }

    private static boolean owns(String form) {
        return possessive(form)
                || switch (form) {
                    case "it", "this", "that", "ca", "c", "la", "le", "cela" -> true;
                    default -> false;
                };
    }

    private static boolean possessive(String form) {
        return switch (form) {
            case "my", "his", "her", "mon", "ma", "mes", "son", "sa", "ses" -> true;
            default -> false;
        };
    }

    private static boolean points(String form) {
        return switch (form) {
            case "it", "its", "this", "that", "thats", "they", "both", "ca", "c", "cela" -> true;
            default -> false;
        };
    }

    /** "What if he has a fit? Right now he is well." */
    private boolean allWell(Match match) {
        for (Match cue : all(Cue.ALL_WELL)) {
            if (cue.start() >= match.end()
                    && sentence[cue.start()] <= sentence[match.start()] + 1
                    && !unwell(cue)) {
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
        return means(cue) && !DENIALS.contains(tokens.form(cue.start()));
    }

    /** Whether such words come after the finding, in its sentence or the next. */
    private boolean saidAfter(Cue kind, Match match) {
        for (Match cue : all(kind)) {
            if (cue.start() >= match.end()
                    && sentence[cue.start()] <= sentence[match.start()] + 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether the cue is part of a phrase that means else: "so" is no "if". */
    private boolean means(Match cue) {
        for (int i = cue.start(); i < cue.end(); i++) {
            if (cue.uses(i) && notCue.get(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean doubted(Match match) {
        for (Match cue : live(Cue.MAYBE_BEFORE)) {
            if (cue.end() <= match.start() && near(cue.end(), match.start(), REACH)) {
                return true;
            }
        }
        for (Match cue : live(Cue.MAYBE_AFTER)) {
            if (cue.start() >= match.end() && near(match.end(), cue.start(), 2)) {
                return true;
            }
        }
        return false;
    }

    private boolean resolved(Match match) {
        for (Match cue : live(Cue.RESOLVED)) {
            if (cue.start() >= match.end()
                    && near(match.end(), cue.start(), RESOLVED_REACH)
                    && !negated(cue)) {
                return true;
            }
        }
        return false;
    }

    /** "Has not gone away": whether a "not" stands right before the cue. */
    private boolean negated(Match cue) {
        for (Match not : all(Cue.NOT_BEFORE)) {
            if (not.end() <= cue.start()
                    && cue.start() - not.end() <= 2
                    && sentence[not.start()] == sentence[cue.start()]) {
                return true;
            }
        }
        return false;
    }

    private boolean past(FindingEntry entry, Match match) {
        for (Match cue : live(Cue.PAST)) {
            if (clauseOf(cue, match, entry.disease()) || fronted(cue, match)) {
                return true;
            }
        }
        for (Match cue : live(Cue.PAST_WIDE)) {
            boolean wide = entry.disease();
            if (negated(cue) && !goesOn(cue.end())) {
                continue; // "no history, chest pain"
            }
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
        if (to - from >= CLAUSE) {
            return false;
        }
        for (int i = from; i <= to && i < tokens.size(); i++) {
            boolean inside = i < to;
            if (tokens.get(i).before() >= Tokens.COMMA
                    || ends(i)
                    || (inside && subjects.get(i) && !relativeClause(i, cue))
                    || (inside && joins.get(i) && !overAnd)) {
                return false;
            }
        }
        return !now(Math.max(0, from - 8), from) && !now(from, to + 4);
    }

    /** "The stroke I had in 2019": nothing but the time comes after the verb. */
    private boolean relativeClause(int subject, Match cue) {
        return cue.start() > subject
                && cue.start() - subject <= 3
                && hasBetween(Cue.HAPPENED, subject + 1, cue.start());
    }

    /** "Two years ago I had a stroke": the time first, then the person and a verb of the past. */
    private boolean fronted(Match cue, Match match) {
        boolean first = cue.start() == 0 || tokens.get(cue.start()).before() >= Tokens.COMMA;
        if (!first || match.start() < cue.end() || match.start() - cue.end() > 8) {
            return false;
        }
        for (int i = cue.end(); i <= match.start(); i++) {
            if ((i > cue.end() && tokens.get(i).before() >= Tokens.COMMA)
                    || tokens.get(i).before() >= Tokens.SENTENCE
                    || ends(i)
                    || joins.get(i)) {
                return false;
            }
        }
        return hasBetween(Cue.HAPPENED, cue.end(), match.start())
                && !now(cue.end(), match.end() + 4);
    }

    /** Whether these tokens say "now" or "since", of this and not of another finding after it. */
    private boolean now(int from, int to) {
        for (Match cue : live(Cue.PAST_NOT)) {
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
            if (tokens.get(i).before() >= Tokens.SENTENCE) {
                return false;
            }
            if (findings.containsKey(i)) {
                return true;
            }
        }
        return false;
    }

    /** A disease of a relative, or something of theirs in the past. What they have now is not. */
    private boolean ofRelative(FindingEntry entry, Match match, boolean past) {
        int here = sentence[match.start()];
        for (Match cue : live(Cue.FAMILY_HISTORY)) {
            int from = Math.min(cue.end(), match.end());
            int to = Math.max(cue.start(), match.start());
            if (sentence[cue.start()] == here
                    && speakers[to] == speakers[from]
                    && (entry.disease() || (relativeBefore(cue) && diedOf(cue, match)))) {
                return true;
            }
        }
        for (Match relative : live(Cue.FAMILY)) {
            if (relative.end() > match.start()
                    || sentence[relative.start()] != here
                    || speakers[match.start()] != speakers[relative.end()]) {
                continue;
            }
            if (past
                    || (entry.disease()
                            && !recent.get(here)
                            && hasBetween(Cue.HAD, relative.end(), match.start()))) {
                return true;
            }
        }
        return false;
    }

    /** "My aunt nearly died of ...": whatever it was, she had it. */
    private boolean relativeBefore(Match cue) {
        for (Match relative : live(Cue.FAMILY)) {
            if (relative.end() <= cue.start()
                    && sentence[relative.start()] == sentence[cue.start()]) {
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
                && !recent.get(sentence[match.start()]);
    }

    private boolean hasBetween(Cue kind, int from, int to) {
        List<Match> sorted = live(kind);
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).start() < from) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low; i < sorted.size() && sorted.get(i).start() < to; i++) {
            if (sorted.get(i).end() <= to) {
                return true;
            }
        }
        return false;
    }

    private boolean near(int from, int to, int reach) {
        int words = 0;
        for (int i = from; i <= to; i++) {
            if (tokens.get(i).before() >= Tokens.SENTENCE || (i < to && ends(i))) {
                return false;
            }
            if (i < to && !matcher.filler(i) && ++words > reach) {
                return false;
            }
        }
        return true;
    }

    /** The cues of a kind that are not part of a finding or of a longer phrase that means else. */
    private List<Match> live(Cue kind) {
        List<Match> all = all(kind);
        if (all.isEmpty()) {
            return all;
        }
        return live.computeIfAbsent(kind, key -> all.stream().filter(this::live).toList());
    }

    private List<Match> all(Cue kind) {
        int symbol = cues.symbol(kind);
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

    private BitSet places(Cue kind) {
        BitSet places = new BitSet();
        for (Match match : all(kind)) {
            for (int i = match.start(); i < match.end(); i++) {
                if (match.uses(i)) {
                    places.set(i);
                }
            }
        }
        return places;
    }
}
