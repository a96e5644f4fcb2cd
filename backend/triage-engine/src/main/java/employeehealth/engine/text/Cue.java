package employeehealth.engine.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of words that say something about findings, by their names in the cue file. */
enum Cue {
    /** "no", "pas de": reaches a few words on. */
    NOT_BEFORE,
    /** "denies": reaches over a whole list. */
    NOT_WIDE,
    /** Heads a list of what is not there: "absent: fever, cough"; nothing without its colon. */
    NOT_LIST,
    /** Ends such a list: "chest pressure is present", "since an hour". */
    IS_THERE,
    /** "n’… pas" on both sides. */
    NOT_AROUND,
    /** "fever: no". */
    NOT_AFTER,
    /** Begins a question that only asks whether something is there: "any", "avez-vous". */
    ASKS,
    /** Denies what was asked, as an answer alone: "nothing of the kind". */
    NO_ANSWER,
    /** Spoken French: "je tousse pas". */
    NOT_VERB,
    /** Looks like a denial and is none: "not only". */
    NOT_CUE,
    /** A word that denies itself: "apyrétique". */
    NOT_SELF,
    /** What a denial is about, so that it says nothing of what follows: "no history". */
    SPENDS,
    SUBJECT,
    JOINS,
    ALTERNATIVES,
    MAYBE_BEFORE,
    MAYBE_AFTER,
    /** "if I had", "afraid of": a danger stays one. */
    IF_BEFORE,
    /** Somebody informs himself: "symptoms of", "vaccine against". */
    ABOUT,
    /** What somebody was told to watch for: "call us if", "the leaflet speaks of". */
    ADVICE,
    /** Ends what was told: "and now", "since". */
    ADVICE_END,
    /** What was to be watched for has come: "it is back". */
    FULFILLED,
    /** Nothing of what was supposed is there: "I have none of these". */
    ALL_WELL,
    /** Says that nothing of what is spoken of is real: "for a novel". */
    IMAGINED,
    PAST,
    PAST_WIDE,
    PAST_NOT,
    RESOLVED,
    FAMILY,
    FAMILY_HISTORY,
    HAD,
    RECENT,
    /** A verb of the past: "had", "j'ai eu". */
    HAPPENED,
    LIMITS;

    /** Name in the cue file: {@code not-before}. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Cue of(String code) {
        for (Cue cue : values()) {
            if (cue.code().equals(code)) {
                return cue;
            }
        }
        return null;
    }
}
