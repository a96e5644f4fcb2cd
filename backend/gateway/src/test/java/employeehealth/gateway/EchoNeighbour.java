package employeehealth.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A service of another process that agrees on a WebSocket and says back what it hears. */
final class EchoNeighbour {

    private final ServerSocket door;
    private volatile @Nullable String lastHead;

    EchoNeighbour() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual()
                .start(() -> {
                    while (!door.isClosed()) {
                        try {
                            var caller = door.accept();
                            Thread.ofVirtual().start(() -> serve(caller));
                        } catch (IOException closed) {
                            return;
                        }
                    }
                });
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    String lastHead() {
        return String.valueOf(lastHead);
    }

    private void serve(Socket caller) {
        try (caller) {
            var in = caller.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            lastHead = head.toString();
            var out = caller.getOutputStream();
            if (head.indexOf("/refused") > 0) {
                out.write(
                        "HTTP/1.1 403 no\r\nContent-Length: 0\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                return;
            }
            // The first word of the service comes with the agreement, in one packet.
            out.write(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: x\r\n\r\nhello"
                            .getBytes(StandardCharsets.US_ASCII));
            in.transferTo(out);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
