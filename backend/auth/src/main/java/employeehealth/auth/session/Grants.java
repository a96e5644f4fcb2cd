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

    /**
     * Asked before a session is opened or its token turned: that is not done for an answer that
     * cannot be signed.
     */
    public void require() {
        access.require();
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
                        opens(session, standing) ? standing : nothing(standing),
                        session.strength().proof(clock.instant())));
    }

    /** Also of somebody who was given a role since that what they proved does not open. */
    private static boolean opens(Session session, Standing standing) {
        return !session.strength().enrolling() && session.strength().proven().opens(standing);
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
