package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of key provider promises. */
abstract class KeyEncryptionContract {

    static final byte[] KEY = "thirty-two bytes of key material".getBytes(UTF_8);
    static final byte[] BOUND = "person|1".getBytes(UTF_8);

    @TempDir Path folder;

    /** With its first version made; the same one, however often a test asks. */
    abstract KeyEncryption keys();

    /** As another process sees the same provider. */
    abstract KeyEncryption another();

    /** Does this while the provider cannot be asked. */
    abstract void without(Runnable work);

    @Test
    void itUnwrapsWhatItWrappedHereAndInAnotherProcess() throws Exception {
        var wrapped = keys().wrap(KEY, BOUND);
        assertThat(wrapped.version()).isEqualTo(keys().current());
        assertThat(keys().unwrap(wrapped, BOUND)).isEqualTo(KEY);
        assertThat(another().unwrap(wrapped, BOUND)).isEqualTo(KEY);
    }

    @Test
    void whatItWrapsShowsNothingAndIsNeverTheSame() {
        var wrapped = keys().wrap(KEY, BOUND);
        assertThat(new String(wrapped.content(), UTF_8)).doesNotContain("thirty-two");
        assertThat(keys().wrap(KEY, BOUND).bytes()).isNotEqualTo(wrapped.bytes());
    }

    @Test
    void boundToSomethingElseItDoesNotUnwrap() {
        var wrapped = keys().wrap(KEY, BOUND);
        refused(wrapped, "person|2".getBytes(UTF_8));
        refused(wrapped, new byte[0]);
    }

    @Test
    void changedItDoesNotUnwrap() {
        var wrapped = keys().wrap(KEY, BOUND);
        for (var at : new int[] {0, wrapped.bytes().length / 2, wrapped.bytes().length - 1}) {
            var bytes = wrapped.bytes().clone();
            bytes[at] ^= 1;
            refused(new WrappedKey(wrapped.version(), bytes), BOUND);
        }
        refused(new WrappedKey(wrapped.version(), new byte[0]), BOUND);
    }

    @Test
    void afterARotationTheOldStillUnwrapsAndTheNewWraps() throws Exception {
        var other = another();
        var before = keys().wrap(KEY, BOUND);
        keys().rotate();
        var after = other.wrap(KEY, BOUND);
        assertThat(after.version()).isEqualTo(keys().current()).isNotEqualTo(before.version());
        assertThat(other.unwrap(before, BOUND)).isEqualTo(KEY);
        assertThat(keys().unwrap(after, BOUND)).isEqualTo(KEY);
    }

    @Test
    void aRetiredVersionUnwrapsNothing() throws Exception {
        var before = keys().wrap(KEY, BOUND);
        keys().rotate();
        var after = keys().wrap(KEY, BOUND);
        keys().retire();
        refused(before, BOUND);
        assertThat(keys().unwrap(after, BOUND)).isEqualTo(KEY);
        assertThat(another().unwrap(after, BOUND)).isEqualTo(KEY);
    }

    @Test
    void makingItAgainKeepsWhatThereIs() throws Exception {
        var wrapped = keys().wrap(KEY, BOUND);
        another().makeIfMissing();
        assertThat(keys().unwrap(wrapped, BOUND)).isEqualTo(KEY);
        assertThat(keys().current()).isEqualTo(wrapped.version());
    }

    @Test
    void whatIsKeptIsReadBack() {
        var wrapped = keys().wrap(KEY, BOUND);
        var read = WrappedKey.parse(wrapped.content());
        assertThat(read.version()).isEqualTo(wrapped.version());
        assertThat(read.bytes()).isEqualTo(wrapped.bytes());
    }

    @Test
    void whileItCannotBeAskedItSaysSoAndAfterwardsItGoesOn() throws Exception {
        var wrapped = keys().wrap(KEY, BOUND);
        without(() -> {
            assertThatThrownBy(() -> keys().wrap(KEY, BOUND)).isInstanceOf(KeysUnavailable.class);
            assertThatThrownBy(() -> keys().current()).isInstanceOf(KeysUnavailable.class);
        });
        assertThat(keys().unwrap(wrapped, BOUND)).isEqualTo(KEY);
    }

    private void refused(WrappedKey wrapped, byte[] bound) {
        assertThatThrownBy(() -> keys().unwrap(wrapped, bound))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
