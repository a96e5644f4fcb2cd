package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import employeehealth.shared.settings.StartRefused;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * A clamd that looks for viruses, asked by its INSTREAM command: the content in chunks, each after
 * its length, then a zero. It gets the content in clear, so it has to be on this machine.
 */
final class Clamd {

    private static final int CHUNK = 16 * 1024;

    private final InetSocketAddress address;
    private final int patience;

    /**
     * @param address such as {@code 127.0.0.1:3310}
     */
    Clamd(String address, Duration patience) {
        var parts = address.split(":", 2);
        if (parts.length != 2 || !parts[1].matches("\\d{1,5}")) {
            throw new StartRefused("Settings that cannot be used: CLAMD_ADDRESS.");
        }
        this.address = new InetSocketAddress(parts[0], Integer.parseInt(parts[1]));
        if (this.address.getAddress() == null || !this.address.getAddress().isLoopbackAddress()) {
            throw new StartRefused(
                    "CLAMD_ADDRESS has to be on this machine: what is scanned travels in clear.");
        }
        this.patience = (int) patience.toMillis();
    }

    /**
     * @return whether it is clean
     * @throws IOException if clamd cannot say
     */
    boolean isClean(InputStream content) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, patience);
            socket.setSoTimeout(patience);
            var to =
                    new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), CHUNK));
            to.write("zINSTREAM\0".getBytes(US_ASCII));
            var chunk = new byte[CHUNK];
            for (var n = content.read(chunk); n >= 0; n = content.read(chunk)) {
                if (n > 0) {
                    to.writeInt(n);
                    to.write(chunk, 0, n);
                }
            }
            to.writeInt(0);
            to.flush();
            var said = new String(socket.getInputStream().readNBytes(1_000), US_ASCII);
            if (said.startsWith("stream: OK")) {
                return true;
            }
            if (said.startsWith("stream: ") && said.contains(" FOUND")) {
                return false;
            }
            throw new IOException("clamd could not say");
        }
    }
}
