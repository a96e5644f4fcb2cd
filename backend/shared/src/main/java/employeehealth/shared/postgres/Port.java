package employeehealth.shared.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/** The server keeps its port from one start to the next, as long as nobody else took it. */
final class Port {

    private Port() {}

    static int choose(Path file) throws IOException {
        if (Files.exists(file)) {
            String kept = Files.readString(file).strip();
            if (kept.matches("\\d{1,5}") && isFree(Integer.parseInt(kept))) {
                return Integer.parseInt(kept);
            }
        }
        return another();
    }

    static int another() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean isFree(int port) throws IOException {
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return true;
        } catch (IOException | IllegalArgumentException taken) {
            return false;
        }
    }
}
