package employeehealth.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A service of another process that tells of events when its test has it tell. */
final class TellingNeighbour {

    private final ServerSocket door;
    private final BlockingQueue<Listener> listeners = new LinkedBlockingQueue<>();

    TellingNeighbour() {
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

    /** Whoever asked next. */
    Listener listener() throws InterruptedException {
        var next = listeners.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nobody asks");
        }
        return next;
    }

    private void open() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        var listener = new Listener(caller);
        try (caller) {
            var in = caller.getInputStream();
            var head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.read());
            }
            listener.write(
                    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n");
            listeners.add(listener);
            while (in.read() >= 0) {
                // A caller has nothing more to say; it only goes at some time.
            }
        } catch (IOException broken) {
            // That is going, too.
        } finally {
            listener.gone = true;
        }
    }

    /** A caller that is told of events. */
    static final class Listener {

        private final Socket caller;
        private volatile boolean gone;

        Listener(Socket caller) {
            this.caller = caller;
        }

        /** Whether it has closed the connection. */
        boolean isGone() {
            return gone;
        }

        /** One event more; nothing if nobody hears it any more. */
        void tell(String words) {
            var event = "data: " + words + "\n\n";
            try {
                write(Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
            } catch (IOException nobodyThere) {
                gone = true;
            }
        }

        void end() throws IOException {
            write("0\r\n\r\n");
        }

        private void write(String text) throws IOException {
            caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
