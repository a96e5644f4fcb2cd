package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.ClamServer;
import employeehealth.shared.settings.StartRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real clamd, whose one signature is ours. */
class ClamdTest {

    private static boolean isClean(Clamd clamd, String content) throws IOException {
        return clamd.isClean(new ByteArrayInputStream(content.getBytes(US_ASCII)));
    }

    @Test
    void itSaysWhatIsCleanAndWhatIsNotAndWhenItCannot() throws IOException {
        try (var server = ClamServer.start()) {
            var clamd = new Clamd(server.address(), Duration.ofSeconds(3));
            assertThat(isClean(clamd, "harmless")).isTrue();
            assertThat(isClean(clamd, "")).isTrue();
            assertThat(isClean(clamd, "harmless ".repeat(100_000))).isTrue();
            assertThat(isClean(clamd, "before " + ClamServer.VIRUS + " after")).isFalse();
            assertThat(isClean(clamd, "x".repeat(40_000) + ClamServer.VIRUS)).isFalse();

            server.freeze();
            assertThatThrownBy(() -> isClean(clamd, "harmless")).isInstanceOf(IOException.class);
            server.thaw();
            server.kill();
            assertThatThrownBy(() -> isClean(clamd, "harmless")).isInstanceOf(IOException.class);
            server.restart();
            assertThat(isClean(clamd, ClamServer.VIRUS)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1:3310", "nowhere", "127.0.0.1:", "127.0.0.1:x"})
    void whatIsNotOnThisMachineIsRefused(String address) {
        assertThatThrownBy(() -> new Clamd(address, Duration.ofSeconds(1)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("CLAMD_ADDRESS");
    }
}
