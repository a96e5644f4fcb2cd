package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import employeehealth.shared.seal.PlatformSeal;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Objects;
import java.util.Set;

/** In the database, sealed under a key of the platform, and in memory while they sign. */
final class SealedKeys implements PrivateKeys {

    /** RSA-2048 signs within a millisecond and is held to last beyond 2030 (NIST SP 800-57). */
    static final int RSA_BITS = 2048;

    private final PlatformSeal seal;

    SealedKeys(PlatformSecrets secrets) {
        this.seal =
                new PlatformSeal(secrets, "signing-keys", "auth.signing_keys.sealed_private_jwk");
    }

    @Override
    public Made make() {
        try {
            var key =
                    new RSAKeyGenerator(RSA_BITS)
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.RS256)
                            .keyIDFromThumbprint(true)
                            .generate();
            var jwk = key.toJSONString().getBytes(StandardCharsets.UTF_8);
            return new Made(key.toPublicJWK(), seal.seal(key.getKeyID(), jwk));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK makes RSA keys", e);
        }
    }

    @Override
    public JWSSigner signer(StoredKey key) {
        try {
            var sealed = Objects.requireNonNull(key.sealedPrivateJwk(), "no private key");
            var jwk = new String(seal.open(key.kid(), sealed), StandardCharsets.UTF_8);
            return FastSignatures.signer(RSAKey.parse(jwk));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a signing key is not readable", e);
        }
    }

    @Override
    public void require(StoredKey key) {}

    @Override
    public void destroy(Set<String> kids) {}
}
