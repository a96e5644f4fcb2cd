package employeehealth.auth.passkey;

import employeehealth.shared.access.Me;
import java.util.Locale;

/** What a challenge is made for; an answer to one proves nothing for another. */
enum Ceremony {
    REGISTRATION,
    SIGN_IN,
    STEP_UP;

    /** Who may answer, as the challenge's MAC binds it. */
    String by(Me me) {
        return name().toLowerCase(Locale.ROOT)
                + "|"
                + me.company()
                + "|"
                + me.person()
                + "|"
                + me.session();
    }

    /** Before sign-in nobody is anyone yet. */
    String byAnyone() {
        return name().toLowerCase(Locale.ROOT);
    }
}
