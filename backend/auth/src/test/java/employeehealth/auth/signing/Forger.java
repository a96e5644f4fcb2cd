package employeehealth.auth.signing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.MovableClock;
import java.text.ParseException;
import java.util.Date;

/** Whoever has got hold of a signing key: their tokens are good in everything else. */
record Forger(AuthAlone.Running service, KeyRing ring) {

    /** Of somebody who is signed in. */
    String token() {
        return signed(ring.header(JOSEObjectType.JWT));
    }

    /** The same, which does not say by which key. */
    String tokenOfNoKey() {
        return signed(new JWSHeader.Builder(JWSAlgorithm.RS256).type(JOSEObjectType.JWT).build());
    }

    private String signed(JWSHeader header) {
        var now = service.bean(MovableClock.class).instant();
        var fresh = service.browser().login("e0022@lumiere.demo", AuthAlone.PASSWORD).token();
        try {
            var claims =
                    new JWTClaimsSet.Builder(SignedJWT.parse(fresh).getJWTClaimsSet())
                            .issueTime(Date.from(now))
                            .expirationTime(Date.from(now.plusSeconds(300)))
                            .build();
            var token = new SignedJWT(header, claims);
            token.sign(ring.signer());
            return token.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
