package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/** The keys as this instance uses them: one that signs, and all that are published. */
record KeyRing(
        StoredKey active,
        JWSSigner signer,
        JWSHeader plain,
        JWSHeader accessToken,
        JWKSet keys,
        String published) {

    static KeyRing of(StoredKey active, JWSSigner signer, List<StoredKey> stored) {
        return new KeyRing(
                        active,
                        signer,
                        header(JOSEObjectType.JWT, active.kid()),
                        header(Signer.ACCESS_TOKEN, active.kid()),
                        new JWKSet(),
                        "")
                .with(stored);
    }

    String kid() {
        return active.kid();
    }

    /** The same key signs, beside others than before. */
    KeyRing with(List<StoredKey> stored) {
        var set = new JWKSet(stored.stream().map(StoredKey::publicKey).toList());
        return new KeyRing(active, signer, plain, accessToken, set, set.toString(true));
    }

    JWSHeader header(JOSEObjectType type) {
        if (type.equals(Signer.ACCESS_TOKEN)) {
            return accessToken;
        }
        return type.equals(JOSEObjectType.JWT) ? plain : header(type, kid());
    }

    private static JWSHeader header(JOSEObjectType type, String kid) {
        return new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(kid).build();
    }

    @Override
    public String toString() {
        return "KeyRing[" + kid() + "]";
    }
}
