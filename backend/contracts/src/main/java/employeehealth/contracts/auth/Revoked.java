package employeehealth.contracts.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.util.List;

/**
 * Whose access tokens are refused although they have not ended.
 *
 * @param next where the next question begins; an opaque text
 * @param sessions sessions that are over
 * @param rights people whose rights have shrunk
 */
public record Revoked(String next, List<SessionId> sessions, List<Rights> rights) {

    public Revoked {
        sessions = List.copyOf(sessions);
        rights = List.copyOf(rights);
    }

    /**
     * @param epoch tokens of this person at this company that carry a lower one are refused
     */
    public record Rights(CompanyId company, PersonId person, long epoch) {}
}
