package employeehealth.auth.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.api.Test;

/** Whoever makes the signature, the JDK verifies it by the published key. */
class FastSignaturesTest {

    @Test
    void theJdkVerifiesWhatTheMachineCodeSigned() throws Exception {
        var key = new RSAKeyGenerator(2048).generate();
        var signer = FastSignatures.signer(key);
        for (var n = 0; n < 3; n++) {
            var signed = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("said " + n));
            signed.sign(signer);
            assertThat(signed.verify(new RSASSAVerifier(key.toRSAPublicKey()))).isTrue();
        }
        assertThat(FastSignatures.isThere())
                .isEqualTo(signer.getJCAContext().getProvider() != null);
    }
}
