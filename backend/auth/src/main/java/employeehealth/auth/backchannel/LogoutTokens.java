package employeehealth.auth.backchannel;

import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.client.OAuthClient;
import employeehealth.auth.oauth.Endpoints;
import employeehealth.auth.signing.Signer;
import employeehealth.shared.access.Claims;
import employeehealth.shared.database.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What a program is told by (OpenID Connect Back-Channel Logout 1.0 section 2.4). It names person
 * and session, and has no {@code nonce}, so that nobody can show it as an id token.
 */
@Component
class LogoutTokens {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** For the way, and for clocks that differ: a captured one is soon worth nothing. */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private final Signer signer;
    private final Endpoints endpoints;
    private final Clock clock;

    LogoutTokens(Signer signer, Endpoints endpoints, Clock clock) {
        this.signer = signer;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** Another one for each attempt: a program may refuse an id that it has seen. */
    String of(LogoutNotice notice, OAuthClient program) {
        var now = clock.instant();
        return signer.sign(
                Signer.LOGOUT_TOKEN,
                new JWTClaimsSet.Builder()
                        .issuer(endpoints.issuer())
                        .audience(program.clientId())
                        .subject(notice.person().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFE)))
                        .jwtID(Ids.next().toString())
                        .claim("events", Map.of(EVENT, Map.of()))
                        .claim(Claims.SESSION, notice.grant().toString())
                        .build());
    }
}
