package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.util.List;

/** The keys as this instance uses them: one that signs, and all that are published. */
record KeyRing(
        String kid,
        RSASSASigner signer,
        JWSHeader plain,
        JWSHeader accessToken,
        JWKSet keys,
        String published) {

    static KeyRing of(RSAKey active, List<StoredKey> stored) {
        try {
            var signer = new RSASSASigner(active);
            FastSignatures.use(signer);
            var kid = active.getKeyID();
            return new KeyRing(
                            kid,
                            signer,
                            header(JOSEObjectType.JWT, kid),
                            header(Signer.ACCESS_TOKEN, kid),
                            new JWKSet(),
                            "")
                    .with(stored);
        } catch (JOSEException e) {
            throw new IllegalStateException("the signing key does not sign", e);
        }
    }

    /** The same key signs, beside others than before. */
    KeyRing with(List<StoredKey> stored) {
        var set = new JWKSet(stored.stream().map(StoredKey::publicKey).toList());
        return new KeyRing(kid, signer, plain, accessToken, set, set.toString(true));
    }

    JWSHeader header(JOSEObjectType type) {
        return type.equals(Signer.ACCESS_TOKEN) ? accessToken : plain;
    }

    private static JWSHeader header(JOSEObjectType type, String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(kid).build();
    }

    @Override
    public String toString() {
        return "KeyRing[" + kid + "]";
    }
}
