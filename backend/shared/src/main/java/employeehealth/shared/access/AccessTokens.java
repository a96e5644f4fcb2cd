package employeehealth.shared.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetUnavailableException;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.shared.settings.PlatformSettings;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Verifies access tokens: RS256 only, our issuer, our audience, our environment, times with one
 * minute of skew. A token once verified is remembered for half a minute, because RSA costs more
 * than the rest of a light request (measured: 70 of about 280 microseconds). Whether it was revoked
 * is asked each time.
 */
final class AccessTokens implements JwtDecoder {

    private final NimbusJwtDecoder decoder;
    private final RevokedTokens revoked;
    private final Clock clock;
    private final PublishedKeys published;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder()
                    .maximumSize(20_000)
                    .expireAfterWrite(Duration.ofSeconds(30))
                    .build();

    AccessTokens(
            Supplier<AuthApi> auth, RevokedTokens revoked, PlatformSettings settings, Clock clock) {
        this.revoked = revoked;
        this.clock = clock;
        this.published = new PublishedKeys(auth);
        var keys =
                JWKSourceBuilder.<SecurityContext>create(published)
                        .cache(Duration.ofMinutes(5).toMillis(), Duration.ofSeconds(15).toMillis())
                        .rateLimited(Duration.ofSeconds(2).toMillis())
                        .build();
        this.decoder =
                NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.RS256).build();
        OAuth2TokenValidator<Jwt> ours =
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithValidators(
                                new JwtIssuerValidator(settings.publicUrl().toString()), types()),
                        new JwtTimestampValidator(Duration.ofSeconds(60)),
                        new JwtClaimValidator<java.util.List<String>>(
                                "aud",
                                audience -> audience != null && audience.contains(Claims.AUDIENCE)),
                        new JwtClaimValidator<String>(
                                Claims.ENVIRONMENT, settings.environment().code()::equals),
                        AccessTokens::namesItsKey);
        decoder.setJwtValidator(ours);
    }

    /** Of our pages, and of programs (RFC 9068). */
    private static JwtTypeValidator types() {
        var types = new JwtTypeValidator("JWT", "at+jwt");
        types.setAllowEmpty(true);
        return types;
    }

    /** By whichever key it was signed, one could not say that it is not believed any more. */
    private static OAuth2TokenValidatorResult namesItsKey(Jwt token) {
        return token.getHeaders().get("kid") instanceof String
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN));
    }

    @Override
    public Jwt decode(String token) {
        if (!looksLikeToken(token)) {
            throw new BadJwtException("malformed");
        }
        var jwt = genuine(token);
        if (revoked.refuses(jwt)) { // asked each time: what was good a second ago may not be now
            throw new BadJwtException("revoked");
        }
        return jwt;
    }

    /** The characters of RFC 6750, so that no token is known under several spellings. */
    static boolean looksLikeToken(String token) {
        return !token.isEmpty() && token.chars().allMatch(AccessTokens::isOfTokens);
    }

    private static boolean isOfTokens(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || "-._~+/=".indexOf(c) >= 0;
    }

    private Jwt genuine(String token) {
        var known = verified.getIfPresent(token);
        if (known != null) {
            if (clock.instant()
                    .isAfter(Objects.requireNonNull(known.getExpiresAt()).plusSeconds(60))) {
                throw new BadJwtException("expired");
            }
            return known;
        }
        var jwt = verify(token);
        verified.put(token, jwt);
        return jwt;
    }

    private Jwt verify(String token) {
        try {
            return decoder.decode(token);
        } catch (JwtException e) {
            // We have the keys and were asked for one that is not among them, too often to ask
            // again: the token is at fault, not the auth service.
            if (published.seen && e.getCause() instanceof RateLimitReachedException) {
                throw new BadJwtException("unknown key", e);
            }
            throw e;
        }
    }

    private static final class PublishedKeys implements JWKSetSource<SecurityContext> {

        private final Supplier<AuthApi> auth;
        private volatile boolean seen;

        PublishedKeys(Supplier<AuthApi> auth) {
            this.auth = auth;
        }

        @Override
        public JWKSet getJWKSet(
                JWKSetCacheRefreshEvaluator refresh, long now, SecurityContext context)
                throws JWKSetUnavailableException {
            try {
                var keys = JWKSet.parse(auth.get().keys().jwks());
                seen = true;
                return keys;
            } catch (ParseException | RuntimeException e) {
                seen = false; // from now on it is not the tokens that are at fault
                throw new JWKSetUnavailableException("the auth service gives no keys", e);
            }
        }

        @Override
        public void close() {}
    }
}
