package employeehealth.auth.federation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.ProviderMetadata;
import java.io.IOException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Checks what a provider has signed: id tokens (OpenID Connect Core section 3.1.3.7) and logout
 * tokens (Back-Channel Logout section 2.6). Nimbus checks signature, issuer, audience, end and
 * nonce; ours are the age and for whom it was made.
 */
@Component
class IdTokens {

    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final Duration OLDEST = Duration.ofMinutes(10);
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int LONGEST_SUBJECT = 255;

    private final ProviderKeys keys;
    private final Clock clock;

    IdTokens(ProviderKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @throws NotGenuine whatever is wrong with it
     * @throws IOException if the provider's keys cannot be read
     */
    JWTClaimsSet idToken(
            IdentityProvider provider, ProviderMetadata metadata, String text, String nonce)
            throws NotGenuine, IOException {
        var claims =
                process(
                        provider,
                        metadata,
                        text,
                        new JWTClaimsSet.Builder().claim("nonce", nonce),
                        Set.of("sub", "iat", "exp", "nonce"),
                        Set.of());
        var forWhom = claims.getClaim("azp");
        if (forWhom != null
                ? !forWhom.equals(provider.clientId())
                : claims.getAudience().size() > 1) {
            throw new NotGenuine("azp");
        }
        return claims;
    }

    /** The same for a token that ends a session. */
    JWTClaimsSet logoutToken(IdentityProvider provider, ProviderMetadata metadata, String text)
            throws NotGenuine, IOException {
        var claims =
                process(
                        provider,
                        metadata,
                        text,
                        new JWTClaimsSet.Builder(),
                        Set.of("iat", "jti", "events"),
                        Set.of("nonce"));
        if (!(claims.getClaim("events") instanceof Map<?, ?> events)
                || !(events.get(LOGOUT_EVENT) instanceof Map)
                || claims.getClaim("sub") == null && claims.getClaim("sid") == null) {
            throw new NotGenuine("events");
        }
        return claims;
    }

    private JWTClaimsSet process(
            IdentityProvider provider,
            ProviderMetadata metadata,
            String text,
            JWTClaimsSet.Builder exactly,
            Set<String> required,
            Set<String> prohibited)
            throws NotGenuine, IOException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(
                new DefaultJOSEObjectTypeVerifier<>(
                        JOSEObjectType.JWT, new JOSEObjectType("logout+jwt"), null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(
                        metadata.algorithms().stream()
                                .map(JWSAlgorithm::parse)
                                .collect(Collectors.toSet()),
                        keys.at(metadata.keys())));
        processor.setJWTClaimsSetVerifier(
                new AtOurTime(
                        provider.clientId(),
                        exactly.issuer(provider.issuer()).build(),
                        required,
                        prohibited));
        try {
            var claims = processor.process(text, null);
            mustBeYoung(claims);
            mustHaveAShortSubject(claims);
            return claims;
        } catch (KeySourceException unread) {
            if (unread instanceof RateLimitReachedException) {
                throw new NotGenuine("key"); // by a key that they did not have half a minute ago
            }
            throw new IOException("the provider's keys cannot be read", unread);
        } catch (ParseException | BadJOSEException | JOSEException wrong) {
            throw new NotGenuine("token");
        }
    }

    /** From when on it is refused for its age. */
    static Instant forgotten(JWTClaimsSet claims) {
        return claims.getIssueTime().toInstant().plus(OLDEST).plus(SKEW);
    }

    private void mustBeYoung(JWTClaimsSet claims) throws NotGenuine {
        var now = clock.instant();
        var at = claims.getIssueTime().toInstant();
        if (at.isAfter(now.plus(SKEW)) || at.isBefore(now.minus(OLDEST))) {
            throw new NotGenuine("iat");
        }
    }

    private static void mustHaveAShortSubject(JWTClaimsSet claims) throws NotGenuine {
        var subject = Objects.requireNonNullElse(claims.getSubject(), "-");
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw new NotGenuine("sub");
        }
    }

    /** Nimbus looks at the machine's clock; the platform has one of its own. */
    private final class AtOurTime extends DefaultJWTClaimsVerifier<SecurityContext> {

        AtOurTime(
                String audience,
                JWTClaimsSet exactly,
                Set<String> required,
                Set<String> prohibited) {
            super(Set.of(audience), exactly, required, prohibited);
            setMaxClockSkew((int) SKEW.toSeconds());
        }

        @Override
        protected @Nullable Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
