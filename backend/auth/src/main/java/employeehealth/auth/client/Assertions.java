package employeehealth.auth.client;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.oauth.Endpoints;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Proofs by a program's private key (RFC 7523): signed by a key that it is registered with, for us,
 * for minutes, once. Symmetric algorithms and {@code none} are not among those that are read.
 */
@Component
class Assertions {

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final int LONGEST_ID = 256;
    private static final int RSA_BITS = 2048;

    private final AuthDatabase database;
    private final SpentTokens spent;
    private final Endpoints endpoints;
    private final Clock clock;

    Assertions(AuthDatabase database, SpentTokens spent, Endpoints endpoints, Clock clock) {
        this.database = database;
        this.spent = spent;
        this.endpoints = endpoints;
        this.clock = clock;
    }

    /** Who says that they sent it; proven by nothing yet. */
    static Optional<String> claimedBy(String text) {
        try {
            return Optional.ofNullable(SignedJWT.parse(text).getJWTClaimsSet().getSubject());
        } catch (ParseException notOne) {
            return Optional.empty();
        }
    }

    boolean accepts(String text, OAuthClient client) {
        try {
            var assertion = SignedJWT.parse(text);
            var claims = assertion.getJWTClaimsSet();
            return isSigned(assertion, client)
                    && isAbout(claims, client)
                    && database.write(() ->
                            spent.spend(
                                    client,
                                    "assertion",
                                    claims.getJWTID(),
                                    claims.getExpirationTime().toInstant().plus(SKEW)));
        } catch (ParseException | JOSEException notOne) {
            return false;
        }
    }

    private boolean isAbout(JWTClaimsSet claims, OAuthClient client) {
        var now = clock.instant();
        var id = claims.getJWTID();
        return client.clientId().equals(claims.getIssuer())
                && client.clientId().equals(claims.getSubject())
                && isForUs(claims.getAudience())
                && id != null
                && !id.isBlank()
                && id.length() <= LONGEST_ID
                && isBetween(now.minus(SKEW), claims.getExpirationTime(), now.plus(LONGEST))
                && isPast(claims.getNotBeforeTime(), now)
                && isPast(claims.getIssueTime(), now);
    }

    /** For us alone: what names others as well, they could use. */
    private boolean isForUs(List<String> audience) {
        return audience.size() == 1
                && (audience.getFirst().equals(endpoints.issuer())
                        || audience.getFirst().equals(endpoints.at("/oauth2/token")));
    }

    private static boolean isBetween(Instant from, @Nullable Date at, Instant to) {
        return at != null && at.toInstant().isAfter(from) && !at.toInstant().isAfter(to);
    }

    private static boolean isPast(@Nullable Date at, Instant now) {
        return at == null || !at.toInstant().isAfter(now.plus(SKEW));
    }

    private static boolean isSigned(SignedJWT assertion, OAuthClient client)
            throws ParseException, JOSEException {
        var header = assertion.getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm())
                || header.getCriticalParams() != null && !header.getCriticalParams().isEmpty()) {
            return false;
        }
        var keys = JWKSet.parse(Objects.requireNonNull(client.publicKeys()));
        for (var key : new JWKSelector(JWKMatcher.forJWSHeader(header)).select(keys)) {
            if (key instanceof AsymmetricJWK known && verifies(header, known, assertion)) {
                return true;
            }
        }
        return false;
    }

    private static boolean verifies(JWSHeader header, AsymmetricJWK key, SignedJWT assertion)
            throws JOSEException {
        return assertion.verify(
                new DefaultJWSVerifierFactory().createJWSVerifier(header, key.toPublicKey()));
    }

    /** Whether a program can be registered with these: public, asymmetric, and strong enough. */
    static boolean canBeRegistered(String text) {
        try {
            var keys = JWKSet.parse(text).getKeys();
            return !keys.isEmpty() && keys.size() <= 5 && keys.stream().allMatch(Assertions::isFit);
        } catch (ParseException notOne) {
            return false;
        }
    }

    private static boolean isFit(JWK key) {
        return key instanceof AsymmetricJWK
                && !key.isPrivate()
                && (!key.getKeyType().equals(KeyType.RSA) || key.size() >= RSA_BITS);
    }
}
