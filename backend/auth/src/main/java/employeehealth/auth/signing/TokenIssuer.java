package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
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
import org.springframework.stereotype.Component;

/** Signs access tokens (RFC 9068 claims, RS256). */
@Component
public class TokenIssuer {

    private final Signer signer;
    private final String issuer;
    private final String environment;
    private final Duration longest;
    private final Clock clock;

    TokenIssuer(Signer signer, PlatformSettings platform, AuthSettings settings, Clock clock) {
        this.signer = signer;
        this.issuer = platform.publicUrl().toString();
        this.environment = platform.environment().code();
        this.longest = settings.tokenLife();
        this.clock = clock;
    }

    /**
     * @throws employeehealth.shared.problem.Problem 503 if nothing can be signed now
     */
    public void require() {
        signer.require();
    }

    public AccessToken issue(Bearer bearer) {
        return issue(bearer, JOSEObjectType.JWT, Map.of());
    }

    /** Of a person, for a program that acts in their name: with the claims that limit it. */
    public AccessToken issueTo(Bearer bearer, Map<String, Object> limits) {
        return issue(bearer, Signer.ACCESS_TOKEN, limits);
    }

    private AccessToken issue(Bearer bearer, JOSEObjectType type, Map<String, Object> more) {
        var now = clock.instant();
        var person = bearer.person();
        var standing = bearer.standing();
        var proof = bearer.proof();
        var life = life(standing.until(), life(proof.until(), longest, now), now);
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
                        .claim(Claims.ACR, proof.acr().code())
                        .claim(Claims.AMR, proof.amr().isEmpty() ? null : List.copyOf(proof.amr()))
                        .claim(Claims.AUTH_TIME, proof.at().getEpochSecond())
                        .claim("locale", person.locale());
        more.forEach(claims::claim);
        return new AccessToken(signer.sign(type, claims.build()), life);
    }

    /** No token outlives the period of an assignment, nor a step-up. */
    private static Duration life(@Nullable Instant until, Duration longest, Instant now) {
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
