package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A real clamd with a signature set of our own, of one entry: the real one cannot be had here, and
 * would take a gigabyte of memory.
 */
public final class ClamServer implements AutoCloseable {

    /** What it takes for a virus. */
    public static final String VIRUS = "a-harmless-word-that-our-signature-calls-a-virus";

    private final Neighbour process;

    private ClamServer(Neighbour process) {
        this.process = process;
    }

    public static ClamServer start() {
        var folder = Neighbour.folder("clamd");
        var port = Neighbour.freePort();
        try {
            var signatures = Files.createDirectory(folder.resolve("signatures"));
            Files.writeString(
                    signatures.resolve("ours.ndb"),
                    "Ours.Test:0:*:"
                            + HexFormat.of().formatHex(VIRUS.getBytes(StandardCharsets.US_ASCII))
                            + "\n");
            Files.writeString(
                    folder.resolve("clamd.conf"),
                    """
                    Foreground yes
                    TCPAddr 127.0.0.1
                    TCPSocket %d
                    DatabaseDirectory %s
                    TemporaryDirectory %s
                    MaxThreads 2
                    """
                            .formatted(port, signatures, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClamServer(
                Neighbour.start(
                        folder,
                        port,
                        List.of("/usr/sbin/clamd", "--config-file=" + folder.resolve("clamd.conf")),
                        Map.of(),
                        Duration.ofSeconds(30)));
    }

    /** As the setting {@code CLAMD_ADDRESS} has it. */
    public String address() {
        return "127.0.0.1:" + process.port();
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
