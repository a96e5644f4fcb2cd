package employeehealth.shared.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tink's AES-GCM, byte for byte: prefix of the key, nonce of 12 random bytes, ciphertext, tag of 16
 * bytes. Tink keeps a cipher and a source of random numbers for each thread; with a thread for each
 * request they would be made for each request, at many times the cost of sealing itself (ADR 0098).
 * Here they go round.
 */
final class AesGcm implements Aead {

    private static final int NONCE = 12;
    private static final int TAG = 16;

    /** As many as were ever in use at the same moment. */
    private static final Queue<Tool> IDLE = new ConcurrentLinkedQueue<>();

    private final SecretKey key;
    private final byte[] prefix;

    @AccessesPartialKey
    private AesGcm(AesGcmKey key) {
        this.key =
                new SecretKeySpec(
                        key.getKeyBytes().toByteArray(InsecureSecretKeyAccess.get()), "AES");
        this.prefix = key.getOutputPrefix().toByteArray();
    }

    /** None if the set is not one AES-GCM key of the usual sizes: then Tink itself has to seal. */
    static Optional<Aead> of(KeysetHandle keys) {
        return keys.size() == 1
                        && keys.getPrimary().getKey() instanceof AesGcmKey key
                        && key.getParameters().getIvSizeBytes() == NONCE
                        && key.getParameters().getTagSizeBytes() == TAG
                ? Optional.of(new AesGcm(key))
                : Optional.empty();
    }

    @Override
    public byte[] encrypt(byte[] clear, byte @Nullable [] bound) throws GeneralSecurityException {
        var head = prefix.length + NONCE;
        var sealed = Arrays.copyOf(prefix, Math.addExact(head + TAG, clear.length));
        var tool = Tool.take();
        tool.nonce(sealed, prefix.length);
        tool.ready(Cipher.ENCRYPT_MODE, key, sealed, prefix.length, bound);
        tool.cipher.doFinal(clear, 0, clear.length, sealed, head);
        IDLE.offer(tool);
        return sealed;
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte @Nullable [] bound) throws GeneralSecurityException {
        var head = prefix.length + NONCE;
        if (sealed.length < head + TAG
                || !Arrays.equals(sealed, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new GeneralSecurityException("not sealed with this key");
        }
        var tool = Tool.take();
        tool.ready(Cipher.DECRYPT_MODE, key, sealed, prefix.length, bound);
        var clear = tool.cipher.doFinal(sealed, head, sealed.length - head);
        IDLE.offer(tool);
        return clear;
    }

    /** One that failed does not go back: nobody else should find what it left behind. */
    private static final class Tool {

        private static final SecureRandom RANDOM = new SecureRandom();

        /** Asking for a hundred costs little more than asking for one. */
        private static final int AT_ONCE = 100;

        private final Cipher cipher = cipher();
        private final byte[] nonces = new byte[NONCE * AT_ONCE];
        private int next = AT_ONCE;

        static Tool take() {
            var idle = IDLE.poll();
            return idle == null ? new Tool() : idle;
        }

        private static Cipher cipher() {
            try {
                return Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has AES-GCM", e);
            }
        }

        /** Each is given out once. */
        void nonce(byte[] to, int at) {
            if (next == AT_ONCE) {
                RANDOM.nextBytes(nonces);
                next = 0;
            }
            System.arraycopy(nonces, NONCE * next++, to, at, NONCE);
        }

        void ready(int mode, SecretKey key, byte[] sealed, int nonce, byte @Nullable [] bound)
                throws GeneralSecurityException {
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, sealed, nonce, NONCE));
            if (bound != null) {
                cipher.updateAAD(bound);
            }
        }
    }
}
