package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A real rsyslog (Debian's {@code rsyslog-gnutls}) that receives over TLS from clients with a
 * certificate of its authority, and writes what it received, one message a line.
 */
public final class RsyslogServer implements AutoCloseable {

    /** The name that a client's certificate has to carry. */
    public static final String CLIENT = "employee-health.test";

    private static final String SERVER = "siem.test";

    private final Neighbour process;
    private final Certificates certificates;

    private RsyslogServer(Neighbour process, Certificates certificates) {
        this.process = process;
        this.certificates = certificates;
    }

    public static RsyslogServer start() {
        var folder = Neighbour.folder("rsyslog");
        var port = Neighbour.freePort();
        var certificates = new Certificates(folder, "authority");
        certificates.make(SERVER);
        certificates.make(CLIENT);
        try {
            Files.writeString(
                    folder.resolve("rsyslog.conf"),
                    """
                    global(workDirectory="%1$s" maxMessageSize="8k"
                           defaultNetstreamDriverCAFile="%1$s/ca.pem"
                           defaultNetstreamDriverCertFile="%1$s/siem.test.pem"
                           defaultNetstreamDriverKeyFile="%1$s/siem.test.key")
                    module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1"
                           streamDriver.authMode="x509/name" permittedPeer=["%3$s"])
                    template(name="asReceived" type="string" string="%%rawmsg%%\\n")
                    input(type="imtcp" address="127.0.0.1" port="%2$d")
                    action(type="omfile" file="%1$s/received.log" template="asReceived")
                    """
                            .formatted(folder, port, CLIENT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var process =
                Neighbour.start(
                        folder,
                        port,
                        List.of(
                                "/usr/sbin/rsyslogd",
                                "-n",
                                "-f",
                                folder.resolve("rsyslog.conf").toString(),
                                "-i",
                                folder.resolve("rsyslog.pid").toString()),
                        Map.of(),
                        Duration.ofSeconds(20));
        return new RsyslogServer(process, certificates);
    }

    public int port() {
        return process.port();
    }

    /** Its authority, with {@link #CLIENT}'s certificate and key. */
    public Certificates certificates() {
        return certificates;
    }

    /** What it has written so far. */
    public List<String> received() {
        var file = process.folder().resolve("received.log");
        try {
            return Files.exists(file)
                    ? Files.readAllLines(file, StandardCharsets.UTF_8)
                    : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends as when it is told to: with what it has received written. */
    public void stop() {
        process.close();
    }

    /** Ends at once, as a crash does. */
    public void kill() {
        process.kill();
    }

    public void restart() {
        try {
            Files.deleteIfExists(process.folder().resolve("rsyslog.pid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.restart();
    }

    @Override
    public void close() {
        process.close();
    }
}
