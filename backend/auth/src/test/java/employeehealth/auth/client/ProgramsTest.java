package employeehealth.auth.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Programs that act for themselves, how they prove who they are, and who lets them in. */
class ProgramsTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String ADMIN = "e0061@lumiere.demo";
    private static final String OF_THE_OTHER = "e0001@verrerie.demo";
    private static final String CLIENTS = "/api/v1/auth/oauth-clients";
    private static final String SERVER =
            "{\"name\":\"Paie\",\"kind\":\"secret\",\"scopes\":[\"triage.evaluate\"]}";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static Program demo;
    private static Program keyed;
    private static ECKey key;

    @BeforeAll
    static void start() throws JOSEException {
        service = AuthAlone.running();
        browser = service.browser();
        demo = Program.named(service, "demo-integration", "demo-secret-2026");
        key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        keyed = registered(withKeys("{\"keys\":[" + key.toPublicJWK().toJSONString() + "]}"));
    }

    private static Program registered(String json) {
        return Program.registered(service, ADMIN, json);
    }

    private static String withKeys(String keys) {
        return "{\"name\":\"Labo\",\"kind\":\"private_key\",\"scopes\":[\"system/*.rs\"],"
                + "\"publicKeys\":"
                + new JsonMapper().writeValueAsString(keys)
                + "}";
    }

    private static Browser.Answer credentials(Program program, String... more) {
        var all = new ArrayList<>(List.of("grant_type", "client_credentials"));
        all.addAll(List.of(more));
        return program.token(all.toArray(String[]::new));
    }

    private static void refused(Browser.Answer answer, String error) {
        assertThat(answer.json().path("error").asString()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(error.equals("invalid_client") ? 401 : 400);
    }

    private static String token(Browser.Answer answer) {
        return answer.json().path("access_token").asString();
    }

    @Test
    @Asvs("10.4.11")
    void theDemosProgramGetsATokenForItself() {
        var answer = credentials(demo);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("scope").asString()).isEqualTo("system/*.rs wearables.write");
        assertThat(answer.json().has("refresh_token")).isFalse();
        var claims = Program.claims(token(answer));
        assertThat(claims.path("sub_kind").asString()).isEqualTo("client");
        assertThat(claims.path("client_id").asString()).isEqualTo("demo-integration");
        assertThat(claims.path("company").asString()).isEqualTo(AuthAlone.LUMIERE.id().toString());
        assertThat(claims.has("roles") || claims.has("permissions")).isFalse();
        assertThat(credentials(demo, "scope", "wearables.write").json().path("scope").asString())
                .isEqualTo("wearables.write");
        for (var more : List.of("openid", "wearables.write openid", "triage.evaluate", "x", " ")) {
            refused(credentials(demo, "scope", more), "invalid_scope");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/auth/me",
                "/api/v1/auth/oauth-clients",
                "/api/v1/auth/authorized-clients",
                "/api/v1/auth/signing-keys",
                "/api/v1/auth/authorizations/x",
                "/userinfo"
            })
    @Asvs("10.3.3")
    void noHandlerForPeopleTakesAProgramForOne(String path) {
        var token = token(credentials(demo));
        assertThat(demo.get(path, "Authorization", "Bearer " + token).status()).isEqualTo(403);
    }

    @Test
    @Asvs("10.4.10")
    void aProgramProvesItselfInOneWayAndTheRightOne() {
        var body = "grant_type=client_credentials";
        assertThat(demo.raw("/oauth2/token", basic("demo-integration", "demo-secret-2026"), body))
                .returns(200, Browser.Answer::status);
        for (var bad :
                List.of(
                        basic("demo-integration", "demo-secret-2027"),
                        basic("demo-integration", ""),
                        basic("nobody", "demo-secret-2026"),
                        "Basic !!!",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString("x".getBytes(StandardCharsets.UTF_8)),
                        "Negotiate abc")) {
            var answer = demo.raw("/oauth2/token", bad, body);
            refused(answer, "invalid_client");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        }
        refused(
                demo.raw(
                        "/oauth2/token",
                        basic("demo-integration", "demo-secret-2026"),
                        body + "&client_id=demo-integration&client_secret=demo-secret-2026"),
                "invalid_request");
        refused(demo.raw("/oauth2/token", null, body), "invalid_client");
        refused(credentials(Program.named(service, "demo-integration", null)), "invalid_client");
        refused(credentials(Program.named(service, keyed.clientId, "a-secret")), "invalid_client");
        refused(
                demo.raw("/oauth2/token", null, body + "&client_id=" + "x".repeat(3_000)),
                "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "par", "revoke", "introspect"})
    @Asvs("10.4.10")
    void whatIsSaidBehindTheBrowsersBackNeedsTheSecretEverywhere(String endpoint) {
        var body =
                "grant_type=client_credentials&token=x&response_type=code&client_id="
                        + "demo-integration";
        refused(demo.raw("/oauth2/" + endpoint, null, body), "invalid_client");
        refused(
                demo.raw("/oauth2/" + endpoint, basic("demo-integration", "wrong"), body),
                "invalid_client");
    }

    private static String basic(String id, String secret) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "implicit", "urn:ietf:params:oauth:grant-type:device_code"})
    @Asvs("10.4.4")
    void othersGrantsAreAbsent(String type) {
        refused(
                demo.token("grant_type", type, "username", ADMIN, "password", AuthAlone.PASSWORD),
                "unsupported_grant_type");
    }

    @Test
    void aTokenOfItsOwnIsRevokedAtOnce() {
        var one = token(credentials(demo));
        var another = token(credentials(demo));
        assertThat(demo.post("/oauth2/revoke", "token", one).status()).isEqualTo(200);
        assertThat(demo.post("/oauth2/introspect", "token", one).http().body())
                .isEqualTo("{\"active\":false}");
        assertThat(
                        demo.post("/oauth2/introspect", "token", another)
                                .json()
                                .path("active")
                                .asBoolean())
                .isTrue();
        Neighbour.waitUntil(
                "everywhere",
                SOON,
                () -> demo.get("/userinfo", "Authorization", "Bearer " + one).status() == 401);
    }

    // Proofs by a private key.

    private static JWTClaimsSet.Builder claims() {
        var now = service.bean(AuthAlone.MovableClock.class).instant();
        return new JWTClaimsSet.Builder()
                .issuer(keyed.clientId)
                .subject(keyed.clientId)
                .audience(Program.ISSUER)
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private static Browser.Answer shown(String assertion) {
        return keyed.raw(
                "/oauth2/token",
                null,
                Program.form(
                        "grant_type",
                        "client_credentials",
                        "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion",
                        assertion));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm by, JWSSigner signer)
            throws JOSEException {
        var token = new SignedJWT(new JWSHeader.Builder(by).keyID("k1").build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(claims, JWSAlgorithm.ES256, new ECDSASigner(key));
    }

    @Test
    @Asvs("10.4.16")
    void anAssertionIsGoodOnce() throws Exception {
        var assertion = signed(claims().build());
        assertThat(shown(assertion).status()).isEqualTo(200);
        refused(shown(assertion), "invalid_client");
        assertThat(shown(signed(claims().audience(Program.ISSUER + "/oauth2/token").build())))
                .returns(200, Browser.Answer::status);
        var raced = signed(claims().build());
        try (var threads = Executors.newFixedThreadPool(8)) {
            var good = 0;
            Callable<Browser.Answer> show = () -> shown(raced);
            for (var one : threads.invokeAll(Collections.nCopies(8, show))) {
                good += one.get().status() == 200 ? 1 : 0;
            }
            assertThat(good).isOne();
        }
    }

    private record Abuse(String name, UnaryOperator<JWTClaimsSet.Builder> change) {}

    @Test
    @Asvs({"9.2.1", "9.2.3", "10.4.16"})
    void anAssertionThatIsNotOfThisProgramForUsNowIsRefused() throws Exception {
        var now = service.bean(AuthAlone.MovableClock.class).instant();
        for (var abuse :
                List.of(
                        new Abuse("issuer", c -> c.issuer("demo-integration")),
                        new Abuse("no issuer", c -> c.issuer(null)),
                        new Abuse("subject", c -> c.subject("demo-integration")),
                        new Abuse("audience", c -> c.audience("https://other.example")),
                        new Abuse("prefix", c -> c.audience(Program.ISSUER + ".evil.example")),
                        new Abuse("no audience", c -> c.audience((String) null)),
                        new Abuse(
                                "others, too",
                                c -> c.audience(List.of(Program.ISSUER, "https://o.example"))),
                        new Abuse("expired", c -> c.expirationTime(at(now.minusSeconds(61)))),
                        new Abuse("no end", c -> c.expirationTime(null)),
                        new Abuse("for ever", c -> c.expirationTime(at(now.plusSeconds(6_000)))),
                        new Abuse("not yet", c -> c.notBeforeTime(at(now.plusSeconds(120)))),
                        new Abuse("of the future", c -> c.issueTime(at(now.plusSeconds(120)))),
                        new Abuse("no id", c -> c.jwtID(null)),
                        new Abuse("long id", c -> c.jwtID("x".repeat(257))))) {
            var answer = shown(signed(abuse.change.apply(claims()).build()));
            assertThat(answer.status()).as(abuse.name).isEqualTo(401);
        }
    }

    private static Date at(Instant instant) {
        return Date.from(instant);
    }

    @Test
    @Asvs({"9.1.1", "9.1.2", "10.4.16"})
    void anAssertionBySomebodyElseIsRefused() throws Exception {
        refused(shown(new PlainJWT(claims().build()).serialize()), "invalid_client");
        var published = key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        refused(
                shown(signed(claims().build(), JWSAlgorithm.HS256, new MACSigner(published))),
                "invalid_client");
        var another = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        refused(
                shown(signed(claims().build(), JWSAlgorithm.ES256, new ECDSASigner(another))),
                "invalid_client");
        var rsa = new RSAKeyGenerator(2048).keyID("k1").generate();
        refused(
                shown(signed(claims().build(), JWSAlgorithm.RS256, new RSASSASigner(rsa))),
                "invalid_client");
        refused(shown("a.b.c"), "invalid_client");
        refused(shown("x".repeat(8_193)), "invalid_request");
        var cut = signed(claims().build());
        refused(shown(cut.substring(0, cut.lastIndexOf('.') + 1)), "invalid_client");
    }

    // Administration.

    @Test
    void anAdministratorLetsProgramsInAndSeesTheSecretOnce() {
        var program = registered(SERVER);
        assertThat(program.secret).startsWith("ehcs_").hasSize(48);
        assertThat(credentials(program).status()).isEqualTo(200);
        var list = program.asAdmin(ADMIN, "", null);
        assertThat(list.http().body()).contains(program.clientId).doesNotContain("ehcs_");
        assertThat(service.audited("auth.oauth-client.made", program.id)).isOne();
        assertThat(service.fingerprinted("auth.oauth-client.made", program.id)).isEqualTo("after");

        assertThat(program.asAdmin(OF_THE_OTHER, "", null).http().body())
                .doesNotContain(program.clientId);
        for (var below : List.of("/secret", "/disable")) {
            assertThat(program.asAdmin(OF_THE_OTHER, "/" + program.id + below, "{}").status())
                    .as("another company's")
                    .isEqualTo(404);
        }
    }

    @Test
    void aSecretIsRenewedWithAnOverlap() {
        var program = registered(SERVER);
        var renewed = program.asAdmin(ADMIN, "/" + program.id + "/secret", "{}");
        var next =
                Program.named(service, program.clientId, renewed.json().path("secret").asString());
        assertThat(credentials(program).status()).isEqualTo(200);
        assertThat(credentials(next).status()).isEqualTo(200);
        service.bean(AuthAlone.MovableClock.class).move(Duration.ofHours(24));
        refused(credentials(program), "invalid_client");
        assertThat(credentials(next).status()).isEqualTo(200);
        program.asAdmin(ADMIN, "/" + program.id + "/secret", "{}");
        program.asAdmin(ADMIN, "/" + program.id + "/secret", "{}");
        refused(credentials(next), "invalid_client");
    }

    @Test
    void aSecondClickMakesNoSecondSecret() {
        var program = registered(SERVER);
        var first = program.asAdmin(ADMIN, "/" + program.id + "/secret", "{}", "twice");
        var second = program.asAdmin(ADMIN, "/" + program.id + "/secret", "{}", "twice");
        assertThat(first.json().path("secret").asString()).startsWith("ehcs_");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json().path("secret").isNull()).isTrue();
        assertThat(credentials(program).status()).isEqualTo(200);
    }

    @Test
    void aProgramThatIsDisabledIsOutEverywhere() {
        var program = registered(SERVER);
        var token = token(credentials(program));
        assertThat(
                        program.asAdmin(ADMIN, "/" + program.id + "/disable", "{}")
                                .json()
                                .path("disabledAt")
                                .isNull())
                .isFalse();
        refused(credentials(program), "invalid_client");
        Neighbour.waitUntil(
                "the token is refused",
                SOON,
                () -> program.get("/userinfo", "Authorization", "Bearer " + token).status() == 401);
        assertThat(service.audited("auth.oauth-client.disabled", program.id)).isOne();
        assertThat(service.fingerprinted("auth.oauth-client.disabled", program.id))
                .isEqualTo("before");
        assertThat(program.asAdmin(ADMIN, "/" + program.id + "/secret", "{}").status())
                .isEqualTo(404);
    }

    @Test
    void whoIsNoAdministratorLetsNobodyIn() {
        var token = browser.login("e0062@lumiere.demo", AuthAlone.PASSWORD).token();
        assertThat(add(SERVER, token).status()).isEqualTo(403);
    }

    @Test
    void whoFindsAnOpenScreenLetsNobodyIn() {
        var program = registered(SERVER);
        var admin = service.bean(FakeAdmin.class);
        admin.allows(Permission.CLIENTS_MANAGE);
        try {
            var token = browser.login(ADMIN, AuthAlone.PASSWORD).token();
            var one = "/" + program.id;
            for (var below : List.of("", one + "/secret", one + "/disable")) {
                var answer = browser.as(token, "POST", CLIENTS + below, SERVER);
                assertThat(answer.problem()).isEqualTo("/problems/platform/step-up-required");
                assertThat(answer.header("WWW-Authenticate"))
                        .contains("insufficient_user_authentication", "acr_values=\"3\"");
            }
            assertThat(credentials(program).status()).isEqualTo(200);
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    private static Browser.Answer add(String json, String token) {
        return browser.send(
                browser.request(CLIENTS)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(json)));
    }

    @Test
    @Asvs("10.4.11")
    void theEmployersSideOpensNoHealthDataToAProgram() {
        var admin = service.bean(FakeAdmin.class);
        admin.allows(Permission.CLIENTS_MANAGE);
        try {
            var token = browser.steppedUp(ADMIN);
            for (var scope : List.of("system/*.rs", "wearables.write", "triage.assess")) {
                var json =
                        "{\"name\":\"x\",\"kind\":\"secret\",\"redirectUris\":[\"https://a.b/c\"],"
                                + "\"scopes\":[\"openid\",\"triage.evaluate\",\""
                                + scope
                                + "\"]}";
                var answer = add(json, token);
                assertThat(answer.status()).isEqualTo(403);
                assertThat(answer.problem()).isEqualTo("/problems/auth/scope-opens-health-data");
            }
            assertThat(add(SERVER, token).status()).isEqualTo(201);
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"\",\"kind\":\"secret\",\"scopes\":[\"triage.evaluate\"]}",
                "{\"name\":\"x\",\"kind\":\"magic\",\"scopes\":[\"triage.evaluate\"]}",
                "{\"name\":\"x\",\"kind\":\"secret\",\"scopes\":[]}",
                "{\"name\":\"x\",\"kind\":\"secret\",\"scopes\":[\"everything\"]}",
                "{\"name\":\"x\",\"kind\":\"secret\",\"scopes\":[\"openid\"]}",
                "{\"name\":\"x\",\"kind\":\"browser\",\"scopes\":[\"openid\"]}",
                "{\"name\":\"x\",\"kind\":\"private_key\",\"scopes\":[\"triage.evaluate\"]}",
                "{\"name\":\"x\",\"kind\":\"private_key\",\"scopes\":[\"triage.evaluate\"],"
                    + "\"publicKeys\":\"{\\\"keys\\\":[{\\\"kty\\\":\\\"oct\\\",\\\"k\\\":\\\"AAAA\\\"}]}\"}",
                "{\"name\":\"x\",\"kind\":\"secret\",\"scopes\":[\"triage.evaluate\"],\"id\":\"x\"}",
                "{\"name\":\"x\",\"kind\":\"browser\",\"scopes\":[\"openid\"],"
                        + "\"redirectUris\":[\"http://a.b/c\"]}",
                "{\"name\":\"x\",\"kind\":\"browser\",\"scopes\":[\"openid\"],"
                        + "\"redirectUris\":[\"javascript:alert(1)\"]}",
                "{\"name\":\"x\",\"kind\":\"browser\",\"scopes\":[\"openid\"],"
                        + "\"redirectUris\":[\"https://*.b/c\"]}",
                "{\"name\":\"x\",\"kind\":\"native\",\"scopes\":[\"openid\"],"
                        + "\"redirectUris\":[\"http://localhost/c\"]}",
                "{\"name\":\"x\",\"kind\":\"browser\",\"scopes\":[\"openid\"],"
                        + "\"redirectUris\":[\"com.example.app:/c\"]}"
            })
    void aProgramThatCannotBeTrustedIsNotRegistered(String json) {
        assertThat(demo.asAdmin(ADMIN, "", json).status()).isEqualTo(400);
    }

    @Test
    @Asvs("10.6.1")
    void whatWeCanDoIsPublished() {
        var told = demo.get("/.well-known/openid-configuration");
        assertThat(told.json().path("issuer").asString()).isEqualTo(Program.ISSUER);
        assertThat(told.json().path("code_challenge_methods_supported").toString())
                .isEqualTo("[\"S256\"]");
        assertThat(told.json().path("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(told.json().path("authorization_response_iss_parameter_supported").asBoolean())
                .isTrue();
        assertThat(demo.get("/.well-known/oauth-authorization-server").http().body())
                .isEqualTo(told.http().body());
    }
}
