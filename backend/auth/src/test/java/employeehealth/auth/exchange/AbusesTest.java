package employeehealth.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Abuses of RFC 9700, RFC 8725 and RFC 9449 that the tests of each flow do not try. */
class AbusesTest {

    private static final String ADMIN = "e0001@lumiere.demo";
    private static final String TOKEN = Program.ISSUER + "/oauth2/token";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static Program program;
    private static RSAKey thiefs;
    private static HttpServer trap;
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeAll
    static void start() throws Exception {
        service = AuthAlone.start();
        browser = service.browser();
        program = Program.ordinary(service, ADMIN);
        thiefs = new RSAKeyGenerator(2048).keyID("thief").generate();
        trap = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        trap.createContext(
                "/",
                exchange -> {
                    CALLS.incrementAndGet();
                    var keys = new JWKSet(thiefs.toPublicJWK()).toString();
                    var body = keys.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        trap.start();
    }

    @AfterAll
    static void stop() {
        trap.stop(0);
        service.close();
    }

    private static String address(String path) {
        return "http://127.0.0.1:" + trap.getAddress().getPort() + path;
    }

    private static Browser.Answer signedIn(int n) {
        return browser.login("e%04d@lumiere.demo".formatted(n), AuthAlone.PASSWORD);
    }

    private static String text(Browser.Answer answer, String field) {
        return answer.json().path(field).asString();
    }

    // Whose key it is (RFC 8725).

    private static JWSHeader.Builder header(JWSAlgorithm by, String kid) {
        return new JWSHeader.Builder(by).type(JOSEObjectType.JWT).keyID(kid);
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner by)
            throws Exception {
        var token = new SignedJWT(header, claims);
        token.sign(by);
        return token.serialize();
    }

    /** The same claims in every way that is not ours. */
    private static Map<String, String> forgeries(String genuine) throws Exception {
        var parsed = SignedJWT.parse(genuine);
        var claims = parsed.getJWTClaimsSet();
        var kid = parsed.getHeader().getKeyID();
        var published = browser.get("/oauth2/jwks").http().body();
        var key = JWKSet.parse(published).getKeyByKeyId(kid).toRSAKey();
        var rs256 = JWSAlgorithm.RS256;
        var mine = new RSASSASigner(thiefs);
        var all = new LinkedHashMap<String, String>();
        all.put("none", new PlainJWT(claims).serialize());
        for (var secret :
                List.of(
                        key.toRSAPublicKey().getEncoded(),
                        pem(key).getBytes(StandardCharsets.US_ASCII),
                        key.toJSONString().getBytes(StandardCharsets.UTF_8),
                        published.getBytes(StandardCharsets.UTF_8),
                        key.getModulus().decode())) {
            all.put(
                    "HS256 under our public key, " + secret.length + " bytes",
                    signed(header(JWSAlgorithm.HS256, kid).build(), claims, new MACSigner(secret)));
        }
        all.put("another key under our kid", signed(header(rs256, kid).build(), claims, mine));
        all.put("another algorithm", signed(header(JWSAlgorithm.PS256, kid).build(), claims, mine));
        all.put(
                "a key in the header",
                signed(header(rs256, kid).jwk(thiefs.toPublicJWK()).build(), claims, mine));
        all.put(
                "an address of keys",
                signed(
                        header(rs256, "thief").jwkURL(URI.create(address("/jwks"))).build(),
                        claims,
                        mine));
        all.put(
                "an address of a certificate",
                signed(
                        header(rs256, "thief").x509CertURL(URI.create(address("/x5u"))).build(),
                        claims,
                        mine));
        for (var bad :
                List.of(
                        "",
                        "thief",
                        "../../../../dev/null",
                        "' or '1'='1",
                        kid + "' --",
                        address("/kid"),
                        "x\u0000" + kid,
                        kid.toUpperCase(java.util.Locale.ROOT),
                        "k".repeat(1_000))) {
            all.put("kid " + bad, signed(header(rs256, bad).build(), claims, mine));
        }
        all.put(
                "a critical header that nobody knows",
                signed(
                        header(rs256, kid).criticalParams(Set.of("x")).customParam("x", 1).build(),
                        claims,
                        mine));
        var parts = genuine.split("\\.", -1);
        all.put("no signature", parts[0] + "." + parts[1] + ".");
        all.put("half a signature", parts[0] + "." + parts[1] + "." + parts[2].substring(0, 170));
        all.put("an empty header", "e30." + parts[1] + "." + parts[2]);
        all.put("another payload", parts[0] + "." + elsewhere(claims) + "." + parts[2]);
        all.put("in capitals", "eyJhbGciOiJOT05FIn0." + parts[1] + ".");
        return all;
    }

    private static String elsewhere(JWTClaimsSet claims) {
        var other = new JWTClaimsSet.Builder(claims).subject(UUID.randomUUID().toString()).build();
        return other.toPayload().toBase64URL().toString();
    }

    private static String pem(RSAKey key) throws Exception {
        var body = Base64.getMimeEncoder(64, new byte[] {'\n'});
        return "-----BEGIN PUBLIC KEY-----\n"
                + body.encodeToString(key.toRSAPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    @Test
    void nobodyIsBelievedAboutTheirOwnKey() throws Exception {
        var token = signedIn(2).token();
        assertThat(browser.me(token).status()).isEqualTo(200);
        for (var forged : forgeries(token).entrySet()) {
            assertThat(browser.me(forged.getValue()).status()).as(forged.getKey()).isEqualTo(401);
        }
        assertThat(CALLS).as("nothing is fetched from where a token says").hasValue(0);
    }

    @Test
    void norIsAProgramAboutItsTokens() throws Exception {
        var session = signedIn(3);
        var tokens = program.exchange(program.code(session.token()));
        var access = text(tokens, "access_token");
        for (var forged : forgeries(access).entrySet()) {
            var bearer = "Bearer " + forged.getValue();
            assertThat(program.get("/userinfo", "Authorization", bearer).status())
                    .as(forged.getKey())
                    .isEqualTo(401);
            if (forged.getValue().length() <= 2_048) {
                assertThat(
                                program.post("/oauth2/introspect", "token", forged.getValue())
                                        .http()
                                        .body())
                        .as(forged.getKey())
                        .isEqualTo("{\"active\":false}");
                program.post("/oauth2/revoke", "token", forged.getValue());
            }
        }
        for (var forged : forgeries(text(tokens, "id_token")).entrySet()) {
            program.get("/oauth2/logout?" + Program.form("id_token_hint", forged.getValue()));
        }
        assertThat(program.get("/userinfo", "Authorization", "Bearer " + access).status())
                .as("nothing of it ended anything")
                .isEqualTo(200);
        assertThat(browser.refresh(session.cookie()).status()).isEqualTo(200);
        assertThat(CALLS).hasValue(0);
    }

    // Proofs of keys (RFC 9449 section 4.3).

    private static JWTClaimsSet proof() {
        var now = service.bean(AuthAlone.MovableClock.class).instant();
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .claim("htm", "POST")
                .claim("htu", TOKEN)
                .build();
    }

    private static JWSHeader.Builder proofHeader(JWSAlgorithm by) {
        return new JWSHeader.Builder(by).type(new JOSEObjectType("dpop+jwt"));
    }

    @Test
    void aProofByNoKeyOrByASecretProvesNothing() throws Exception {
        var demo = Program.named(service, "demo-integration", "demo-secret-2026");
        var rs256 = JWSAlgorithm.RS256;
        var mine = new RSASSASigner(thiefs);
        var secret = new OctetSequenceKey.Builder(new byte[32]).build();
        var proofs = new LinkedHashMap<String, String>();
        proofs.put("none", new PlainJWT(proof()).serialize());
        proofs.put(
                "a secret",
                signed(
                        proofHeader(JWSAlgorithm.HS256).jwk(secret.toPublicJWK()).build(),
                        proof(),
                        new MACSigner(secret)));
        proofs.put("no key", signed(proofHeader(rs256).build(), proof(), mine));
        proofs.put(
                "an address of keys",
                signed(
                        proofHeader(rs256).jwkURL(URI.create(address("/jwks"))).build(),
                        proof(),
                        mine));
        proofs.put(
                "another type",
                signed(
                        new JWSHeader.Builder(rs256)
                                .type(JOSEObjectType.JWT)
                                .jwk(thiefs.toPublicJWK())
                                .build(),
                        proof(),
                        mine));
        var small = new RSAKeyGenerator(1024, true).generate();
        proofs.put(
                "a small key",
                signed(
                        proofHeader(rs256).jwk(small.toPublicJWK()).build(),
                        proof(),
                        new RSASSASigner(small.toPrivateKey(), true)));
        for (var bad : proofs.entrySet()) {
            var answer =
                    demo.withProof(
                            "/oauth2/token", bad.getValue(), "grant_type", "client_credentials");
            assertThat(text(answer, "error")).as(bad.getKey()).isEqualTo("invalid_dpop_proof");
        }
        var good = signed(proofHeader(rs256).jwk(thiefs.toPublicJWK()).build(), proof(), mine);
        assertThat(
                        demo.withProof("/oauth2/token", good, "grant_type", "client_credentials")
                                .status())
                .isEqualTo(200);
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void twoProofsAreNone() throws Exception {
        var demo = Program.named(service, "demo-integration", "demo-secret-2026");
        var proofs = new ArrayList<String>();
        for (var n = 0; n < 2; n++) {
            proofs.add(
                    signed(
                            proofHeader(JWSAlgorithm.RS256).jwk(thiefs.toPublicJWK()).build(),
                            proof(),
                            new RSASSASigner(thiefs)));
        }
        var request =
                browser.request("/oauth2/token")
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .header("DPoP", proofs.get(0))
                        .header("DPoP", proofs.get(1))
                        .POST(
                                BodyPublishers.ofString(
                                        Program.form(
                                                "grant_type",
                                                "client_credentials",
                                                "client_id",
                                                demo.clientId,
                                                "client_secret",
                                                String.valueOf(demo.secret))));
        assertThat(text(browser.send(request), "error")).isEqualTo("invalid_dpop_proof");
    }

    // Names that no program has.

    private static final List<String> CALLED_BY_NOBODY =
            List.of("\u0000", "a\u0000b", "a b", "caf\u00e9", "a\nb", "x".repeat(201), "' or ''='");

    private static void isNobody(Browser.Answer answer, String name) {
        assertThat(answer.status()).as(name).isEqualTo(401);
        assertThat(text(answer, "error")).as(name).isEqualTo("invalid_client");
    }

    private static String basic(String name) {
        var both = (name + ":secret").getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/oauth2/token", "/oauth2/par", "/oauth2/introspect", "/oauth2/revoke"})
    void whatNoProgramIsCalledIsNobody(String path) throws Exception {
        var form = Program.form("grant_type", "client_credentials", "token", "x");
        for (var name : CALLED_BY_NOBODY) {
            isNobody(program.raw(path, basic(name), form), name);
            var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
            isNobody(program.raw(path, basic(encoded), form), encoded);
            var asserted =
                    signed(
                            header(JWSAlgorithm.RS256, "thief").build(),
                            new JWTClaimsSet.Builder().subject(name).build(),
                            new RSASSASigner(thiefs));
            var assertion =
                    Program.form(
                            "client_assertion_type",
                            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                            "client_assertion",
                            asserted);
            isNobody(program.raw(path, null, form + "&" + assertion), "asserted " + name);
        }
    }

    @Test
    void norIsAnybodySentAnywhereForIt() {
        for (var name : CALLED_BY_NOBODY) {
            assertThat(program.authorize("client_id", name).status()).as(name).isEqualTo(400);
            var left =
                    program.get(
                            "/oauth2/logout?"
                                    + Program.form(
                                            "client_id",
                                            name,
                                            "post_logout_redirect_uri",
                                            "https://app.example/bye"));
            assertThat(left.status()).as(name).isEqualTo(400);
        }
    }

    // Parameters that are given twice, and what is asked for by address.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant_type",
                "code",
                "code_verifier",
                "redirect_uri",
                "client_id",
                "client_secret"
            })
    void aPollutedExchangeIsRefusedAndSpendsNothing(String name) {
        var code = program.code(signedIn(4).token());
        var good =
                new LinkedHashMap<>(
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "code_verifier",
                                Program.VERIFIER,
                                "redirect_uri",
                                Program.REDIRECT,
                                "client_id",
                                program.clientId,
                                "client_secret",
                                String.valueOf(program.secret)));
        var flat = new ArrayList<String>();
        good.forEach((key, value) -> flat.addAll(List.of(key, value)));
        var form = Program.form(flat.toArray(String[]::new));
        for (var more :
                List.of(
                        Program.form(name, String.valueOf(good.get(name))),
                        Program.form(name, "other"),
                        name + "=")) {
            for (var body : List.of(form + "&" + more, more + "&" + form)) {
                var answer = program.raw("/oauth2/token", null, body);
                assertThat(text(answer, "error")).as(more).isEqualTo("invalid_request");
            }
            var answer = program.raw("/oauth2/token?" + more, null, form);
            assertThat(text(answer, "error")).as(more).isEqualTo("invalid_request");
        }
        assertThat(program.raw("/oauth2/token", null, form).status()).isEqualTo(200);
    }

    @Test
    void aPollutedRequestIsNotPushedEither() {
        var flat = new ArrayList<String>();
        program.asking().forEach((key, value) -> flat.addAll(List.of(key, value)));
        flat.addAll(List.of("client_secret", String.valueOf(program.secret)));
        var form = Program.form(flat.toArray(String[]::new));
        assertThat(program.raw("/oauth2/par", null, form).status()).isEqualTo(201);
        for (var name : List.of("redirect_uri", "scope", "state", "code_challenge")) {
            var answer = program.raw("/oauth2/par", null, form + "&" + name + "=x");
            assertThat(text(answer, "error")).as(name).isEqualTo("invalid_request");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "id_token token", "code id_token", "none"})
    void nothingComesBackThroughTheBrowserButACode(String type) {
        var answer = program.authorize("response_type", type);
        assertThat(Program.query(answer.header("Location")))
                .containsEntry("error", "unsupported_response_type")
                .doesNotContainKeys("access_token", "id_token", "code");
        assertThat(answer.header("Location")).doesNotContain("#");
    }

    @Test
    void aRequestIsNotFetchedFromWhereItSays() {
        for (var uri : List.of(address("/request"), "file:///etc/passwd", "urn:x")) {
            var answer = program.authorize("request_uri", uri);
            assertThat(answer.header("Location")).as(uri).doesNotContain("/authorize/?request=");
        }
        assertThat(CALLS).hasValue(0);
    }

    @Test
    void everyAnswerNamesUsAsOurMetadataDo() {
        var issuer = browser.get("/.well-known/openid-configuration").json().path("issuer");
        var begun = program.authorize();
        var person = signedIn(5).token();
        var handle = Program.handle(begun);
        var agreed = program.answer(handle, begun.cookie(), person, "{\"approve\":true}");
        var refused = program.authorize("scope", "everything").header("Location");
        for (var back : List.of(text(agreed, "redirect"), refused)) {
            assertThat(Program.query(back)).containsEntry("iss", issuer.asString());
        }
    }

    // Somebody else's sign-in.

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/octet-stream"
            })
    void noFormOfAnotherSiteSignsAnybodyIn(String type) {
        var body = Browser.json("email", "e0006@lumiere.demo", "password", AuthAlone.PASSWORD);
        for (var path : List.of("/api/v1/auth/login", "/api/v1/auth/passkeys/login")) {
            var answer =
                    browser.send(
                            browser.request(path)
                                    .setHeader("Content-Type", type)
                                    .POST(BodyPublishers.ofString(body)));
            assertThat(answer.status()).as(path).isEqualTo(415);
            assertThat(answer.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aCookieThatWasPlantedBeforeIsNobodysAfterwards() {
        var planted = signedIn(7).cookie();
        var body = Browser.json("email", "e0008@lumiere.demo", "password", AuthAlone.PASSWORD);
        var victim = browser.post("/api/v1/auth/login", body, planted);
        assertThat(victim.status()).isEqualTo(200);
        assertThat(victim.cookie().split("\\.")[2]).isNotEqualTo(planted.split("\\.")[2]);
        var thief = browser.refresh(planted);
        assertThat(browser.me(thief.token()).json().path("email").asString())
                .as("whose it was before")
                .isEqualTo("e0007@lumiere.demo");
        assertThat(browser.me(victim.token()).json().path("email").asString())
                .isEqualTo("e0008@lumiere.demo");
    }

    @Test
    void oneKindOfRefreshTokenIsNotTheOther() {
        var session = signedIn(9);
        var tokens = program.exchange(program.code(session.token()));
        var programs = text(tokens, "refresh_token");
        var ours = session.cookie().substring(session.cookie().indexOf('=') + 1);
        assertThat(browser.refresh("refresh-18080=" + programs).status()).isEqualTo(401);
        assertThat(text(program.refresh(ours), "error")).isEqualTo("invalid_grant");
        assertThat(program.refresh(programs).status()).isEqualTo(200);
        assertThat(browser.refresh(session.cookie()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "urn:ietf:params:oauth:grant-type:jwt-bearer",
                "urn:ietf:params:oauth:grant-type:saml2-bearer",
                "PASSWORD",
                "authorization_code "
            })
    void grantsThatWeDoNotHaveAreNotThereUnderAnyName(String type) {
        var answer =
                program.token(
                        "grant_type",
                        type,
                        "username",
                        ADMIN,
                        "password",
                        AuthAlone.PASSWORD,
                        "assertion",
                        "x");
        assertThat(text(answer, "error")).isEqualTo("unsupported_grant_type");
    }
}
