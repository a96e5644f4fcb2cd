package employeehealth.auth.provider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.UUID;

/** A key of ours for one provider alone: an assertion made for it is worth nothing at another. */
final class OwnKey {

    private static final int BITS = 2048;

    private OwnKey() {}

    static RSAKey make(UUID provider, int version) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyID(provider + "-" + version)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
