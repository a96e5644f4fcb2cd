package employeehealth.auth.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who sets up and uses passkeys as our pages do it; each test has its own. */
final class Owner {

    /** One for all tests of passkeys; it ends with the test process. */
    static final AuthAlone.Running SERVICE = started();

    static final Browser BROWSER = SERVICE.browser();
    static final MovableClock CLOCK = SERVICE.bean(MovableClock.class);
    static final String PATH = "/api/v1/auth/passkeys";

    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();

    final String email;
    private final String cookie;
    final String token;

    /** Signs in by password, as somebody without a passkey does. */
    Owner(String email) {
        this(email, BROWSER.login(email, AuthAlone.PASSWORD));
    }

    Owner(String email, Browser.Answer signedIn) {
        assertThat(signedIn.status()).as(email).isEqualTo(200);
        this.email = email;
        this.cookie = signedIn.cookie();
        this.token = signedIn.token();
    }

    private static AuthAlone.Running started() {
        var service = AuthAlone.start("--auth.passkeys.most=4");
        service.count(
                """
                with wanted as (
                    insert into platform.news_subscribers
                    select 'test.' || kind, 'auth.' || kind
                      from unnest(array['passkey-added', 'passkey-renamed', 'passkey-removed',
                                        'passkey-copied', 'recovery-code-used']) as kind
                    returning 1)
                select count(*) from wanted
                """);
        return service;
    }

    static Owner next() {
        return new Owner("e%04d@lumiere.demo".formatted(NEXT.incrementAndGet()));
    }

    /** Who has proven again, a moment ago, who they are. */
    static Owner steppedUp() {
        return next().stepUp();
    }

    Owner stepUp() {
        SERVICE.count(
                """
                with stepped as (
                    update auth.sessions
                       set stepped_up_by = 'password', stepped_up_at = ?
                     where id = ?::uuid
                    returning 1)
                select count(*) from stepped
                """,
                CLOCK.instant().atOffset(ZoneOffset.UTC),
                claims().path("sid").asString());
        return refreshed();
    }

    Owner refreshed() {
        return new Owner(email, refresh());
    }

    JsonNode claims() {
        return claims(token);
    }

    static JsonNode claims(String ofToken) {
        return JSON.readTree(Base64.getUrlDecoder().decode(ofToken.split("\\.", -1)[1]));
    }

    Browser.Answer refresh() {
        return BROWSER.refresh(cookie);
    }

    JsonNode options() {
        var answer = post("/registration/options", "", null);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    Browser.Answer register(JsonNode credential) {
        return register(credential, null, null);
    }

    Browser.Answer register(JsonNode credential, @Nullable String name, @Nullable String key) {
        var body = JSON.createObjectNode();
        body.set("credential", credential);
        if (name != null) {
            body.put("name", name);
        }
        return post("/registration", body.toString(), key);
    }

    /** With this device, from now on. */
    Owner with(SoftAuthenticator device) {
        assertThat(register(device.create(options())).status()).isEqualTo(201);
        return this;
    }

    JsonNode passkeys() {
        return send("GET", "", null, null).json().get("items");
    }

    /** The only one. */
    String passkey() {
        return passkeys().get(0).path("id").asString();
    }

    Browser.Answer post(String path, String body, @Nullable String key) {
        var request =
                BROWSER.request(PATH + path)
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return BROWSER.send(request);
    }

    Browser.Answer send(
            String method, String path, @Nullable String body, @Nullable String version) {
        var request =
                BROWSER.request(PATH + path)
                        .header("Authorization", "Bearer " + token)
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (version != null) {
            request.header("If-Match", version);
        }
        return BROWSER.send(request);
    }

    static JsonNode signInOptions() {
        return BROWSER.post(PATH + "/login/options", "", null).json();
    }

    static Browser.Answer signIn(SoftAuthenticator device) {
        return signIn(device.get(signInOptions()));
    }

    static Browser.Answer signIn(ObjectNode credential) {
        var body = JSON.createObjectNode();
        body.set("credential", credential);
        return BROWSER.post(PATH + "/login", body.toString(), null);
    }

    /** How often this person was told something, once all is handed on. */
    int told(String kind) {
        Neighbour.waitUntil(
                "all is handed on",
                Duration.ofSeconds(20),
                () -> SERVICE.count("select count(*) from platform.outbox") == 0);
        return SERVICE.count(
                """
                select count(*) from platform.news_deliveries
                  join auth.people on key = people.id::text
                 where subscriber = ? and email = ?
                """,
                "test." + kind,
                email);
    }
}
