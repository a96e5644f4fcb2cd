package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person at their browser, with a telephone if they have set one up. */
final class Someone {

    private static final JsonMapper JSON = new JsonMapper();

    final String email;
    private final Browser browser;
    private final MovableClock clock;
    private final String userAgent;
    private @Nullable AuthenticatorApp app;

    Someone(AuthAlone.Running service, String email) {
        this(
                service.browser(),
                service.bean(MovableClock.class),
                email,
                "Mozilla/5.0 Firefox/140.0");
    }

    private Someone(Browser browser, MovableClock clock, String email, String userAgent) {
        this.browser = browser;
        this.clock = clock;
        this.email = email;
        this.userAgent = userAgent;
    }

    /** The same person with the same telephone, at another browser. */
    Someone at(String otherBrowser) {
        var there = new Someone(browser, clock, email, otherBrowser);
        there.app = app;
        return there;
    }

    Browser.Answer login() {
        return login(AuthAlone.PASSWORD);
    }

    Browser.Answer login(String password) {
        return send("POST", "/api/v1/auth/login", null, json("email", email, "password", password));
    }

    /** Signed in all the way. */
    Browser.Answer signedIn() {
        var first = login();
        var answer = first.status() == 200 ? first : answer(challenge(first), nextCode());
        assertThat(answer.status()).as("%s signs in", email).isEqualTo(200);
        return answer;
    }

    String challenged() {
        return challenge(login());
    }

    private static String challenge(Browser.Answer answer) {
        assertThat(answer.problem()).isEqualTo("/problems/auth/second-factor-required");
        return answer.json().get("challenge").asString();
    }

    Browser.Answer answer(String challenge, String code) {
        return send(
                "POST",
                "/api/v1/auth/login/second-factor",
                null,
                json("challenge", challenge, "code", code));
    }

    /** Asks for a code by mail. */
    Browser.Answer ask(String challenge) {
        return send(
                "POST",
                "/api/v1/auth/login/second-factor/email",
                null,
                json("challenge", challenge));
    }

    /** What the app shows now. */
    String code() {
        return code(Duration.ZERO);
    }

    String code(Duration later) {
        return Objects.requireNonNull(app).code(clock.instant().plus(later));
    }

    /** What it shows half a minute on, which is never one that was used. */
    String nextCode() {
        clock.move(Duration.ofSeconds(30));
        return code();
    }

    void scans(Browser.Answer newTotp) {
        app = new AuthenticatorApp(newTotp.json().get("secret").asString());
    }

    /** Sets up the app. */
    List<String> setsUp(String token) {
        scans(post("/api/v1/auth/mfa/totp", token));
        var answer = post("/api/v1/auth/mfa/totp/confirm", token, "code", code());
        assertThat(answer.status()).as("%s confirms", email).isEqualTo(200);
        var codes = new ArrayList<String>();
        answer.json().get("recoveryCodes").forEach(code -> codes.add(code.asString()));
        return codes;
    }

    Browser.Answer stepUp(String token, String kind, String proof) {
        return post("/api/v1/auth/step-up", token, kind, proof);
    }

    Browser.Answer get(String path, String token) {
        return send("GET", path, token, "");
    }

    Browser.Answer post(String path, String token, String... members) {
        return send("POST", path, token, json(members));
    }

    Browser.Answer delete(String path, String token, @Nullable String ifMatch) {
        var request = request(path, token);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return browser.send(request.DELETE());
    }

    private Browser.Answer send(String method, String path, @Nullable String token, String body) {
        return browser.send(request(path, token).method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request = browser.request(path).header("User-Agent", userAgent);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String json(String... members) {
        var object = JSON.createObjectNode();
        for (var i = 0; i < members.length; i += 2) {
            object.put(members[i], members[i + 1]);
        }
        return object.toString();
    }

    static JsonNode claims(String token) {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    static List<String> amr(String token) {
        var methods = new ArrayList<String>();
        claims(token).get("amr").forEach(method -> methods.add(method.asString()));
        return methods;
    }
}
