package employeehealth.shared.neighbour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A certificate authority for one test, and what it signs: PEM files made by {@code openssl}. */
public final class Certificates {

    private final Path folder;

    public Certificates(Path folder, String name) {
        this.folder = folder;
        openssl(
                "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN="
                        + name
                        + " -keyout ca.key -out ca.pem");
    }

    public Path ca() {
        return folder.resolve("ca.pem");
    }

    public Path certificate(String name) {
        return folder.resolve(name + ".pem");
    }

    public Path key(String name) {
        return folder.resolve(name + ".key");
    }

    /** A certificate with its key, good for that host name and for the loopback address. */
    public void make(String name) {
        try {
            Files.writeString(
                    folder.resolve(name + ".ext"),
                    "subjectAltName=DNS:" + name + ",DNS:localhost,IP:127.0.0.1\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl(
                "req -newkey rsa:2048 -nodes -subj /CN=%s -keyout %s.key -out %s.csr"
                        .formatted(name, name, name));
        openssl(
                "x509 -req -in %s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile %s.ext -out %s.pem"
                        .formatted(name, name, name));
    }

    private void openssl(String arguments) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(arguments.split(" ")));
        try {
            var process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("openssl.log").toFile())
                            .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(Files.readString(folder.resolve("openssl.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
