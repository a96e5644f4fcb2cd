package employeehealth.shared.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import employeehealth.shared.neighbour.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for HashiCorp Vault: reading one secret of its key-value engine, version 2, written
 * from its API documentation. It proves that we keep to that, not that Vault does.
 */
public final class VaultKvStub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "hvs.only-for-tests";

    private final Path tokenFile;
    private final HttpServer http;
    private volatile int status = 200;
    private volatile String answer = "";

    /** Without encryption, as on one's own machine. */
    public VaultKvStub(Path folder) {
        this(folder, null);
    }

    /** With a certificate of that name. */
    VaultKvStub(Path folder, @Nullable Certificates certificates) {
        try {
            tokenFile = Files.writeString(folder.resolve("vault-token"), TOKEN + "\n");
            var address = new InetSocketAddress("127.0.0.1", 0);
            if (certificates == null) {
                http = HttpServer.create(address, 0);
            } else {
                var secure = HttpsServer.create(address, 0);
                secure.setHttpsConfigurator(new HttpsConfigurator(context(certificates)));
                http = secure;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/v1/secret/data/health", this::respond);
        http.start();
    }

    private static SSLContext context(Certificates certificates) throws IOException {
        try (var pem = Files.newInputStream(certificates.certificate("vault"))) {
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(pem)
                            .toArray(Certificate[]::new);
            var key =
                    Files.readString(certificates.key("vault"))
                            .replaceAll("-----[A-Z ]+-----|\\s", "");
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "vault",
                    KeyFactory.getInstance("RSA")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))),
                    new char[0],
                    chain);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, new char[0]);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public URI address() {
        var scheme = http instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + http.getAddress().getPort());
    }

    public Path tokenFile() {
        return tokenFile;
    }

    /** From now on, that is what lies there. */
    public void keeps(Map<String, ?> settings) {
        answers(
                200,
                JSON.writeValueAsString(
                        Map.of(
                                "data",
                                Map.of("data", settings, "metadata", Map.of("version", 3)))));
    }

    void answers(int code, String body) {
        status = code;
        answer = body;
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var good = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
            var bytes = (good ? answer : "{\"errors\":[\"permission denied\"]}").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(
                    good ? status : 403, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
