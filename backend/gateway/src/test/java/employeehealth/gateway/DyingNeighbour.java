package employeehealth.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A service that is killed in the middle of its answers. The address says how and after what. */
final class DyingNeighbour {

    private final ServerSocket door;

    DyingNeighbour() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::open);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    void stop() throws IOException {
        door.close();
    }

    private void open() {
        while (!door.isClosed()) {
            try (var caller = door.accept()) {
                die(caller);
            } catch (IOException closed) {
                // The next caller, or the end of the test.
            }
        }
    }

    private static void die(Socket caller) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(caller.getInputStream(), StandardCharsets.US_ASCII));
        var request = in.readLine();
        for (var line = request; line != null && !line.isEmpty(); ) {
            line = in.readLine();
        }
        var out = caller.getOutputStream();
        if (request.contains("measured")) {
            out.write(
                    bytes(
                            "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
                                    + "a".repeat(50_000)));
        } else if (request.contains("chunked")) {
            out.write(
                    bytes(
                            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nC350\r\n"
                                    + "a".repeat(50_000)
                                    + "\r\n"));
        } else if (request.contains("early")) {
            out.write(
                    bytes("HTTP/1.1 200 OK\r\nSet-Cookie: x=y\r\nContent-Length: 100\r\n\r\nabc"));
        } else if (request.contains("nonsense")) {
            out.write(bytes("\u0016\u0003\u0001 this is not HTTP\r\n\r\n"));
        }
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
