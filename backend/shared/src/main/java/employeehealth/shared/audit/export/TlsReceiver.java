package employeehealth.shared.audit.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/**
 * Syslog over mutual TLS (RFC 5425), each message preceded by its length. Syslog has no answer by
 * which a receiver says that it has a message; but TLS and TCP end in order. So each batch has a
 * connection of its own: we say that we are done, and wait until the receiver has read everything
 * before that and says the same. Only then the batch counts as taken.
 */
final class TlsReceiver implements Receiver {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int PATIENCE_MILLIS = 15_000;

    private final String host;
    private final int port;
    private final SSLContext tls;

    TlsReceiver(String host, int port, SSLContext tls) {
        this.host = host;
        this.port = port;
        this.tls = tls;
    }

    /** From PEM files: our certificate and its key, and whom we believe. */
    static SSLContext context(Path certificate, Path key, Path ca) {
        var ours =
                PemSslStoreDetails.forCertificate(certificate.toUri().toString())
                        .withPrivateKey(key.toUri().toString());
        var theirs = PemSslStoreDetails.forCertificate(ca.toUri().toString());
        return SslBundle.of(new PemSslStoreBundle(ours, theirs)).createSslContext();
    }

    @Override
    public void take(List<String> messages) throws IOException {
        try (var plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (var socket =
                    (SSLSocket) tls.getSocketFactory().createSocket(plain, host, port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                send(socket, messages);
                socket.shutdownOutput();
                // A receiver that breaks off instead ends here with an exception.
                while (socket.getInputStream().read() >= 0) {
                    // It has nothing to say.
                }
            }
        }
    }

    private static void send(SSLSocket socket, List<String> messages) throws IOException {
        var out = new BufferedOutputStream(socket.getOutputStream(), 16_384);
        for (var message : messages) {
            var bytes = message.getBytes(StandardCharsets.US_ASCII);
            out.write((bytes.length + " ").getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
        }
        out.flush();
    }
}
