package employeehealth.engine.text;

/**
 * The symbols of the words that say something about findings: numbers of the grammar, negative when
 * the library has none.
 */
record Cues(
        int notBefore,
        int notWide,
        int notAround,
        int notAfter,
        int notVerb,
        int notCue,
        int subject,
        int joins,
        int alternatives,
        int maybeBefore,
        int maybeAfter,
        int ifBefore,
        int past,
        int pastWide,
        int pastNot,
        int resolved,
        int family,
        int familyHistory,
        int had,
        int recent,
        int limits,
        int notSelf) {

    /** Names in the cue file, in the order of the components. */
    static final String[] NAMES = {
        "not-before", "not-wide", "not-around", "not-after", "not-verb", "not-cue", "subject",
        "joins", "alternatives", "maybe-before", "maybe-after", "if-before", "past", "past-wide",
        "past-not", "resolved", "family", "family-history", "had", "recent", "limits",
        "not-self"
    };

    static Cues of(int[] symbols) {
        return new Cues(
                symbols[0],
                symbols[1],
                symbols[2],
                symbols[3],
                symbols[4],
                symbols[5],
                symbols[6],
                symbols[7],
                symbols[8],
                symbols[9],
                symbols[10],
                symbols[11],
                symbols[12],
                symbols[13],
                symbols[14],
                symbols[15],
                symbols[16],
                symbols[17],
                symbols[18],
                symbols[19],
                symbols[20],
                symbols[21]);
    }
}
