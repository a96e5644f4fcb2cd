package employeehealth.auth.session;

import employeehealth.auth.person.Person;
import employeehealth.auth.signing.AccessToken;
import employeehealth.auth.signing.Bearer;
import employeehealth.auth.signing.TokenIssuer;
import employeehealth.contracts.admin.Standing;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the tokens of a session. */
@Component
public class Grants {

    private final TokenIssuer access;
    private final RefreshTokens refresh;
    private final Clock clock;

    Grants(TokenIssuer access, RefreshTokens refresh, Clock clock) {
        this.access = access;
        this.refresh = refresh;
        this.clock = clock;
    }

    public Grant of(Person person, Session session, Standing standing) {
        return new Grant(access(person, session, standing), refresh.of(session), life(session));
    }

    /** For someone who goes on with the refresh token that they have. */
    public AccessToken access(Person person, Session session, Standing standing) {
        return access.issue(
                new Bearer(
                        person,
                        session.id(),
                        session.strength().enrolling() ? nothing(standing) : standing,
                        session.strength().proof(clock.instant())));
    }

    /** Who has yet to set up a factor has no role and no right. */
    private static Standing nothing(Standing standing) {
        return new Standing(
                standing.companyCode(),
                standing.companyName(),
                standing.healthService(),
                Set.of(),
                Set.of(),
                standing.epoch(),
                standing.until());
    }

    private Duration life(Session session) {
        var left = Duration.between(clock.instant(), session.expiresAt());
        return left.compareTo(session.idle()) < 0 ? left : session.idle();
    }
}
