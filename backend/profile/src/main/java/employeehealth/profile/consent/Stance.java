package employeehealth.profile.consent;

import employeehealth.contracts.care.ConsentState;
import java.util.Optional;

/**
 * How a person stands to a purpose.
 *
 * @param shown the text that they are asked by today
 * @param last what they decided last, if they ever did
 */
record Stance(Published shown, Optional<Decision> last, ConsentState state) {

    static Stance of(ConsentTexts texts, Published shown, Optional<Decision> last) {
        return new Stance(
                shown,
                last,
                last.map(decision ->
                                !decision.granted()
                                        ? ConsentState.REFUSED
                                        : texts.holds(decision.purpose(), decision.version())
                                                ? ConsentState.GRANTED
                                                : ConsentState.LAPSED)
                        .orElse(ConsentState.UNDECIDED));
    }

    /** Under which it is read and changed. */
    String tag() {
        return last.map(decision -> Integer.toString(decision.number())).orElse("0");
    }
}
