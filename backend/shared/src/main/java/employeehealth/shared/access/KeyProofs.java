package employeehealth.shared.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.shared.settings.PlatformSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that a request comes from who holds a key (DPoP, RFC 9449): for one request, for a minute.
 * That each is shown once, those see to who read them.
 */
public final class KeyProofs {

    public static final String HEADER = "DPoP";

    private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");
    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.ES256, JWSAlgorithm.RS256, JWSAlgorithm.PS256);
    private static final Duration AGE = Duration.ofSeconds(60);
    private static final int LONGEST = 4_096;
    private static final int LONGEST_ID = 256;
    private static final int RSA_BITS = 2048;

    private final String publicUrl;
    private final boolean demo;
    private final Clock clock;

    KeyProofs(PlatformSettings settings, Clock clock) {
        this.publicUrl = settings.publicUrl().toString().replaceFirst("/+$", "");
        this.demo = settings.demo();
        this.clock = clock;
    }

    /**
     * @param key thumbprint of the key (RFC 7638)
     * @param id what must not be shown again before {@code until}
     */
    public record Proof(String key, String id, Instant until) {}

    /**
     * Nothing if it proves nothing.
     *
     * @param path of the request, as it was sent
     * @param host as the request says; a demo is reached under several names
     * @param accessToken that is shown with it; none where it is still to be made
     */
    public Optional<Proof> verified(
            String text,
            String method,
            String path,
            @Nullable String host,
            @Nullable String accessToken) {
        try {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            var proof = SignedJWT.parse(text);
            var key = proof.getHeader().getJWK();
            var claims = proof.getJWTClaimsSet();
            return isSigned(proof, key)
                            && isFor(claims, method, path, host)
                            && isOf(claims, accessToken)
                    ? Optional.of(proven(key, claims))
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    private static Proof proven(JWK key, JWTClaimsSet claims) throws JOSEException {
        return new Proof(
                key.computeThumbprint().toString(),
                claims.getJWTID(),
                claims.getIssueTime().toInstant().plus(AGE).plus(AGE));
    }

    private static boolean isSigned(SignedJWT proof, @Nullable JWK key) throws JOSEException {
        var header = proof.getHeader();
        return TYPE.equals(header.getType())
                && ALGORITHMS.contains(header.getAlgorithm())
                && header.getCriticalParams() == null
                && key instanceof AsymmetricJWK known
                && !key.isPrivate()
                && (!key.getKeyType().equals(KeyType.RSA) || key.size() >= RSA_BITS)
                && proof.verify(
                        new DefaultJWSVerifierFactory()
                                .createJWSVerifier(header, known.toPublicKey()));
    }

    private boolean isFor(JWTClaimsSet claims, String method, String path, @Nullable String host)
            throws ParseException {
        var id = claims.getJWTID();
        var at = claims.getIssueTime();
        var now = clock.instant();
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST_ID
                && at != null
                && !at.toInstant().isBefore(now.minus(AGE))
                && !at.toInstant().isAfter(now.plus(AGE))
                && method.equals(claims.getStringClaim("htm"))
                && isHere(claims.getStringClaim("htu"), path, host);
    }

    private boolean isHere(@Nullable String address, String path, @Nullable String host) {
        if (address == null) {
            return false;
        }
        var uri = URI.create(address);
        var plain = uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
        return plain.equals(publicUrl + path)
                || demo && host != null && plain.equals("http://" + host + path);
    }

    private static boolean isOf(JWTClaimsSet claims, @Nullable String accessToken)
            throws ParseException {
        return accessToken == null || hash(accessToken).equals(claims.getStringClaim("ath"));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
