package employeehealth.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One kept-alive HTTP/1.1 connection to the platform (RFC 9112), as small as it can be, so that
 * what is timed is the platform. Opened anew when the platform has closed it.
 */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = Bench.Settings.knob("WAIT", 10) * 1_000;

    private final int port;
    private Socket socket;
    private InputStream in;

    Wire(int port) {
        this.port = port;
    }

    /**
     * @param cookie first cookie that was set, as {@code name=value}; empty if none was
     * @param tag of the version that was answered; empty if there was none
     */
    record Answer(int status, String cookie, String tag, String body) {}

    static String get(String path, String... headers) {
        return request("GET", path, "", headers);
    }

    static String post(String path, String json, String... headers) {
        return request("POST", path, json, headers);
    }

    static String put(String path, String json, String... headers) {
        return request("PUT", path, json, headers);
    }

    private static String request(String method, String path, String body, String... headers) {
        var text = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\n");
        text.append("Host: 127.0.0.1\r\n");
        for (var header : headers) {
            text.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            var length = body.getBytes(StandardCharsets.UTF_8).length;
            text.append("Content-Type: application/json\r\nContent-Length: ").append(length);
            text.append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    Answer ask(String request) throws IOException {
        try {
            connect();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return answer();
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream(), 32_768);
        }
    }

    private Answer answer() throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var cookie = "";
        var tag = "";
        var length = -1;
        var chunked = false;
        var closes = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var colon = header.indexOf(':');
            var value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length = Integer.parseInt(value);
                case "transfer-encoding" -> chunked = value.equals("chunked");
                case "connection" -> closes = value.equals("close");
                case "set-cookie" -> cookie = value.replaceFirst(";.*", "");
                case "etag" -> tag = value;
                default -> {}
            }
        }
        var body = chunked ? chunks() : bytes(Math.max(length, 0));
        if (closes) {
            close();
        }
        return new Answer(status, cookie, tag, body);
    }

    private String chunks() throws IOException {
        var all = new StringBuilder();
        while (true) {
            var size = Integer.parseInt(line().replaceFirst(";.*", "").strip(), 16);
            all.append(bytes(size));
            line();
            if (size == 0) {
                return all.toString();
            }
        }
    }

    /** Bodies are compared by their ASCII words only; a chunk may end within a character. */
    private String bytes(int count) throws IOException {
        var bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the answer ended early");
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
