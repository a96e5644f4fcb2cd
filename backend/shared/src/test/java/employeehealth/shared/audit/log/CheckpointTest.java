package employeehealth.shared.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.database.TestPlatform;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointTest {

    private static final byte[] ROOT = Merkle.leaf(new byte[] {1});

    @TempDir Path folder;

    private SigningKey key(String name) {
        return SigningKey.of(TestPlatform.demo(folder.resolve(name)));
    }

    @Test
    void aCheckpointIsASignedNoteThatAnyoneWithThePublicKeyCanCheck() {
        var key = key("one");
        var note = key.sign(42, ROOT);
        assertThat(note.lines().toList()).hasSize(5).element(1).isEqualTo("42");
        var verifier = VerifierKey.parse(key.verifier().toString());
        assertThat(verifier.verify(note)).get().extracting(Checkpoint::size).isEqualTo(42L);
    }

    @Test
    void aChangedOrForeignNoteIsNone() {
        var key = key("one");
        var note = key.sign(42, ROOT);
        var verifier = key.verifier();
        assertThat(verifier.verify(note.replace("42", "43"))).isEmpty();
        assertThat(verifier.verify(key("two").sign(42, ROOT))).isEmpty();
        assertThat(verifier.verify(note.substring(0, note.indexOf("\n\n")))).isEmpty();
        assertThat(verifier.verify("")).isEmpty();
    }

    @Test
    void theKeyIsMadeOnceAndAWrittenOneWithAFaultIsRefused() {
        var key = key("one").verifier().toString();
        assertThat(key("one").verifier().toString()).isEqualTo(key);
        assertThatThrownBy(() -> VerifierKey.parse(key.replace("employee-health", "another")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tilesAreNamedAsTheSpecificationNamesThem() {
        assertThat(Tiles.name(0, 5)).isEqualTo("tile/0/000.p/5");
        assertThat(Tiles.name(1_234_067, 256)).isEqualTo("tile/0/x001/x234/067");
    }
}
