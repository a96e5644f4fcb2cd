package employeehealth.shared.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.contracts.auth.AuthApi;
import employeehealth.contracts.auth.PublicKeys;
import employeehealth.contracts.auth.Revoked;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.Stage;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class AccessTokensTest {

    private final AtomicBoolean authAnswers = new AtomicBoolean(true);
    private final RSAKey published = key("published");
    private Revoked revoked = Revoked.of("0", List.of(), List.of());
    private final AuthApi auth =
            new AuthApi() {
                @Override
                public PublicKeys keys() {
                    if (!authAnswers.get()) {
                        throw Problem.unavailable();
                    }
                    return new PublicKeys(new JWKSet(published.toPublicJWK()).toString());
                }

                @Override
                public Revoked revoked(@Nullable String after) {
                    return revoked;
                }
            };
    private final RevokedTokens known = new RevokedTokens(() -> auth, true);
    private final AccessTokens tokens =
            new AccessTokens(() -> auth, known, TestPlatform.settings(), Clock.systemUTC());

    @Test
    @Asvs("9.1.1")
    void aTokenOfAnotherKeyIsRefusedHoweverOftenItIsTried() {
        tokens.decode(token(published));
        for (var i = 0; i < 10; i++) {
            assertThatThrownBy(() -> tokens.decode(token(key("unknown"))))
                    .isInstanceOf(BadJwtException.class);
        }
    }

    /** One token is not known under many spellings. */
    @Test
    void charactersThatNoTokenHasAreNotPassedOver() {
        var good = token(published);
        for (var bad : List.of("", good + " ", good + "\n", good + "é", " " + good)) {
            assertThatThrownBy(() -> tokens.decode(bad)).isInstanceOf(BadJwtException.class);
        }
        assertThat(tokens.decode(good).getSubject()).isEqualTo("somebody");
    }

    @Test
    void whileKeysCannotBeAskedForNoTokenIsCalledBad() {
        tokens.decode(token(published));
        authAnswers.set(false);
        var unknown = token(key("unknown"));
        for (var i = 0; i < 10; i++) {
            assertThatThrownBy(() -> tokens.decode(unknown))
                    .isInstanceOf(JwtException.class)
                    .isNotInstanceOf(BadJwtException.class);
        }
    }

    @Test
    void aTokenForStagingIsRefusedInProductionThoughTheVerySameKeySignedIt() {
        var production =
                new AccessTokens(
                        () -> auth,
                        new RevokedTokens(() -> auth, true),
                        TestPlatform.settings().in(Stage.PROD),
                        Clock.systemUTC());
        assertThat(production.decode(token(published, "prod")).getSubject()).isEqualTo("somebody");
        for (var elsewhere : new String[] {"staging", "dev", "PROD", "", null}) {
            var token = token(published, elsewhere);
            assertThatThrownBy(() -> production.decode(token)).isInstanceOf(BadJwtException.class);
        }
    }

    /** What a token says about where its key is, is its bearer's word. */
    @Test
    @Asvs("9.1.3")
    void aKeyThatATokenBringsAlongIsNotLookedAt() {
        var own = key("published");
        var brought = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("published");
        for (var header :
                List.of(
                        brought.jwk(own.toPublicJWK()).build(),
                        new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build(),
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("published")
                                .jwkURL(URI.create("https://evil.example/jwks"))
                                .build(),
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .keyID("published")
                                .x509CertURL(URI.create("https://evil.example/x5u"))
                                .build())) {
            var token = token(own, header, "dev");
            assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
        }
    }

    /** Whoever has stolen a key knows that it is still among those that we have read. */
    @Test
    @Asvs("9.1.3")
    void aWithdrawnKeyIsBelievedNoMoreThoughItIsStillRemembered() {
        var before = token(published);
        tokens.decode(before);

        revoked = revoked.withKeys(List.of("published"));
        known.learn();

        var unnamed = new JWSHeader.Builder(JWSAlgorithm.RS256).build();
        for (var token : List.of(before, token(published), token(published, unnamed, "dev"))) {
            assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dpop+jwt", "logout+jwt", "secevent+jwt", "JOSE"})
    @Asvs("9.2.2")
    void aTokenOfAnotherTypeIsNoAccessToken(String type) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("published");
        var token = token(published, header.type(new JOSEObjectType(type)).build(), "dev");
        assertThatThrownBy(() -> tokens.decode(token)).isInstanceOf(BadJwtException.class);
        var ours = header.type(new JOSEObjectType("at+jwt")).build();
        assertThat(tokens.decode(token(published, ours, "dev")).getSubject()).isEqualTo("somebody");
    }

    private static String token(RSAKey key) {
        return token(key, "dev");
    }

    private static String token(RSAKey key, @Nullable String environment) {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        return token(key, header, environment);
    }

    private static String token(RSAKey key, JWSHeader header, @Nullable String environment) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(TestPlatform.settings().publicUrl().toString())
                        .audience(Claims.AUDIENCE)
                        .subject("somebody")
                        .claim(Claims.ENVIRONMENT, environment)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
