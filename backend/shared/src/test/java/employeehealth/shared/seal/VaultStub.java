package employeehealth.shared.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands in for HashiCorp Vault, which cannot be had here: the part of its transit engine that we
 * use, written from its API documentation, with real encryption. It proves that we keep to the
 * documented contract, not that Vault does.
 */
public final class VaultStub implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, NavigableMap<Integer, byte[]>> keys = new ConcurrentHashMap<>();
    private final Map<String, Integer> oldest = new ConcurrentHashMap<>();
    private final Path tokenFile;
    private final int port;
    private volatile @Nullable HttpServer server;
    private volatile boolean sealed;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public VaultStub(Path folder) {
        tokenFile = folder.resolve("vault-token");
        try {
            Files.writeString(tokenFile, "hvs.only-for-tests\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = start(0);
    }

    KeySettings.Vault settings(String key) {
        return new KeySettings.Vault(address(), "transit", key, tokenFile);
    }

    /** Where it answers. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path tokenFile() {
        return tokenFile;
    }

    private int start(int wanted) {
        try {
            var http = HttpServer.create(new InetSocketAddress("127.0.0.1", wanted), 0);
            http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            http.createContext("/v1/transit/", this::answer);
            http.start();
            server = http;
            return http.getAddress().getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void stop() {
        var running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    public void startAgain() {
        start(port);
    }

    /** As Vault is after its own restart, until somebody unseals it. */
    void seal(boolean so) {
        sealed = so;
    }

    /** It takes requests and answers none. */
    void hang() {
        gate = new CountDownLatch(1);
    }

    void goOn() {
        gate.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            gate.await(30, TimeUnit.SECONDS);
            var token = exchange.getRequestHeaders().getFirst("X-Vault-Token");
            if (sealed) {
                respond(exchange, 503, errors("Vault is sealed"));
            } else if (!"hvs.only-for-tests".equals(token)) {
                respond(exchange, 403, errors("permission denied"));
            } else {
                var body = exchange.getRequestBody().readAllBytes();
                respond(
                        exchange,
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath().substring("/v1/transit/".length()),
                        body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void respond(HttpExchange exchange, String method, String path, JsonNode body)
            throws IOException {
        var parts = path.split("/");
        var name = parts[1];
        var end = parts.length > 2 ? parts[2] : "";
        if (parts[0].equals("keys") && method.equals("GET")) {
            var key = keys.get(name);
            respond(
                    exchange,
                    key == null ? 404 : 200,
                    key == null
                            ? "{\"errors\":[]}"
                            : data(Map.of("name", name, "latest_version", key.lastKey())));
        } else if (parts[0].equals("keys")) {
            switch (end) {
                case "" -> keys.computeIfAbsent(name, n -> fresh());
                case "rotate" -> {
                    var key = Objects.requireNonNull(keys.get(name));
                    key.put(key.lastKey() + 1, random(32));
                }
                case "config" -> oldest.put(name, body.path("min_decryption_version").asInt());
                case "trim" ->
                        Objects.requireNonNull(keys.get(name))
                                .headMap(body.path("min_available_version").asInt())
                                .clear();
                default -> throw new IllegalStateException(path);
            }
            respond(exchange, 204, "");
        } else {
            crypt(exchange, parts[0], name, body);
        }
    }

    private void crypt(HttpExchange exchange, String verb, String name, JsonNode body)
            throws IOException {
        try {
            var bound = Base64.getDecoder().decode(body.path("associated_data").asString(""));
            if (verb.equals("encrypt")) {
                // Vault makes a key that it is asked to use and does not know.
                var key = keys.computeIfAbsent(name, n -> fresh());
                var plain = Base64.getDecoder().decode(body.path("plaintext").asString());
                respond(
                        exchange,
                        200,
                        data(
                                Map.of(
                                        "ciphertext",
                                        "vault:v"
                                                + key.lastKey()
                                                + ":"
                                                + Base64.getEncoder()
                                                        .encodeToString(
                                                                encrypted(
                                                                        key.lastEntry().getValue(),
                                                                        plain,
                                                                        bound)))));
            } else {
                var parts = body.path("ciphertext").asString().split(":", 3);
                var version = Integer.parseInt(parts[1].substring(1));
                var key = keys.getOrDefault(name, new ConcurrentSkipListMap<>()).get(version);
                if (!parts[0].equals("vault")
                        || key == null
                        || version < oldest.getOrDefault(name, 1)) {
                    respond(exchange, 400, errors("ciphertext version is disallowed by policy"));
                    return;
                }
                var plain = decrypted(key, Base64.getDecoder().decode(parts[2]), bound);
                respond(
                        exchange,
                        200,
                        data(Map.of("plaintext", Base64.getEncoder().encodeToString(plain))));
            }
        } catch (GeneralSecurityException | RuntimeException e) {
            respond(exchange, 400, errors("cipher: message authentication failed"));
        }
    }

    private static NavigableMap<Integer, byte[]> fresh() {
        var versions = new ConcurrentSkipListMap<Integer, byte[]>();
        versions.put(1, random(32));
        return versions;
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new java.security.SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static byte[] encrypted(byte[] key, byte[] plain, byte[] bound)
            throws GeneralSecurityException {
        var nonce = random(12);
        var cipher = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                javax.crypto.Cipher.ENCRYPT_MODE,
                new javax.crypto.spec.SecretKeySpec(key, "AES"),
                new javax.crypto.spec.GCMParameterSpec(128, nonce));
        cipher.updateAAD(bound);
        var sealed = cipher.doFinal(plain);
        var all = Arrays.copyOf(nonce, 12 + sealed.length);
        System.arraycopy(sealed, 0, all, 12, sealed.length);
        return all;
    }

    private static byte[] decrypted(byte[] key, byte[] all, byte[] bound)
            throws GeneralSecurityException {
        var cipher = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                javax.crypto.Cipher.DECRYPT_MODE,
                new javax.crypto.spec.SecretKeySpec(key, "AES"),
                new javax.crypto.spec.GCMParameterSpec(128, all, 0, 12));
        cipher.updateAAD(bound);
        return cipher.doFinal(all, 12, all.length - 12);
    }

    private static String data(Map<String, Object> fields) {
        return JSON.writeValueAsString(Map.of("request_id", "1", "data", fields));
    }

    private static String errors(String message) {
        return JSON.writeValueAsString(Map.of("errors", java.util.List.of(message)));
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        goOn();
        stop();
    }
}
