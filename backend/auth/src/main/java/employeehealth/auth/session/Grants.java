package employeehealth.auth.session;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.person.Person;
import employeehealth.auth.signing.Bearer;
import employeehealth.auth.signing.TokenIssuer;
import employeehealth.contracts.admin.Standing;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes the tokens of a session. */
@Component
public class Grants {

    private final TokenIssuer access;
    private final RefreshTokens refresh;
    private final Duration idle;
    private final Clock clock;

    Grants(TokenIssuer access, RefreshTokens refresh, AuthSettings settings, Clock clock) {
        this.access = access;
        this.refresh = refresh;
        this.idle = settings.session().idle();
        this.clock = clock;
    }

    public Grant of(Person person, Session session, Standing standing) {
        return new Grant(
                access.issue(new Bearer(person, session.id(), standing, Bearer.PASSWORD)),
                refresh.of(session),
                life(session));
    }

    private Duration life(Session session) {
        var left = Duration.between(clock.instant(), session.expiresAt());
        return left.compareTo(idle) < 0 ? left : idle;
    }
}
