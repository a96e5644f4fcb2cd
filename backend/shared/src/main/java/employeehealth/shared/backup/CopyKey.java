package employeehealth.shared.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import employeehealth.shared.seal.PlatformSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Encrypts copies while they are written: AES-256-GCM in segments of 1 MB (Tink's AES-GCM-HKDF
 * streaming), bound to the name of the copy. A copy that was cut short, changed, or put in the
 * place of another does not open.
 */
final class CopyKey {

    static final int SALT_BYTES = 16;

    private static final int KEY_BYTES = 32;
    private static final int SEGMENT_BYTES = 1 << 20;
    // OWASP Password Storage Cheat Sheet, 2023: PBKDF2-HMAC-SHA256.
    private static final int ROUNDS = 600_000;

    private final StreamingAead key;

    private CopyKey(byte[] material) {
        try {
            key = new AesGcmHkdfStreaming(material, "HmacSha256", KEY_BYTES, SEGMENT_BYTES, 0);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has what this needs", e);
        }
    }

    /** The key for copies of the database, of its log and of the blobs' list. */
    static CopyKey of(PlatformSecrets secrets) {
        return new CopyKey(secrets.mac("backup", "copies of the database"));
    }

    /** The key for copies of keys. */
    static CopyKey of(String passphrase, byte[] salt) {
        var spec = new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, KEY_BYTES * 8);
        try {
            return new CopyKey(
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2", e);
        } finally {
            spec.clearPassword();
        }
    }

    /** Closing the stream ends the copy; one that was not closed does not open. */
    OutputStream seal(OutputStream out, String name) throws IOException {
        try {
            return key.newEncryptingStream(out, name.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing a copy failed", e);
        }
    }

    /** Reading it throws an {@link IOException} where it was not sealed under this key and name. */
    InputStream open(InputStream in, String name) throws IOException {
        try {
            return key.newDecryptingStream(in, name.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("not a copy of ours: " + name, e);
        }
    }

    @Override
    public String toString() {
        return "CopyKey[hidden]";
    }
}
