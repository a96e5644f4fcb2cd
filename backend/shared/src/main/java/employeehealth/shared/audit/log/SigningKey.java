package employeehealth.shared.audit.log;

import employeehealth.shared.seal.PlatformKeyFile;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The Ed25519 key that signs checkpoints: a file in the key folder, outside the database, so that
 * whoever owns the database cannot sign another history. The log is named after the key: a name of
 * its own for each installation, which stays when addresses change.
 */
public final class SigningKey {

    private static final String FILE = "audit-signing-key";
    private static final int HALF = 32;

    private final PrivateKey key;
    private final VerifierKey verifier;

    /**
     * @param pair 32 bytes of seed, then the 32 bytes of the public key
     */
    private SigningKey(byte[] pair) {
        try {
            var seed = Arrays.copyOf(pair, HALF);
            var open = Arrays.copyOfRange(pair, HALF, 2 * HALF);
            key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
            var sha = MessageDigest.getInstance("SHA-256").digest(open);
            verifier =
                    new VerifierKey(
                            "employee-health/audit/" + HexFormat.of().formatHex(sha, 0, 8), open);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the audit signing key is unusable", e);
        }
    }

    public static SigningKey of(PlatformSettings settings) {
        return new SigningKey(PlatformKeyFile.readOrMake(settings, FILE, SigningKey::fresh));
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** A checkpoint of the log of this key, as a signed note. */
    public String sign(long size, byte[] root) {
        var text = new Checkpoint(verifier.name(), size, root).text();
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            var bytes = VerifierKey.joined(verifier.hash(), signature.sign());
            return text
                    + "\n\u2014 "
                    + verifier.name()
                    + " "
                    + Base64.getEncoder().encodeToString(bytes)
                    + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing failed", e);
        }
    }

    private static byte[] fresh() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            var encoded = pair.getPublic().getEncoded();
            return VerifierKey.joined(
                    seed, Arrays.copyOfRange(encoded, encoded.length - HALF, encoded.length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[hidden]";
    }
}
