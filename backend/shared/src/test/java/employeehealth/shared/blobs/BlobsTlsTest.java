package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.neighbour.Certificates;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.neighbour.S3Server;
import employeehealth.shared.neighbour.TrustCaFile;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.remote.TestTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S3 by https. */
class BlobsTlsTest {

    private static final byte[] CONTENT = "some content".getBytes(UTF_8);

    @TempDir static Path folder;
    @TempDir static Path strange;

    private static Certificates authority;
    private static Certificates stranger;
    private static S3Server server;

    @BeforeAll
    static void start() {
        authority = new Certificates(folder, "house");
        authority.make("blobs");
        stranger = new Certificates(strange, "stranger");
        server = S3Server.startEncrypted(authority, "blobs", "127.0.0.1");
        awaitTls(server, "127.0.0.1");
    }

    @AfterAll
    static void end() {
        server.close();
    }

    /** Who knows the authority and does not look at names agrees with it. */
    private static void awaitTls(S3Server server, String address) {
        Neighbour.waitUntil(
                "it speaks TLS",
                Duration.ofSeconds(30),
                () -> {
                    var factory = TestTrust.in(authority.ca()).getSocketFactory();
                    try (var socket = factory.createSocket(address, server.encryptedPort())) {
                        ((SSLSocket) socket).startHandshake();
                        return true;
                    } catch (IOException notYet) {
                        return false;
                    }
                });
    }

    private static S3Blobs blobs(S3Server store, String host) {
        return new S3Blobs(
                new BlobSettings.S3(
                        URI.create("https://" + host + ":" + store.encryptedPort()),
                        "eu-west-3",
                        store.bucket(),
                        store.accessKey(),
                        store.secretKeyFile(),
                        "none"),
                Duration.ofSeconds(5));
    }

    private static void refused(S3Server store, String host) {
        try (var blobs = blobs(store, host)) {
            assertThatThrownBy(() -> blobs.put("tests/refused", CONTENT))
                    .isInstanceOf(Problem.class);
            assertThatThrownBy(() -> blobs.get("tests/refused")).isInstanceOf(Problem.class);
        }
        assertThat(store.data().resolve("tests/refused")).doesNotExist();
    }

    @Test
    void aStoreOfAnAuthorityInTrustCaFileIsUsed() throws IOException {
        try (var _ = new TrustCaFile(authority.ca());
                var blobs = blobs(server, "localhost")) {
            blobs.put("tests/kept", CONTENT);
            try (var content = blobs.get("tests/kept").orElseThrow()) {
                assertThat(content.readAllBytes()).isEqualTo(CONTENT);
            }
        }
    }

    @Test
    void oneOfAnAuthorityThatNobodyTrustsIsRefused() {
        refused(server, "localhost");
        try (var _ = new TrustCaFile(stranger.ca())) {
            refused(server, "localhost");
        }
    }

    @Test
    void oneWhoseCertificateNamesAnotherHostIsRefused() {
        try (var elsewhere = S3Server.startEncrypted(authority, "blobs", "127.0.0.2");
                var _ = new TrustCaFile(authority.ca())) {
            awaitTls(elsewhere, "127.0.0.2");
            refused(elsewhere, "127.0.0.2");
        }
    }
}
