package employeehealth.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.shared.access.Claims;
import java.time.Instant;
import java.util.Date;
import java.util.List;
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

    /** Of a certain person, who may do this. */
    static String of(UUID person, String... permissions) {
        return serialized(
                rs256(),
                claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(300))
                        .subject(person.toString())
                        .claim(Claims.PERMISSIONS, List.of(permissions)),
                new RSASSASigner(privateKey()));
    }

    /** Of a session that may be over. */
    static String ofSession(UUID session) {
        return serialized(
                rs256(),
                claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(300))
                        .claim(Claims.SESSION, session.toString()),
                new RSASSASigner(privateKey()));
    }

    /** Of a person at a company, with the rights that they had there in the beginning. */
    static String at(UUID company, UUID person) {
        return serialized(
                rs256(),
                claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(300))
                        .subject(person.toString())
                        .claim(Claims.COMPANY, company.toString())
                        .claim(Claims.EPOCH, 1),
                new RSASSASigner(privateKey()));
    }

    static String ofAnotherEnvironment() {
        return serialized(
                rs256(),
                claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(300))
                        .claim(Claims.ENVIRONMENT, "production"),
                new RSASSASigner(privateKey()));
    }

    static String forAnotherAudience() {
        return serialized(
                rs256(),
                claims(ISSUER, "somebody-else", Instant.now().plusSeconds(300)),
                new RSASSASigner(privateKey()));
    }

    static String notYetValid() {
        return serialized(
                rs256(),
                claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(900))
                        .notBeforeTime(Date.from(Instant.now().plusSeconds(600))),
                new RSASSASigner(privateKey()));
    }

    /** Signed by our public key as if it were a shared secret: it is public. */
    static String hs256WithThePublicKey() {
        try {
            return serialized(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                    claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(300)),
                    new MACSigner(KEY.toPublicKey().getEncoded()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String unsigned() {
        return new PlainJWT(claims(ISSUER, Claims.AUDIENCE, Instant.now().plusSeconds(300)).build())
                .serialize();
    }

    private static JWSHeader rs256() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build();
    }

    private static java.security.PrivateKey privateKey() {
        try {
            return KEY.toPrivateKey();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static String expired() {
        return signed(ISSUER, Instant.now().minusSeconds(300));
    }

    static String ofAnotherIssuer() {
        return signed("http://elsewhere.example", Instant.now().plusSeconds(300));
    }

    private static String signed(String issuer, Instant until) {
        return serialized(
                rs256(), claims(issuer, Claims.AUDIENCE, until), new RSASSASigner(privateKey()));
    }

    private static JWTClaimsSet.Builder claims(String issuer, String audience, Instant until) {
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(UUID.randomUUID().toString())
                .issueTime(Date.from(until.minusSeconds(300)))
                .expirationTime(Date.from(until))
                .claim(Claims.ENVIRONMENT, "dev")
                .claim(Claims.COMPANY, UUID.randomUUID().toString())
                .claim(Claims.HEALTH_SERVICE, UUID.randomUUID().toString())
                .claim(Claims.SESSION, UUID.randomUUID().toString())
                .claim(Claims.ACR, "1");
    }

    private static String serialized(
            JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) {
        try {
            var jwt = new SignedJWT(header, claims.build());
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
