package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import org.springframework.stereotype.Component;

/** Signs with the key that is active now. Reading which one it is costs nothing. */
@Component
public class Signer {

    /** Access tokens of programs (RFC 9068 section 2.1). */
    public static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;

    Signer(SigningKeys keys) {
        this.keys = keys;
    }

    public String sign(JOSEObjectType type, JWTClaimsSet claims) {
        var ring = keys.ring();
        var token = new SignedJWT(ring.header(type), claims);
        try {
            token.sign(ring.signer());
        } catch (JOSEException e) {
            throw new IllegalStateException("signing a token failed", e);
        }
        return token.serialize();
    }
}
