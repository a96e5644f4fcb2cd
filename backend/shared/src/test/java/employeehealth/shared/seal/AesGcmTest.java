package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Beside Tink's own: what either seals, the other opens, and nothing else opens in either. */
class AesGcmTest {

    private static final byte[] BOUND = {1, 2, 3};

    private final Random random = new Random(20_261_130);
    private final KeysetHandle keys = keys(Tink.freshKey());
    private final Aead ours = AesGcm.of(keys).orElseThrow();
    private final Aead tinks = tinks(keys);

    private static KeysetHandle keys(byte[] key) {
        try {
            return TinkProtoKeysetFormat.parseKeyset(
                    key, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Aead tinks(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] bytes(int size) {
        var some = new byte[size];
        random.nextBytes(some);
        return some;
    }

    @Test
    void eitherOpensWhatTheOtherSealed() throws Exception {
        for (var size : new int[] {0, 1, 15, 16, 17, 1024, 70_000}) {
            for (var bound : new byte[][] {null, {}, BOUND, bytes(300)}) {
                var clear = bytes(size);
                assertThat(tinks.decrypt(ours.encrypt(clear, bound), bound)).isEqualTo(clear);
                assertThat(ours.decrypt(tinks.encrypt(clear, bound), bound)).isEqualTo(clear);
            }
        }
    }

    @Test
    void eachBitCounts() throws Exception {
        var sealed = ours.encrypt(bytes(20), BOUND);
        for (var bit = 0; bit < sealed.length * 8; bit++) {
            var changed = sealed.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> ours.decrypt(changed, BOUND))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        for (var length = 0; length < sealed.length; length++) {
            var cut = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> ours.decrypt(cut, BOUND))
                    .isInstanceOf(GeneralSecurityException.class);
        }
        assertThatThrownBy(() -> ours.decrypt(sealed, new byte[] {1, 2, 4}))
                .isInstanceOf(GeneralSecurityException.class);
        assertThat(ours.decrypt(sealed, BOUND)).hasSize(20);
    }

    @Test
    void anotherKeyOpensNothing() throws Exception {
        var sealed = ours.encrypt(bytes(20), BOUND);
        var other = AesGcm.of(keys(Tink.freshKey())).orElseThrow();
        assertThatThrownBy(() -> other.decrypt(sealed, BOUND))
                .isInstanceOf(GeneralSecurityException.class);
    }

    /** A nonce used twice under one key would give both texts away. */
    @Test
    void noNonceComesTwice() throws Exception {
        var seen = ConcurrentHashMap.<String>newKeySet();
        Callable<Boolean> sealing = () -> sealed(3_000, seen);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(Collections.nCopies(8, sealing))) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(seen).hasSize(24_000);
    }

    private boolean sealed(int times, Set<String> nonces) throws Exception {
        for (var n = 0; n < times; n++) {
            var sealed = ours.encrypt(new byte[0], null);
            nonces.add(Arrays.toString(Arrays.copyOfRange(sealed, 5, 17)));
        }
        return true;
    }

    /** What is idle remembers a key: once somebody is erased it is gone, and sealing goes on. */
    @Test
    void afterForgettingItSealsAsBefore() throws Exception {
        var sealed = ours.encrypt(bytes(20), BOUND);
        AesGcm.forgetKeys();
        assertThat(ours.decrypt(sealed, BOUND)).hasSize(20);
        assertThat(tinks.decrypt(ours.encrypt(new byte[3], BOUND), BOUND)).hasSize(3);
    }

    @Test
    void manyAtOnceDoNotMix() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> all =
                    random.ints(2_000, 1, 3_000).mapToObj(this::roundTrip).toList();
            for (var one : threads.invokeAll(all)) {
                assertThat(one.get()).isTrue();
            }
        }
    }

    private Callable<Boolean> roundTrip(int size) {
        var clear = bytes(size);
        return () ->
                Arrays.equals(clear, tinks.decrypt(ours.encrypt(clear, BOUND), BOUND))
                        && Arrays.equals(clear, ours.decrypt(ours.encrypt(clear, BOUND), BOUND));
    }

    @Test
    void othersThanOneKeyOfTheUsualKindAreLeftToTink() throws Exception {
        var other =
                KeysetHandle.generateNew(
                        PredefinedAeadParameters.XCHACHA20_POLY1305, RegistryConfiguration.get());
        assertThat(AesGcm.of(other)).isEmpty();
    }
}
