package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** WebSockets pass, to a service of this process and of another. */
class TunnelTest extends WithStrictGateway {

    private static final String UPGRADE =
            "Connection: Upgrade\r\n"
                    + "Upgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: x\r\n";

    private Socket open(String path, String more) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        socket.getOutputStream()
                .write(
                        ("GET "
                                        + path
                                        + " HTTP/1.1\r\n"
                                        + "Host: localhost\r\n"
                                        + "X-Forwarded-For: 192.0.2.80\r\n"
                                        + UPGRADE
                                        + more
                                        + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String head(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        return head.toString();
    }

    private static String hear(Socket socket, int bytes) throws IOException {
        return new String(socket.getInputStream().readNBytes(bytes), StandardCharsets.US_ASCII);
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void toAServiceOfAnotherProcess() throws IOException {
        try (var socket = open("/api/v1/appointments/x/call?ticket=1", "X-User: admin\r\n")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 101").contains("Sec-WebSocket-Accept: x");
            assertThat(hear(socket, 5)).isEqualTo("hello");
            say(socket, "are you there?");
            assertThat(hear(socket, 14)).isEqualTo("are you there?");
            assertThat(CALLS.lastHead())
                    .startsWith("GET /api/v1/appointments/x/call?ticket=1 HTTP/1.1")
                    .contains("Service-Token: v2.")
                    .doesNotContain("X-User");
        }
    }

    @Test
    void toAServiceOfThisProcess() throws IOException {
        try (var socket = open("/api/v1/auth/echo", "")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 101");
            say(socket, "are you there?");
            assertThat(hear(socket, 14)).isEqualTo("are you there?");
        }
    }

    @Test
    void aRefusalOfTheServicePasses() throws IOException {
        try (var socket = open("/api/v1/appointments/refused", "")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void notFromThePageOfSomebodyElse() throws IOException {
        try (var socket = open("/api/v1/appointments/x", "Origin: https://evil.example\r\n")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 403");
        }
        try (var socket = open("/api/v1/appointments/x", "Origin: http://localhost:8080\r\n")) {
            assertThat(head(socket)).startsWith("HTTP/1.1 101");
        }
    }
}
