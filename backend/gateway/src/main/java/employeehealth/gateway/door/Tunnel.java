package employeehealth.gateway.door;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes the bytes of an upgraded connection (a WebSocket) both ways until one end closes. What
 * they mean is between the browser and the service.
 */
public final class Tunnel implements HttpUpgradeHandler {

    private static final Logger log = LoggerFactory.getLogger(Tunnel.class);

    private @Nullable Socket neighbour;
    private @Nullable Runnable closed;

    /**
     * @param neighbour on which the upgrade was agreed and nothing read since
     * @param closed what to do when the tunnel ends
     */
    void between(Socket neighbour, Runnable closed) {
        this.neighbour = neighbour;
        this.closed = closed;
    }

    @Override
    public void init(WebConnection browser) {
        var socket = neighbour;
        if (socket == null) {
            return;
        }
        Thread.ofVirtual().name("tunnel-in").start(() -> inwards(browser, socket));
        Thread.ofVirtual().name("tunnel-out").start(() -> outwards(browser, socket));
    }

    private void inwards(WebConnection browser, Socket socket) {
        try (socket) {
            pass(browser.getInputStream(), socket.getOutputStream());
        } catch (IOException ended) {
            log.debug("tunnel ended: {}", ended.getClass().getSimpleName());
        }
    }

    private void outwards(WebConnection browser, Socket socket) {
        try (browser;
                socket) {
            pass(socket.getInputStream(), browser.getOutputStream());
        } catch (Exception ended) {
            log.debug("tunnel ended: {}", ended.getClass().getSimpleName());
        }
    }

    private static void pass(InputStream from, OutputStream to) throws IOException {
        var buffer = new byte[8 * 1024];
        for (var n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            to.flush();
        }
    }

    @Override
    public void destroy() {
        try {
            if (neighbour != null) {
                neighbour.close();
            }
        } catch (IOException closing) {
            log.debug("tunnel ended: {}", closing.getClass().getSimpleName());
        }
        if (closed != null) {
            closed.run();
        }
    }
}
