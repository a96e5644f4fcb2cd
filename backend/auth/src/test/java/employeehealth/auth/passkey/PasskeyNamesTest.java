package employeehealth.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PasskeyNamesTest {

    private static final UUID UNKNOWN = new UUID(1, 2);

    private static Credential credential(UUID model, boolean synced, String... transports) {
        var attested =
                ByteBuffer.allocate(16)
                        .putLong(model.getMostSignificantBits())
                        .putLong(model.getLeastSignificantBits())
                        .array();
        return new Credential(new byte[1], attested, Set.of(transports), 0, synced, synced);
    }

    @Test
    void aWidelyKnownModelIsCalledByItsName() {
        var windows = UUID.fromString("08987058-cadc-4b81-b6e1-30de50dcbe96");
        assertThat(PasskeyNames.of(credential(windows, false, "internal"), "fr", List.of()))
                .isEqualTo("Windows Hello");
    }

    @Test
    void anyOtherByWhatItIsInTheOwnersLanguage() {
        assertThat(name("fr", false, "internal")).isEqualTo("Cet appareil");
        assertThat(name("en", false, "internal")).isEqualTo("This device");
        assertThat(name("fr", true, "internal", "hybrid")).isEqualTo("Clé d’accès synchronisée");
        assertThat(name("en", false, "hybrid")).isEqualTo("Phone");
        assertThat(name("fr", false, "usb", "nfc")).isEqualTo("Clé de sécurité");
        assertThat(name("de", false)).isEqualTo("Security key");
    }

    private static String name(String language, boolean synced, String... transports) {
        return PasskeyNames.of(credential(UNKNOWN, synced, transports), language, List.of());
    }

    @Test
    void twoOfAKindCanBeToldApart() {
        var key = credential(UNKNOWN, false, "usb");
        assertThat(PasskeyNames.of(key, "en", List.of("Security key"))).isEqualTo("Security key 2");
        assertThat(PasskeyNames.of(key, "en", List.of("Security key", "Security key 2")))
                .isEqualTo("Security key 3");
    }
}
