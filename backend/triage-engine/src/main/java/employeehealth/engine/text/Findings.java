package employeehealth.engine.text;

import employeehealth.engine.text.Lexicon.Named;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where one text mentions findings. */
final class Findings {

    /** By its code: where a finding is named first. */
    private final Map<String, Match> first = new HashMap<>();

    /** By first token: the findings that stand for themselves, which qualifiers do not. */
    private final Map<Integer, List<Match>> starts = new HashMap<>();

    /** First tokens of findings that stay dangerous. */
    private final BitSet dangerous = new BitSet();

    /** Tokens that findings are made of: "can't breathe" is a finding and denies nothing. */
    private final BitSet used = new BitSet();

    /**
     * @param named all mentions, in the order of the text
     */
    Findings(List<Named> named) {
        for (Named one : named) {
            FindingEntry entry = one.entry();
            Match match = one.match();
            first.putIfAbsent(entry.code(), match);
            if (!entry.qualifier()) {
                starts.computeIfAbsent(match.start(), key -> new ArrayList<>()).add(match);
            }
            if (entry.lasting()) {
                dangerous.set(match.start());
            }
            match.addUsedTo(used);
        }
    }

    /** Whether the finding is named nowhere before. */
    boolean isFirst(FindingEntry entry, Match match) {
        return match.equals(first.get(entry.code()));
    }

    /** Those that begin here. */
    List<Match> at(int token) {
        return starts.getOrDefault(token, List.of());
    }

    @Nullable Match longestAt(int token) {
        Match longest = null;
        for (Match one : at(token)) {
            if (longest == null || one.end() > longest.end()) {
                longest = one;
            }
        }
        return longest;
    }

    boolean dangerousAt(int token) {
        return dangerous.get(token);
    }

    boolean use(int token) {
        return used.get(token);
    }
}
