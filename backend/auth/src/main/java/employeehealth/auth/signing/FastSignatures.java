package employeehealth.auth.signing;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import com.nimbusds.jose.crypto.RSASSASigner;

/**
 * RSA signing costs more than all the rest of a refresh. Amazon's Corretto Crypto Provider does it
 * in machine code, in half to three quarters of the JDK's time, where it has been built for the
 * machine; it is used for nothing else.
 */
final class FastSignatures {

    private FastSignatures() {}

    /** Whether the machine code was there to be used. */
    static boolean use(RSASSASigner signer) {
        var provider = AmazonCorrettoCryptoProvider.INSTANCE;
        if (provider.getLoadingError() != null) {
            return false;
        }
        signer.getJCAContext().setProvider(provider);
        return true;
    }
}
