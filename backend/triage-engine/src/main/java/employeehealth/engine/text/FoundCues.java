package employeehealth.engine.text;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The cue words of one text. */
final class FoundCues {

    private final Matcher matcher;
    private final Cues cues;
    private final Findings findings;

    /** Tokens of phrases that look like a cue and mean else. */
    private final BitSet notCue;

    private final Map<Cue, List<Match>> live = new EnumMap<>(Cue.class);

    FoundCues(Matcher matcher, Cues cues, Findings findings) {
        this.matcher = matcher;
        this.cues = cues;
        this.findings = findings;
        this.notCue = places(Cue.NOT_CUE);
    }

    List<Match> all(Cue kind) {
        int symbol = cues.symbol(kind);
        return symbol < 0 ? List.of() : matcher.matches(symbol);
    }

    /** The cues of a kind that are not part of a finding or of a longer phrase that means else. */
    List<Match> live(Cue kind) {
        List<Match> all = all(kind);
        if (all.isEmpty()) {
            return all;
        }
        return live.computeIfAbsent(kind, key -> all.stream().filter(this::live).toList());
    }

    private boolean live(Match cue) {
        for (int i = cue.start(); i < cue.end(); i++) {
            if (cue.uses(i) && (findings.use(i) || notCue.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The cues of a kind that may be part of a finding, but not of a phrase that means else. */
    List<Match> meant(Cue kind) {
        return all(kind).stream().filter(cue -> !meansElse(cue)).toList();
    }

    /** Whether the cue is part of a phrase that means else: "so" is no "if". */
    boolean meansElse(Match cue) {
        for (int i = cue.start(); i < cue.end(); i++) {
            if (cue.uses(i) && notCue.get(i)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a live cue of this kind lies between these tokens. */
    boolean between(Cue kind, int from, int to) {
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

    /** The tokens that cues of this kind are made of. */
    BitSet places(Cue kind) {
        BitSet places = new BitSet();
        for (Match match : all(kind)) {
            match.addUsedTo(places);
        }
        return places;
    }
}
