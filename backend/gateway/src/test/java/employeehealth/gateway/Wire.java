package employeehealth.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Speaks HTTP by hand, because a well-bred client refuses to send what attackers send. */
final class Wire {

    private Wire() {}

    /** An answer as it came, to the end of the connection. */
    record Answer(String head, byte[] rest) {

        int status() {
            return Integer.parseInt(head.substring(9, 12));
        }

        List<String> headers(String name) {
            var found = new ArrayList<String>();
            for (var line : head.split("\r\n", -1)) {
                if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                    found.add(line.substring(name.length() + 1).strip());
                }
            }
            return found;
        }

        Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        String body() {
            return new String(rest, StandardCharsets.UTF_8);
        }
    }

    static Answer get(int port, String path, String... headers) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("GET " + path + " HTTP/1.1");
        lines.addAll(List.of(headers));
        return send(port, "", lines);
    }

    static Answer send(int port, String method, String path, String... headers) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(method + " " + path + " HTTP/1.1");
        lines.addAll(List.of(headers));
        return send(port, "", lines);
    }

    /**
     * @param lines request line and headers; the host and the closing of the connection are added
     */
    static Answer send(int port, String body, List<String> lines) throws IOException {
        var request =
                String.join("\r\n", lines) + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body.getBytes(StandardCharsets.UTF_8));
            out.flush();
            return parsed(all(socket));
        }
    }

    /** Exactly these bytes, host and all. */
    static Answer raw(int port, String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return parsed(all(socket));
        }
    }

    /** Asks, and is gone at the first byte of the answer. */
    static void leave(int port, String path) throws IOException {
        var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() < 0) {
                throw new IllegalStateException("no answer");
            }
        }
    }

    /** What came before the connection ended, however it ended. */
    private static byte[] all(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // A broken connection is an end too.
        }
        return all.toByteArray();
    }

    private static Answer parsed(byte[] all) {
        var text = new String(all, StandardCharsets.ISO_8859_1);
        var end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalStateException("no answer: " + text);
        }
        return new Answer(
                text.substring(0, end),
                text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
    }
}
