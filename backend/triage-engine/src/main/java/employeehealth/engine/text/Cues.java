package employeehealth.engine.text;

import java.util.EnumMap;
import java.util.Map;

/** The symbols of the words that say something about findings: numbers of the grammar. */
record Cues(Map<Cue, Integer> symbols) {

    Cues {
        symbols = new EnumMap<>(symbols);
    }

    /** Negative when the library has none. */
    int symbol(Cue cue) {
        return symbols.getOrDefault(cue, -1);
    }
}
