package employeehealth.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.shared.access.Claims;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/** Signs access tokens as the auth service does. */
final class TestTokens {

    static final String ISSUER = "http://localhost:8080";
    private static final RSAKey KEY = key();

    private TestTokens() {}

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("k1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String published() {
        return new JWKSet(KEY.toPublicJWK()).toString();
    }

    static String valid() {
        return signed(ISSUER, Instant.now().plusSeconds(300));
    }

    static String expired() {
        return signed(ISSUER, Instant.now().minusSeconds(300));
    }

    static String ofAnotherIssuer() {
        return signed("http://elsewhere.example", Instant.now().plusSeconds(300));
    }

    private static String signed(String issuer, Instant until) {
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(Claims.AUDIENCE)
                        .subject(UUID.randomUUID().toString())
                        .issueTime(Date.from(until.minusSeconds(300)))
                        .expirationTime(Date.from(until))
                        .claim(Claims.COMPANY, UUID.randomUUID().toString())
                        .claim(Claims.HEALTH_SERVICE, UUID.randomUUID().toString())
                        .claim(Claims.SESSION, UUID.randomUUID().toString())
                        .claim(Claims.ACR, "1")
                        .build();
        try {
            var jwt =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims);
            jwt.sign(new RSASSASigner(KEY));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
