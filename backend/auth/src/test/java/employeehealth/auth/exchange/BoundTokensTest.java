package employeehealth.auth.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.shared.asvs.Asvs;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are bound to a key (RFC 9449) are worth nothing without it. */
class BoundTokensTest {

    private static final String TOKEN = Program.ISSUER + "/oauth2/token";
    private static final String USERINFO = Program.ISSUER + "/userinfo";
    private static final String ADMIN = "e0069@lumiere.demo";

    private static AuthAlone.Running service;
    private static Program program;
    private static ECKey key;
    private static ECKey another;

    @BeforeAll
    static void start() throws JOSEException {
        service = AuthAlone.running();
        program = Program.ordinary(service, ADMIN);
        key = new ECKeyGenerator(Curve.P_256).generate();
        another = new ECKeyGenerator(Curve.P_256).generate();
    }

    private static Instant now() {
        return service.bean(AuthAlone.MovableClock.class).instant();
    }

    private static String proof(
            ECKey by,
            String method,
            String address,
            String token,
            UnaryOperator<JWTClaimsSet.Builder> change)
            throws JOSEException {
        var claims =
                new JWTClaimsSet.Builder()
                        .jwtID(UUID.randomUUID().toString())
                        .issueTime(Date.from(now()))
                        .claim("htm", method)
                        .claim("htu", address);
        if (!token.isEmpty()) {
            claims.claim("ath", Program.challenge(token));
        }
        var header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(by.toPublicJWK())
                        .build();
        var jwt = new SignedJWT(header, change.apply(claims).build());
        jwt.sign(new ECDSASigner(by));
        return jwt.serialize();
    }

    private static String proof(ECKey by, String method, String address, String token)
            throws JOSEException {
        return proof(by, method, address, token, UnaryOperator.identity());
    }

    private static Browser.Answer bound(ECKey by) throws JOSEException {
        var person = service.browser().login("e0070@lumiere.demo", AuthAlone.PASSWORD).token();
        return program.withProof(
                "/oauth2/token",
                proof(by, "POST", TOKEN, ""),
                "grant_type",
                "authorization_code",
                "code",
                program.code(person),
                "code_verifier",
                Program.VERIFIER);
    }

    private static Browser.Answer userinfo(String token, String proof) {
        return program.get("/userinfo", "Authorization", "DPoP " + token, "DPoP", proof);
    }

