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
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Claims;
import employeehealth.shared.access.Limits;
import employeehealth.shared.database.Ids;
import employeehealth.shared.settings.PlatformSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final String environment;
    private final Duration longest;
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
        this.environment = platform.environment().code();
        this.longest = settings.tokenLife();
        this.clock = clock;
    }

    public AccessToken issue(Bearer bearer) {
        var now = clock.instant();
        var person = bearer.person();
        var standing = bearer.standing();
        var life = life(standing, now);
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(Claims.AUDIENCE)
                        .subject(person.id().toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(life)))
                        .jwtID(Ids.next().toString())
                        .claim(Claims.ENVIRONMENT, environment)
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
                        .claim(Claims.WITHIN, limits(standing))
                        .claim(Claims.EPOCH, standing.epoch())
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

    /** No token outlives the period of an assignment. */
    private Duration life(Standing standing, Instant now) {
        var until = standing.until();
        if (until == null || until.isAfter(now.plus(longest))) {
            return longest;
        }
        var left = Duration.between(now, until).truncatedTo(ChronoUnit.SECONDS);
        return left.isPositive() ? left : Duration.ofSeconds(1);
    }

    /** None if every permission holds for the whole company: then the claim is left out. */
    private static @Nullable Map<String, List<Map<String, String>>> limits(Standing standing) {
        var scopes =
                standing.holdings().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Standing.Holding::permission,
                                        Collectors.mapping(
                                                Standing.Holding::scope, Collectors.toSet())));
        var claim = Limits.claim(scopes);
        return claim.isEmpty() ? null : claim;
    }
}
