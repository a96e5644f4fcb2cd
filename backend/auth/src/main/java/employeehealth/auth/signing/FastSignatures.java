package employeehealth.auth.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;

/**
 * RSA signing costs more than all the rest of a refresh. Amazon's Corretto Crypto Provider does it
 * in machine code, in half to three quarters of the JDK's time, where it has been built for the
 * machine; it is used for nothing else.
 */
final class FastSignatures {

    private FastSignatures() {}

    /** Whether the machine code is there to be used. */
    static boolean isThere() {
        return AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError() == null;
    }

    static RSASSASigner signer(RSAKey key) throws JOSEException {
        if (isThere()) {
            var provider = AmazonCorrettoCryptoProvider.INSTANCE;
            try {
                // A key of the JDK's would be translated for each signature.
                var theirs = KeyFactory.getInstance("RSA", provider);
                var signer = new RSASSASigner((PrivateKey) theirs.translateKey(key.toPrivateKey()));
                signer.getJCAContext().setProvider(provider);
                return signer;
            } catch (NoSuchAlgorithmException | InvalidKeyException notByIt) {
                return new RSASSASigner(key);
            }
        }
        return new RSASSASigner(key);
    }
}
