package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthSettings;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Claims;
import employeehealth.shared.database.Ids;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Signs access tokens (RFC 9068 claims, RS256). */
@Component
public class TokenIssuer {

    private static final Logger log = LoggerFactory.getLogger(TokenIssuer.class);

    private final RSASSASigner signer;
    private final JWSHeader header;
    private final String issuer;
    private final Duration life;
    private final Clock clock;

    TokenIssuer(SigningKeys keys, PlatformSettings platform, AuthSettings settings, Clock clock) {
        try {
            this.signer = new RSASSASigner(keys.active());
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
        var fast = FastSignatures.use(signer);
        log.debug("signing keys ready, fast={}", fast);
        this.header =
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(keys.active().getKeyID())
                        .build();
        this.issuer = platform.publicUrl().toString();
        this.life = settings.tokenLife();
        this.clock = clock;
    }

    public AccessToken issue(Bearer bearer) {
        var now = clock.instant();
        var person = bearer.person();
        var standing = bearer.standing();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(Claims.AUDIENCE)
                        .subject(person.id().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .jwtID(Ids.next().toString())
                        .claim(Claims.SESSION, bearer.session().toString())
                        .claim(Claims.COMPANY, person.company().toString())
                        .claim(Claims.HEALTH_SERVICE, standing.healthService().toString())
                        .claim(
                                Claims.ROLES,
                                standing.roles().stream().map(Role::code).sorted().toList())
                        .claim(
                                Claims.PERMISSIONS,
                                standing.permissions().stream()
                                        .map(Permission::code)
                                        .sorted()
                                        .toList())
                        .claim(Claims.ACR, bearer.acr())
                        .claim("locale", person.locale())
                        .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("signing an access token failed", e);
        }
        return new AccessToken(token.serialize(), life);
    }
}
