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

    /** Of OpenID Connect Back-Channel Logout 1.0 section 2.4: nothing else is taken for one. */
    public static final JOSEObjectType LOGOUT_TOKEN = new JOSEObjectType("logout+jwt");

    private final SigningKeys keys;

    Signer(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Asked before something is used up for a token, such as a refresh token: where the key is in a
     * hardware module, nobody loses it for nothing.
     *
     * @throws employeehealth.shared.problem.Problem 503 if nothing can be signed now
     */
    public void require() {
        keys.require();
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
