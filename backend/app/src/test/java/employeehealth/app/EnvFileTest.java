package employeehealth.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of settings means what a shell would make of it, or it is refused. */
class EnvFileTest {

    private static final String GOOD =
            """
            # a platform of ours
            PORT=8085

            export PUBLIC_URL=https://health.example.org   # where browsers come
            MAIL_FROM="Health Service <health@example.org>"
            REDIS_URL='rediss://:p$ss#w`rd&;|@cache:6380'
            BLOBS=
              DATA_DIR=/srv/data
            """;

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("settings");
    }

    private Map<String, String> read(String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return EnvFile.read(file);
    }

    @Test
    void namesValuesQuotesAndCommentsAreUnderstood() throws IOException {
        assertThat(read(GOOD))
                .containsOnly(
                        Map.entry("PORT", "8085"),
                        Map.entry("PUBLIC_URL", "https://health.example.org"),
                        Map.entry("MAIL_FROM", "Health Service <health@example.org>"),
                        Map.entry("REDIS_URL", "rediss://:p$ss#w`rd&;|@cache:6380"),
                        Map.entry("BLOBS", ""),
                        Map.entry("DATA_DIR", "/srv/data"));
        assertThat(read("\ufeffPORT=1\r\nDEMO=true\r\n")).containsEntry("DEMO", "true").hasSize(2);
    }

    @Test
    void aShellReadsTheSame() throws Exception {
        for (var set : read(GOOD).entrySet()) {
            var shell =
                    new ProcessBuilder(
                                    "sh",
                                    "-c",
                                    ". \"$0\"; printf %s \"$" + set.getKey() + "\"",
                                    file.toString())
                            .start();
            assertThat(
                            new String(
                                    shell.getInputStream().readAllBytes(),
                                    java.nio.charset.StandardCharsets.UTF_8))
                    .isEqualTo(set.getValue());
            assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CANARY",
                "PORT = CANARY",
                "PORT: CANARY",
                "1PORT=CANARY",
                "MAIL_FROM=CANARY and more",
                "MAIL_FROM='CANARY",
                "MAIL_FROM=\"CANARY $HOME\"",
                "MAIL_FROM=\"CANARY\\n\"",
                "MAIL_FROM=$(CANARY)",
                "MAIL_FROM=`CANARY`",
                "MAIL_FROM=CANARY;ls",
                "MAIL_FROM=CANARY#no",
                "MAIL_FROM='CANARY'more",
                "export CANARY",
                "=CANARY",
                "MAIL_FROM=1\0CANARY",
                "MAIL_FROM='1\0CANARY'",
                "MAIL_FROM=1\033CANARY"
            })
    void aLineThatAShellWouldReadOtherwiseIsNamedByItsNumberOnly(String line) {
        assertThatThrownBy(() -> read("# first\nPORT=1\n" + line + "\n"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("line 3, is not NAME=value")
                .message()
                .doesNotContain("CANARY");
    }

    @Test
    void aSecondValueIsRefused() {
        assertThatThrownBy(() -> read("PORT=1\nPORT=CANARY\n"))
                .hasMessageContaining("line 2, sets PORT a second time")
                .message()
                .doesNotContain("CANARY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "r-----r--"})
    void aFileThatOthersCanOpenIsRefused(String permissions) throws IOException {
        Files.writeString(file, "PORT=1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        assertThatThrownBy(() -> EnvFile.read(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void whatIsNoTextIsRefused() throws IOException {
        Files.write(file, new byte[] {'P', '=', (byte) 0xff, '\n'});
        assertThatThrownBy(() -> EnvFile.read(file)).hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> EnvFile.read(folder.resolve("none")))
                .hasMessageContaining("cannot be read");
    }
}
