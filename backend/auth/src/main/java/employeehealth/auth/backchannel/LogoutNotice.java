package employeehealth.auth.backchannel;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.util.Locale;
import java.util.UUID;

/**
 * What a program is to be told: that this person's session with it is over.
 *
 * @param client the program's id
 * @param grant the session that the program's tokens name ({@code sid})
 * @param attempts that came to nothing
 */
record LogoutNotice(
        UUID id,
        CompanyId company,
        UUID client,
        PersonId person,
        SessionId grant,
        State state,
        int attempts) {

    enum State {
        WAITING,
        /** The program said yes. */
        TOLD,
        /** It said no, and would again. */
        REFUSED,
        /** It was not reached for hours, or is gone. */
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
