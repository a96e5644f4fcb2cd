package employeehealth.contracts.auth;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.news.News;
import java.time.Instant;

/**
 * Two held the refresh token of a session, so that one of them is a thief, and nobody knows which:
 * it was ended for both (RFC 9700 section 4.14.2).
 */
@News.Kind("auth.session-stolen")
public record SessionStolen(PersonId person, SessionId session, Instant at) implements News {

    @Override
    public String key() {
        return person.toString();
    }
}
