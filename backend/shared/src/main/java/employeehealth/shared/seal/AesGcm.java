package employeehealth.shared.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.AesGcmKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tink's AES-GCM, byte for byte: prefix of the key, nonce of 12 random bytes, ciphertext, tag of 16
 * bytes. Tink keeps a cipher and a source of random numbers for each thread; with a thread for each
 * request they would be made for each request, at many times the cost of sealing itself (ADR 0098).
 * Here ciphers go round, each with nonces that the kernel drew ahead.
 */
final class AesGcm implements Aead {

    private static final int NONCE = 12;
    private static final int TAG = 16;

    private static final long FORGET_AFTER_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private static final SecureRandom KERNEL = kernel();

    /** As many as were in use at the same moment of the last minute. */
    private static final Queue<Tools> IDLE = new ConcurrentLinkedQueue<>();

    private static volatile long clearedAt = System.currentTimeMillis();

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
        var tools = take();
        var nonce = tools.nonce();
        System.arraycopy(nonce, 0, sealed, prefix.length, NONCE);
        ready(tools.cipher, Cipher.ENCRYPT_MODE, nonce, bound);
        tools.cipher.doFinal(clear, 0, clear.length, sealed, head);
        IDLE.offer(tools);
        return sealed;
    }

    @Override
    public byte[] decrypt(byte[] sealed, byte @Nullable [] bound) throws GeneralSecurityException {
        var head = prefix.length + NONCE;
        if (sealed.length < head + TAG
                || !Arrays.equals(sealed, 0, prefix.length, prefix, 0, prefix.length)) {
            throw new GeneralSecurityException("not sealed with this key");
        }
        var nonce = Arrays.copyOfRange(sealed, prefix.length, head);
        var tools = take();
        ready(tools.cipher, Cipher.DECRYPT_MODE, nonce, bound);
        var clear = tools.cipher.doFinal(sealed, head, sealed.length - head);
        IDLE.offer(tools);
        return clear;
    }

    /** A cipher remembers the last key that it sealed with: those that are idle go. */
    static void forgetKeys() {
        IDLE.clear();
        clearedAt = System.currentTimeMillis();
    }

    /** One that failed is not given back: nobody else should find what it left behind. */
    private static Tools take() throws GeneralSecurityException {
        var idle = IDLE.poll();
        var tools = idle == null ? new Tools() : idle;
        tools.takenAt = System.currentTimeMillis(); // once: a clock costs a thirtieth of a seal
        if (Math.abs(tools.takenAt - clearedAt) > FORGET_AFTER_MILLIS) {
            forgetKeys();
        }
        return tools;
    }

    private void ready(Cipher cipher, int mode, byte[] nonce, byte @Nullable [] bound)
            throws GeneralSecurityException {
        cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
        if (bound != null) {
            cipher.updateAAD(bound);
        }
    }

    /** The kernel's own random numbers, which no state of this process foretells. */
    private static SecureRandom kernel() {
        try {
            return SecureRandom.getInstance("NativePRNGNonBlocking");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no /dev/urandom", e);
        }
    }

    /** What one value is sealed with at a time. */
    private static final class Tools {

        // One question to the kernel for many: asked for each alone, it costs as much as the
        // cipher.
        private static final int AHEAD = 64;
        // Where the memory of a machine is resumed twice, what was drawn ahead comes twice. As the
        // JDK does with what it has read, it is thrown away when the clock on the wall has moved,
        // which the clock of the process does not notice.
        private static final long STALE_AFTER_MILLIS = 100;

        private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        private ByteBuffer nonces = ByteBuffer.allocate(0);
        private long drawnAt;
        private long takenAt;

        private Tools() throws GeneralSecurityException {}

        private byte[] nonce() {
            if (!nonces.hasRemaining() || Math.abs(takenAt - drawnAt) > STALE_AFTER_MILLIS) {
                nonces = ByteBuffer.wrap(KERNEL.generateSeed(AHEAD * NONCE));
                drawnAt = takenAt;
            }
            var nonce = new byte[NONCE];
            nonces.get(nonce);
            return nonce;
        }
    }
}