    @Test
    @Asvs("10.3.5")
    void onlyWhoHoldsTheKeyUsesTheToken() throws Exception {
        var answer = bound(key);
        assertThat(answer.json().path("token_type").asString()).isEqualTo("DPoP");
        var token = answer.json().path("access_token").asString();
        assertThat(Program.claims(token).at("/cnf/jkt").asString())
                .isEqualTo(key.computeThumbprint().toString());

        var good = proof(key, "GET", USERINFO, token);
        assertThat(userinfo(token, good).status()).isEqualTo(200);
        assertThat(userinfo(token, good).status()).as("shown once").isEqualTo(401);
        assertThat(program.get("/userinfo", "Authorization", "Bearer " + token).status())
                .as("stolen")
                .isEqualTo(401);
        assertThat(userinfo(token, proof(another, "GET", USERINFO, token)).status())
                .as("with another key")
                .isEqualTo(401);
        assertThat(userinfo(token, proof(key, "GET", USERINFO, "")).status())
                .as("made for no token")
                .isEqualTo(401);
        assertThat(userinfo(token, proof(key, "GET", USERINFO, token + "x")).status())
                .as("made for another token")
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "htm, POST",
        "htu, http://localhost:18080/oauth2/token",
        "htu, http://evil.example/userinfo",
        "htu, ''",
        "jti, ''"
    })
    @Asvs("10.3.5")
    void aProofForSomethingElseIsRefused(String claim, String value) throws Exception {
        var token = bound(key).json().path("access_token").asString();
        var bad = proof(key, "GET", USERINFO, token, claims -> claims.claim(claim, value));
        assertThat(userinfo(token, bad).status()).isEqualTo(401);
    }

    @Test
    void anOldProofAndOneOfTheFutureAreRefused() throws Exception {
        var token = bound(key).json().path("access_token").asString();
        for (var seconds : new int[] {-61, 61}) {
            var at = Date.from(now().plusSeconds(seconds));
            var bad = proof(key, "GET", USERINFO, token, claims -> claims.issueTime(at));
            assertThat(userinfo(token, bad).status()).isEqualTo(401);
        }
    }

    @Test
    void aRefreshTokenIsBoundAsWell() throws Exception {
        var refresh = bound(key).json().path("refresh_token").asString();
        assertThat(program.refresh(refresh).json().path("error").asString())
                .isEqualTo("invalid_dpop_proof");
        assertThat(refreshed(refresh, another).status()).isEqualTo(400);
        var answer = refreshed(refresh, key);
        assertThat(answer.status()).as("others' tries cost nothing").isEqualTo(200);
        assertThat(Program.claims(answer.json().path("access_token").asString()).has("cnf"))
                .isTrue();
    }

    private static Browser.Answer refreshed(String token, ECKey by) throws JOSEException {
        return program.withProof(
                "/oauth2/token",
                proof(by, "POST", TOKEN, ""),
                "grant_type",
                "refresh_token",
                "refresh_token",
                token);
    }

    @Test
    void aProofIsShownOnceForTokensToo() throws Exception {
        var demo = Program.named(service, "demo-integration", "demo-secret-2026");
        var proof = proof(key, "POST", TOKEN, "");
        var first = demo.withProof("/oauth2/token", proof, "grant_type", "client_credentials");
        assertThat(first.status()).isEqualTo(200);
        var again = demo.withProof("/oauth2/token", proof, "grant_type", "client_credentials");
        assertThat(again.json().path("error").asString()).isEqualTo("invalid_dpop_proof");
    }

    @Test
    @Asvs({"10.3.5", "10.4.14"})
    void aProgramThatIsToBeBoundGetsNothingElse() throws Exception {
        var bound =
                Program.registered(
                        service,
                        ADMIN,
                        "{\"name\":\"x\",\"kind\":\"secret\",\"bound\":true,"
                                + "\"scopes\":[\"triage.evaluate\"]}");
        assertThat(bound.token("grant_type", "client_credentials").json().path("error").asString())
                .isEqualTo("invalid_dpop_proof");
        assertThat(
                        bound.withProof(
                                        "/oauth2/token",
                                        proof(key, "POST", TOKEN, ""),
                                        "grant_type",
                                        "client_credentials")
                                .status())
                .isEqualTo(200);
    }

    private static final String PUSH = Program.ISSUER + "/oauth2/par";

    private static Browser.Answer pushed(String proof, String... instead) {
        var asked = new ArrayList<String>();
        program.asking(instead)
                .forEach((name, value) -> {
                    if (!name.equals("client_id")) {
                        asked.addAll(List.of(name, value));
                    }
                });
        return program.withProof("/oauth2/par", proof, asked.toArray(String[]::new));
    }

    private static Browser.Answer exchanged(String code, ECKey by) throws JOSEException {
        return program.withProof(
                "/oauth2/token",
                proof(by, "POST", TOKEN, ""),
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                Program.VERIFIER);
    }

    /** RFC 9449 section 10.1. */
    @Test
    void aProofThatIsPushedBindsTheCode() throws Exception {
        var person = service.browser().login("e0072@lumiere.demo", AuthAlone.PASSWORD).token();
        for (var jkt : List.of("", key.computeThumbprint().toString())) {
            var pushed = pushed(proof(key, "POST", PUSH, ""), "dpop_jkt", jkt);
            assertThat(pushed.status()).as(pushed.http().body()).isEqualTo(201);
            var code = program.codeOfPushed(pushed, person);
            assertThat(exchanged(code, another).json().path("error").asString())
                    .isEqualTo("invalid_dpop_proof");
            assertThat(program.exchange(code).json().path("error").asString())
                    .as("without a key")
                    .isEqualTo("invalid_dpop_proof");
            assertThat(exchanged(code, key).status()).isEqualTo(200);
        }
    }

    @Test
    void aPushedProofThatIsNotGoodIsRefused() throws Exception {
        var jkt = another.computeThumbprint().toString();
        refusedPush(pushed(proof(key, "POST", PUSH, ""), "dpop_jkt", jkt), "of two keys");
        refusedPush(pushed("x"), "none");
        refusedPush(pushed(proof(key, "POST", TOKEN, "")), "for another address");
        var once = proof(key, "POST", PUSH, "");
        assertThat(pushed(once).status()).isEqualTo(201);
        refusedPush(pushed(once), "shown before");
    }

    private static void refusedPush(Browser.Answer answer, String why) {
        assertThat(answer.status()).as(why).isEqualTo(400);
        assertThat(answer.json().path("error").asString()).as(why).isEqualTo("invalid_dpop_proof");
    }

    @Test
    void aCodeThatIsBoundIsExchangedWithThatKeyOnly() throws Exception {
        var person = service.browser().login("e0071@lumiere.demo", AuthAlone.PASSWORD).token();
        var code = program.code(person, "dpop_jkt", key.computeThumbprint().toString());
        assertThat(program.exchange(code).json().path("error").asString())
                .isEqualTo("invalid_dpop_proof");
    }
}
