package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import employeehealth.auth.exchange.Pkce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stub of an identity provider that can be told to lie. It also answers as Pro Santé Connect is
 * documented to, which cannot be reached without being registered there; a stub is all it is.
 */
final class StubProvider implements AutoCloseable {

    static final String CLIENT = "employee-health";
    static final String SECRET = "a secret / of the stub";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Supplier<? extends Clock> clock;
    private final Map<String, Asked> codes = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> pushed = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> userinfo = new ConcurrentHashMap<>();
    private volatile RSAKey key = key("first");
    private volatile boolean pushes;
    private volatile boolean namesItself;
    private volatile @Nullable String issuerInMetadata;
    private volatile UnaryOperator<String> idToken = token -> token;
    private final AtomicInteger keysRead = new AtomicInteger();

    private record Asked(Map<String, String> request, UnaryOperator<JWTClaimsSet.Builder> person) {}

    StubProvider(Supplier<? extends Clock> clock) {
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void takesPushedRequests() {
        pushes = true;
    }

    void namesItselfInAnswers() {
        namesItself = true;
    }

    void callsItself(String other) {
        issuerInMetadata = other;
    }

    /** Whatever it has signed is replaced by that. */
    void tampers(UnaryOperator<String> with) {
        idToken = with;
    }

    void changesItsKey() {
        key = key("second");
    }

    /** Signs with a key that it does not publish, under the name of one that it does. */
    String forged(JWTClaimsSet claims) {
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                claims,
                key("other"));
    }

    int keysRead() {
        return keysRead.get();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The person signs in there.
     *
     * @param at where the browser was sent
     * @return a code
     */
    String authorizes(URI at, UnaryOperator<JWTClaimsSet.Builder> person) {
        var request = query(at.getRawQuery());
        var handle = request.get("request_uri");
        var known =
                Objects.requireNonNull(
                        handle == null ? request : pushed.remove(handle),
                        "a request that is known");
        assertThat(known)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", CLIENT)
                .containsEntry("code_challenge_method", "S256")
                .containsKeys("state", "nonce", "code_challenge", "redirect_uri", "scope");
        var code = UUID.randomUUID().toString();
        codes.put(code, new Asked(known, person));
        return code;
    }

    String pushedState(URI at) {
        var handle = Objects.requireNonNull(query(at.getRawQuery()).get("request_uri"));
        return Objects.requireNonNull(Objects.requireNonNull(pushed.get(handle)).get("state"));
    }

    /** What it tells of somebody at its other address. */
    void knows(String subject, Map<String, Object> more) {
        var all = new HashMap<>(more);
        all.put("sub", subject);
        userinfo.put("access-" + subject, all);
    }

    String logoutToken(UnaryOperator<JWTClaimsSet.Builder> about) {
        var now = clock.get().instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(2))))
                        .jwtID(UUID.randomUUID().toString())
                        .claim(
                                "events",
                                Map.of(
                                        "http://schemas.openid.net/event/backchannel-logout",
                                        Map.of()));
        return sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType("logout+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                about.apply(claims).build(),
                key);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration",
                        "/.well-known/wallet-openid-configuration" ->
                        send(exchange, 200, metadata());
                case "/jwks" -> {
                    keysRead.incrementAndGet();
                    send(exchange, 200, new JWKSet(key.toPublicJWK()).toJSONObject());
                }
                case "/par" -> par(exchange, query(body));
                case "/token" -> token(exchange, query(body));
                case "/userinfo" -> {
                    var bearer = exchange.getRequestHeaders().getFirst("Authorization");
                    var known = userinfo.get(bearer.replaceFirst("Bearer ", ""));
                    send(exchange, known == null ? 401 : 200, known == null ? Map.of() : known);
                }
                default -> send(exchange, 404, Map.of());
            }
        }
    }

    private Map<String, Object> metadata() {
        var said = new HashMap<String, Object>();
        said.put("issuer", issuerInMetadata == null ? issuer() : issuerInMetadata);
        said.put("authorization_endpoint", issuer() + "/authorize");
        said.put("token_endpoint", issuer() + "/token");
        said.put("jwks_uri", issuer() + "/jwks");
        said.put("userinfo_endpoint", issuer() + "/userinfo");
        said.put("end_session_endpoint", issuer() + "/logout");
        said.put("response_types_supported", List.of("code"));
        said.put("code_challenge_methods_supported", List.of("plain", "S256"));
        said.put("id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"));
        said.put(
                "token_endpoint_auth_methods_supported",
                List.of("client_secret_basic", "private_key_jwt"));
        said.put("authorization_response_iss_parameter_supported", namesItself);
        if (pushes) {
            said.put("pushed_authorization_request_endpoint", issuer() + "/par");
        }
        return said;
    }

    private static boolean isUs(HttpExchange exchange) {
        var basic =
                Base64.getEncoder()
                        .encodeToString(
                                (CLIENT + ":a+secret+%2F+of+the+stub")
                                        .getBytes(StandardCharsets.UTF_8));
        return ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private void par(HttpExchange exchange, Map<String, String> form) throws IOException {
        if (!isUs(exchange)) {
            send(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        var uri = "urn:ietf:params:oauth:request_uri:" + UUID.randomUUID();
        pushed.put(uri, form);
        send(exchange, 201, Map.of("request_uri", uri, "expires_in", 60));
    }

    private void token(HttpExchange exchange, Map<String, String> form) throws IOException {
        var asked = codes.remove(form.getOrDefault("code", ""));
        if (!isUs(exchange)
                || asked == null
                || !Objects.equals(asked.request.get("redirect_uri"), form.get("redirect_uri"))
                || !Pkce.challenge(form.getOrDefault("code_verifier", ""))
                        .equals(asked.request.get("code_challenge"))) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        var now = clock.get().instant();
        var claims =
                asked.person
                        .apply(
                                new JWTClaimsSet.Builder()
                                        .issuer(issuer())
                                        .audience(CLIENT)
                                        .issueTime(Date.from(now))
                                        .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                                        .claim("nonce", asked.request.get("nonce")))
                        .build();
        var signed =
                sign(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims,
                        key);
        send(
                exchange,
                200,
                Map.of(
                        "token_type",
                        "Bearer",
                        "access_token",
                        "access-" + claims.getSubject(),
                        "id_token",
                        idToken.apply(signed)));
    }

    private static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, String> query(String text) {
        var values = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                values.put(
                        pair.substring(0, at),
                        URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body)
            throws IOException {
        var bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
