package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** A store that speaks S3: S3Proxy over a folder, as a process of its own. */
public final class S3Server implements AutoCloseable {

    private static final String BUCKET = "documents";
    private static final String SECRET = "only-for-tests";

    private final Neighbour process;
    private final Path secretKeyFile;

    private S3Server(Neighbour process, Path secretKeyFile) {
        this.process = process;
        this.secretKeyFile = secretKeyFile;
    }

    public static S3Server start() {
        var folder = Neighbour.folder("s3");
        var port = Neighbour.freePort();
        return start(folder, port, "s3proxy.endpoint=http://127.0.0.1:" + port);
    }

    /**
     * One that speaks TLS on {@link #encryptedPort} of that address of this machine, with what that
     * authority made for this name.
     */
    public static S3Server startEncrypted(Certificates authority, String name, String address) {
        var folder = Neighbour.folder("s3");
        var port = Neighbour.freePorts(2);
        return start(
                folder,
                port,
                """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.secure-endpoint=https://%s:%d
                s3proxy.keystore-path=%s
                s3proxy.keystore-password=%s
                """
                        .formatted(
                                port,
                                address,
                                port + 1,
                                keyStore(folder, authority, name),
                                SECRET));
    }

    private static Path keyStore(Path folder, Certificates authority, String name) {
        var pem =
                PemSslStoreDetails.forCertificate("file:" + authority.certificate(name))
                        .withPrivateKey("file:" + authority.key(name))
                        .withPassword(SECRET);
        var file = folder.resolve("key-store.p12");
        try (var out = Files.newOutputStream(file)) {
            Objects.requireNonNull(new PemSslStoreBundle(pem, null).getKeyStore())
                    .store(out, SECRET.toCharArray());
            return file;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static S3Server start(Path folder, int port, String endpoints) {
        var secret = folder.resolve("secret-key");
        try {
            Files.createDirectories(folder.resolve("data").resolve(BUCKET));
            Files.writeString(secret, SECRET + "\n");
            Files.writeString(
                    folder.resolve("s3proxy.conf"),
                    """
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=tester
                    s3proxy.credential=%s
                    s3proxy.ignore-unknown-headers=true
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    %s
                    """
                            .formatted(SECRET, folder.resolve("data"), endpoints));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        jar().toString(),
                        "--properties",
                        folder.resolve("s3proxy.conf").toString());
        return new S3Server(
                Neighbour.start(folder, port, command, Map.of(), Duration.ofSeconds(60)), secret);
    }

    /** Put there by the build of {@code shared}. */
    private static Path jar() {
        return Stream.of("target", "../shared/target")
                .map(target -> Path.of(target, "neighbours", "s3proxy.jar").toAbsolutePath())
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + process.port());
    }

    public int encryptedPort() {
        return process.port() + 1;
    }

    public String bucket() {
        return BUCKET;
    }

    public String accessKey() {
        return "tester";
    }

    public Path secretKeyFile() {
        return secretKeyFile;
    }

    /** Where it keeps the objects. */
    public Path data() {
        return process.folder().resolve("data").resolve(BUCKET);
    }

    public void kill() {
        process.kill();
    }

    public void restart() {
        process.restart();
    }

    public void freeze() {
        process.freeze();
    }

    public void thaw() {
        process.thaw();
    }

    @Override
    public void close() {
        process.close();
    }
}
