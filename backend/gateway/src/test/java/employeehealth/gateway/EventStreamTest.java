package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Events of a service of another process pass one by one, for as long as somebody hears them. */
class EventStreamTest extends WithStrictGateway {

    /** Patience with a line is that of the socket: an event that waits for others never comes. */
    private record Browser(Socket socket, BufferedReader lines) implements AutoCloseable {

        /** In HTTP/1.0, so that lines of the stream are lines of the answer. */
        static Browser listeningAt(int port, String address) throws IOException {
            var socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            var request =
                    "GET /api/v1/notifications/events HTTP/1.0\r\nHost: localhost\r\n"
                            + "Accept: text/event-stream\r\n"
                            + from(address)
                            + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var in = new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII);
            return new Browser(socket, new BufferedReader(in));
        }

        Wire.Answer head() throws IOException {
            var head = new StringBuilder();
            for (var line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                head.append(line).append("\r\n");
            }
            return new Wire.Answer(head.toString(), new byte[0]);
        }

        String event() throws IOException {
            var event = lines.readLine();
            assertThat(lines.readLine()).as("the line after an event").isEmpty();
            return event;
        }

        boolean isAtTheEnd() throws IOException {
            return lines.readLine() == null;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void anEventArrivesBeforeTheNextIsTold() throws Exception {
        try (var browser = Browser.listeningAt(port, "192.0.2.90")) {
            var service = EVENTS.listener();
            service.tell("one");
            assertThat(browser.head().header("Content-Type")).hasValue("text/event-stream");
            assertThat(browser.event()).isEqualTo("data: one");
            service.tell("two");
            assertThat(browser.event()).isEqualTo("data: two");
            service.end();
            assertThat(browser.isAtTheEnd()).isTrue();
        }
    }

    @Test
    void theServiceNeedNotTellAnybodyWhoIsGone() throws Exception {
        Wire.Answer begun;
        TellingNeighbour.Listener service;
        try (var browser = Browser.listeningAt(port, "192.0.2.91")) {
            service = EVENTS.listener();
            service.tell("one");
            begun = browser.head();
            assertThat(browser.event()).isEqualTo("data: one");
            assertThat(service.isGone()).isFalse();
        }
        Neighbour.waitUntil("the request ends", Duration.ofSeconds(20), () -> isGone(service));
        Logged.assertStranger(begun, "request", "broken-off", "192.0.2.91");
    }

    /** A gateway learns that its caller is gone when it has something for them. */
    private static boolean isGone(TellingNeighbour.Listener service) {
        service.tell("another");
        return service.isGone();
    }

    @Test
    void whoLeavesTakesNobodyElseAlong() throws Exception {
        try (var stays = Browser.listeningAt(port, "192.0.2.92")) {
            var heard = EVENTS.listener();
            TellingNeighbour.Listener unheard;
            try (var leaves = Browser.listeningAt(port, "192.0.2.93")) {
                unheard = EVENTS.listener();
                unheard.tell("one");
                assertThat(leaves.head().status()).isEqualTo(200);
            }
            Neighbour.waitUntil("one request ends", Duration.ofSeconds(20), () -> isGone(unheard));
            heard.tell("two");
            assertThat(stays.head().status()).isEqualTo(200);
            assertThat(stays.event()).isEqualTo("data: two");
        }
    }
}
