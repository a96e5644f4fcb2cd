package employeehealth.auth.federation;

import static employeehealth.auth.Browser.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.Browser;
import employeehealth.contracts.access.Permission;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service, allowed to ask providers on this machine, and a browser that goes there and back.
 */
final class Federated {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final AuthAlone.Running SERVICE =
            AuthAlone.start("--auth.federation.private-networks=true");

    private Federated() {}

    static AuthAlone.Running service() {
        return SERVICE;
    }

    /** A token of somebody who administers the company, and has just proven it again. */
    static String administrator(String email) {
        SERVICE.bean(FakeAdmin.class)
                .allows(
                        Permission.CLIENTS_MANAGE,
                        Permission.ROLES_MANAGE,
                        Permission.PEOPLE_MANAGE,
                        Permission.TRIAGE_ASSESS);
        return steppedUp(signedIn(email));
    }

    static String signedIn(String email) {
        return SERVICE.browser().login(email, AuthAlone.PASSWORD).token();
    }

    static String steppedUp(String token) {
        return SERVICE.browser()
                .as(token, "POST", "/api/v1/auth/step-up", json("password", AuthAlone.PASSWORD))
                .token();
    }

    static Browser.Answer add(String token, Map<String, Object> wanted) {
        return SERVICE.browser()
                .as(
                        token,
                        "POST",
                        "/api/v1/auth/federation/providers",
                        JSON.writeValueAsString(wanted));
    }

    /** What an administrator sends for a provider with a secret. */
    static Map<String, Object> wanted(StubProvider stub, Object... more) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("kind", "oidc");
        wanted.put("name", "Ateliers");
        wanted.put("issuer", stub.issuer());
        wanted.put("clientId", StubProvider.CLIENT);
        wanted.put("authentication", "client_secret");
        wanted.put("secret", StubProvider.SECRET);
        for (var i = 0; i < more.length; i += 2) {
            wanted.put((String) more[i], more[i + 1]);
        }
        wanted.values().removeIf(value -> value.equals(""));
        return wanted;
    }

    static String added(String administrator, Map<String, Object> wanted) {
        var answer = add(administrator, wanted);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        return answer.json().get("id").asString();
    }

    static Browser.Answer change(String token, String provider, Map<String, Object> wanted) {
        return SERVICE.browser()
                .send(
                        SERVICE.browser()
                                .request("/api/v1/auth/federation/providers/" + provider)
                                .header("Authorization", "Bearer " + token)
                                .header("If-Match", "*")
                                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(wanted))));
    }

    /** As an administrator says it. */
    static void leaves(UUID person) {
        var token = administrator("e0030@lumiere.demo");
        var answer =
                SERVICE.browser()
                        .as(token, "POST", "/api/v1/auth/people/" + person + "/leave", null);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(204);
    }

    static void removed(String administrator, String provider) {
        var request =
                SERVICE.browser()
                        .request("/api/v1/auth/federation/providers/" + provider)
                        .header("Authorization", "Bearer " + administrator)
                        .header("If-Match", "*");
        assertThat(SERVICE.browser().send(request.DELETE()).status()).isEqualTo(204);
    }

    /** Claims of somebody with a verified address. */
    static UnaryOperator<JWTClaimsSet.Builder> person(String subject, String email) {
        return claims ->
                claims.subject(subject)
                        .claim("email", email)
                        .claim("email_verified", true)
                        .claim("name", "Zoé Martin");
    }

    static UUID idOf(String email) {
        return UUID.fromString(
                SERVICE.text("select id::text from auth.people where email = ?", email));
    }

    /** One browser. */
    static final class Visit {

        private final Browser browser;
        private final Map<String, String> cookies = new LinkedHashMap<>();

        Visit() {
            this(SERVICE);
        }

        Visit(AuthAlone.Running service) {
            this.browser = service.browser();
        }

        /** To the provider, or back to our page if it cannot be asked. */
        URI begins(String provider) {
            return goes("/api/v1/auth/federation/" + provider + "/begin");
        }

        URI goes(String path) {
            var request = browser.request(path);
            if (!cookies.isEmpty()) {
                request.header("Cookie", cookies());
            }
            var answer = browser.send(request.GET());
            assertThat(answer.status()).isEqualTo(303);
            keep(answer);
            return URI.create(answer.header("Location"));
        }

        private void keep(Browser.Answer answer) {
            if (!answer.cookie().isEmpty()) {
                var parts = answer.cookie().split("=", 2);
                cookies.put(parts[0], parts[1]);
            }
        }

        String cookies() {
            return cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; "));
        }

        /** There and back: the handle that our page is given. */
        String comesBack(
                StubProvider stub, String provider, UnaryOperator<JWTClaimsSet.Builder> person) {
            var to = begins(provider);
            var state = state(stub, to);
            return returns(provider, state, stub.authorizes(to, person), null);
        }

        /** What the provider has of it, in the address or pushed before. */
        static String state(StubProvider stub, URI to) {
            var state = StubProvider.query(to.getRawQuery()).get("state");
            return state != null ? state : stub.pushedState(to);
        }

        String returns(String provider, String state, String code, @Nullable String issuer) {
            return handle(
                    goes(
                            "/api/v1/auth/federation/%s/callback?state=%s&code=%s%s"
                                    .formatted(
                                            provider,
                                            state,
                                            code,
                                            issuer == null ? "" : "&iss=" + issuer)));
        }

        static String handle(URI page) {
            assertThat(page.getPath()).matches("/(fr|en)/sign-in/");
            return StubProvider.query(page.getRawQuery()).getOrDefault("federation", "");
        }

        Browser.Answer finishes(String handle) {
            return browser.post(
                    "/api/v1/auth/federation/finish",
                    json("federation", handle),
                    cookies.isEmpty() ? null : cookies());
        }

        Browser.Answer signsIn(
                StubProvider stub, String provider, UnaryOperator<JWTClaimsSet.Builder> person) {
            return finishes(comesBack(stub, provider, person));
        }

        /** Signed in here, in the same browser. */
        Browser.Answer links(String token, String handle) {
            return browser.send(
                    browser.request("/api/v1/auth/federation/links")
                            .header("Authorization", "Bearer " + token)
                            .header("Cookie", cookies())
                            .POST(BodyPublishers.ofString(json("federation", handle))));
        }
    }
}
