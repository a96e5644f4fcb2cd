package employeehealth.auth.signing;

import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.RSAKey;
import employeehealth.shared.problem.Problem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place where private keys are kept, and where they sign. */
interface PrivateKeys {

    /**
     * A fresh pair.
     *
     * @param publicKey with its {@code kid}
     * @param sealed the private part, where it is for the database to keep
     */
    record Made(RSAKey publicKey, byte @Nullable [] sealed) {

        @Override
        public String toString() {
            return "Made[" + publicKey.getKeyID() + "]";
        }
    }

    /**
     * @throws Problem if the place cannot be asked
     */
    Made make();

    /** Does not touch the key before it signs, so that a process starts while its place is away. */
    JWSSigner signer(StoredKey key);

    /**
     * Whether it could sign now: asked before anything is used up for a token.
     *
     * @throws Problem if the place cannot be asked
     */
    void require(StoredKey key);

    /**
     * Keys that sign no more. What lies in the database goes with its row.
     *
     * @throws Problem if the place cannot be asked
     */
    void destroy(Set<String> kids);
}
