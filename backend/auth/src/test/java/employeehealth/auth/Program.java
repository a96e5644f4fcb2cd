package employeehealth.auth;

import employeehealth.contracts.access.Permission;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program of somebody else's, and the browser and page through which it reaches people. */
public final class Program {

    public static final String REDIRECT = "https://app.example/cb";
    public static final String VERIFIER = "a-verifier-of-the-program-that-nobody-else-knows";
    public static final String ISSUER = "http://localhost:18080";

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final AuthAlone.Running service;
    private final String base;
    public final String id;
    public final String clientId;
    public final @Nullable String secret;

    private Program(
            AuthAlone.Running service, String id, String clientId, @Nullable String secret) {
        this.service = service;
        this.base =
                "http://localhost:"
                        + service.context().getEnvironment().getProperty("local.server.port");
        this.id = id;
        this.clientId = clientId;
        this.secret = secret;
    }

    /** As the company's administrator lets it in. */
    public static Program registered(AuthAlone.Running service, String admin, String json) {
        var answer = new Program(service, "", "", null).asAdmin(admin, "", json);
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.http().body());
        }
        var made = answer.json();
        return new Program(
                service,
                made.path("id").asString(),
                made.path("clientId").asString(),
                made.path("secret").isString() ? made.path("secret").asString() : null);
    }

    /** One with a secret, to which people may grant most that can be granted. */
    public static Program ordinary(AuthAlone.Running service, String admin) {
        return registered(
                service,
                admin,
                """
                {"name":"Agenda","kind":"secret","redirectUris":["%s"],
                 "logoutUris":["https://app.example/bye"],
                 "scopes":["openid","profile","email","offline_access","triage.assess",
                           "triage.evaluate","protocols.read"]}
                """
                        .formatted(REDIRECT));
    }

    public static Program named(
            AuthAlone.Running service, String clientId, @Nullable String secret) {
        return new Program(service, "", clientId, secret);
    }

    public Browser.Answer asAdmin(String email, String below, @Nullable String json) {
        return asAdmin(email, below, json, UUID.randomUUID().toString());
    }

    /** A request of an administrator, who is one only for as long as it takes. */
    public Browser.Answer asAdmin(
            String email, String below, @Nullable String json, String idempotencyKey) {
        var admin = service.bean(AuthAlone.FakeAdmin.class);
        admin.allows(Permission.CLIENTS_MANAGE, Permission.PLATFORM_OPERATE);
        try {
            var token = service.browser().steppedUp(email);
            var request =
                    service.browser()
                            .request("/api/v1/auth/oauth-clients" + below)
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", idempotencyKey);
            return service.browser()
                    .send(
                            json == null
                                    ? request.GET()
                                    : request.POST(BodyPublishers.ofString(json)));
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    public Browser.Answer token(String... parameters) {
        return post("/oauth2/token", parameters);
    }

    /** With its secret, if it has one, and else its name. */
    public Browser.Answer post(String path, String... parameters) {
        var all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("client_id", clientId));
        if (secret != null) {
            all.addAll(List.of("client_secret", secret));
        }
        return raw(path, null, form(all.toArray(String[]::new)));
    }

    public Browser.Answer raw(String path, @Nullable String authorization, String body) {
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return send(request);
    }

    public Browser.Answer withProof(String path, String proof, String... parameters) {
        var all = new ArrayList<>(List.of(parameters));
        all.addAll(List.of("client_id", clientId));
        if (secret != null) {
            all.addAll(List.of("client_secret", secret));
        }
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("DPoP", proof)
                        .POST(BodyPublishers.ofString(form(all.toArray(String[]::new)))));
    }

    public Browser.Answer get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private Browser.Answer send(HttpRequest.Builder request) {
        try {
            return new Browser.Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String form(String... parameters) {
        var text = new StringBuilder();
        for (var i = 0; i < parameters.length; i += 2) {
            text.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(parameters[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /**
     * The parameters of a good request, with others in place of some, or without those named null.
     */
    public Map<String, String> asking(String... instead) {
        var asked = new java.util.LinkedHashMap<String, String>();
        asked.put("client_id", clientId);
        asked.put("response_type", "code");
        asked.put("redirect_uri", REDIRECT);
        asked.put("scope", "openid profile offline_access triage.assess");
        asked.put("state", "the-state");
        asked.put("nonce", "the-nonce");
        asked.put("code_challenge", challenge(VERIFIER));
        asked.put("code_challenge_method", "S256");
        for (var i = 0; i < instead.length; i += 2) {
            if (instead[i + 1].isEmpty()) {
                asked.remove(instead[i]);
            } else {
                asked.put(instead[i], instead[i + 1]);
            }
        }
        return asked;
    }

    public Browser.Answer authorize(String... instead) {
        var flat = new ArrayList<String>();
        asking(instead)
                .forEach((name, value) -> {
                    flat.add(name);
                    flat.add(value);
                });
        return get("/oauth2/authorize?" + form(flat.toArray(String[]::new)));
    }

    /** What names the request on our page. */
    public static String handle(Browser.Answer authorized) {
        return query(authorized.header("Location")).getOrDefault("request", "");
    }

    public Browser.Answer question(String handle, String cookie, String person) {
        return get(
                "/api/v1/auth/authorizations/" + handle,
                "Cookie",
                cookie,
                "Authorization",
                "Bearer " + person);
    }

    public Browser.Answer answer(String handle, String cookie, String person, String json) {
        var request =
                HttpRequest.newBuilder(URI.create(base + "/api/v1/auth/authorizations/" + handle))
                        .header("Content-Type", "application/json")
                        .header("Cookie", cookie)
                        .header("Authorization", "Bearer " + person)
                        .POST(BodyPublishers.ofString(json));
        return send(request);
    }

    /** All the way to the code, with a person who agrees. */
    public String code(String person, String... instead) {
        var begun = authorize(instead);
        var answered = answer(handle(begun), begun.cookie(), person, "{\"approve\":true}");
        var redirect = answered.json().path("redirect").asString();
        return query(redirect).getOrDefault("code", "");
    }

    /** The same for a request that was pushed. */
    public String codeOfPushed(Browser.Answer pushed, String person) {
        var uri = pushed.json().path("request_uri").asString();
        var begun = get("/oauth2/authorize?" + form("client_id", clientId, "request_uri", uri));
        var answered = answer(handle(begun), begun.cookie(), person, "{\"approve\":true}");
        return query(answered.json().path("redirect").asString()).getOrDefault("code", "");
    }

    public Browser.Answer exchange(String code) {
        return token(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                VERIFIER,
                "redirect_uri",
                REDIRECT);
    }

    public Browser.Answer refresh(String token) {
        return token("grant_type", "refresh_token", "refresh_token", token);
    }

    public static Map<String, String> query(String address) {
        var all = new HashMap<String, String>();
        var query = URI.create(address).getRawQuery();
        if (query != null) {
            for (var pair : query.split("&", -1)) {
                var parts = pair.split("=", 2);
                all.put(parts[0], java.net.URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return all;
    }

    public static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    public static JsonNode claims(String jwt) {
        return JSON.readTree(Base64.getUrlDecoder().decode(jwt.split("\\.", -1)[1]));
    }
}
