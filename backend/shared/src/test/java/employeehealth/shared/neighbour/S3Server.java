package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A store that speaks S3: S3Proxy over a folder, as a process of its own. */
public final class S3Server implements AutoCloseable {

    private static final String BUCKET = "documents";

    private final Neighbour process;
    private final Path secretKeyFile;

    private S3Server(Neighbour process, Path secretKeyFile) {
        this.process = process;
        this.secretKeyFile = secretKeyFile;
    }

    public static S3Server start() {
        var folder = Neighbour.folder("s3");
        var port = Neighbour.freePort();
        var secret = folder.resolve("secret-key");
        try {
            Files.createDirectories(folder.resolve("data").resolve(BUCKET));
            Files.writeString(secret, "only-for-tests\n");
            Files.writeString(
                    folder.resolve("s3proxy.conf"),
                    """
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=tester
                    s3proxy.credential=only-for-tests
                    s3proxy.endpoint=http://127.0.0.1:%d
                    s3proxy.ignore-unknown-headers=true
                    jclouds.provider=filesystem-nio2
                    jclouds.filesystem.basedir=%s
                    """
                            .formatted(port, folder.resolve("data")));
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
