package employeehealth.contracts.auth;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import java.util.List;
import java.util.Objects;

/**
 * Whose access tokens are refused although they have not ended.
 *
 * @param next where the next question begins; an opaque text
 * @param sessions sessions that are over
 * @param rights people whose rights have shrunk
 * @param keys ids ({@code kid}) of signing keys whose tokens are refused, whoever has read the key;
 *     all of the last hour each time, however often one asks; none of a service of an earlier
 *     version
 */
public record Revoked(
        String next, List<SessionId> sessions, List<Rights> rights, List<String> keys) {

    public Revoked {
        sessions = List.copyOf(sessions);
        rights = List.copyOf(rights);
        keys = List.copyOf(Objects.requireNonNullElse(keys, List.of()));
    }

    /** With no key among it. */
    public static Revoked of(String next, List<SessionId> sessions, List<Rights> rights) {
        return new Revoked(next, sessions, rights, List.of());
    }

    public Revoked withKeys(List<String> ended) {
        return new Revoked(next, sessions, rights, ended);
    }

    /**
     * @param epoch tokens of this person at this company that carry a lower one are refused
     */
    public record Rights(CompanyId company, PersonId person, long epoch) {}
}
