package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.database.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformSealTest {

    private static final byte[] SECRET = "a secret".getBytes(StandardCharsets.UTF_8);

    private final PlatformSecrets secrets;
    private final PlatformSeal seal;

    PlatformSealTest(@TempDir Path folder) {
        secrets = PlatformSecrets.of(TestPlatform.demo(folder));
        seal = new PlatformSeal(secrets, "test", "a.b.c");
    }

    @Test
    void whatIsSealedOpensInItsPlaceAndReadsLikeNothing() {
        var sealed = seal.seal("row", SECRET);
        assertThat(seal.open("row", sealed)).isEqualTo(SECRET);
        assertThat(new PlatformSeal(secrets, "test", "a.b.c").open("row", sealed))
                .as("in another process")
                .isEqualTo(SECRET);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(seal.seal("row", SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void movedElsewhereItDoesNotOpen() {
        var sealed = seal.seal("row", SECRET);
        assertDoesNotOpen(seal, "another row", sealed);
        assertDoesNotOpen(new PlatformSeal(secrets, "test", "a.b.d"), "row", sealed);
        assertDoesNotOpen(new PlatformSeal(secrets, "other", "a.b.c"), "row", sealed);
        sealed[sealed.length - 1] ^= 1;
        assertDoesNotOpen(seal, "row", sealed);
    }

    private static void assertDoesNotOpen(PlatformSeal seal, String row, byte[] sealed) {
        assertThatThrownBy(() -> seal.open(row, sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not of one platform");
    }
}
