package employeehealth.auth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the service as a page of ours does, with the cookies that the test hands it. */
public final class Browser {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String base;

    public Browser(ApplicationContext context) {
        this.base = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** What came back. */
    public record Answer(HttpResponse<String> http) {

        public int status() {
            return http.statusCode();
        }

        public JsonNode json() {
            return JSON.readTree(http.body());
        }

        public String header(String name) {
            return http.headers().firstValue(name).orElse("");
        }

        /** Name and value of the cookie that was set. */
        public String cookie() {
            return header("Set-Cookie").replaceFirst(";.*", "");
        }

        public String token() {
            return json().get("accessToken").asString();
        }

        public String problem() {
            return json().get("type").asString();
        }
    }

    public Answer login(String email, String password) {
        return post("/api/v1/auth/login", body(email, password), null);
    }

    /** The token of somebody who signed in and proved again at once who they are. */
    public String steppedUp(String email) {
        var body = json("password", AuthAlone.PASSWORD);
        var token = login(email, AuthAlone.PASSWORD).token();
        return as(token, "POST", "/api/v1/auth/step-up", body).token();
    }

    private static String body(String email, String password) {
        return JSON.createObjectNode().put("email", email).put("password", password).toString();
    }

    public Answer refresh(String cookie) {
        return post("/api/v1/auth/refresh", "", cookie);
    }

    public Answer logout(String cookie) {
        return post("/api/v1/auth/logout", "", cookie);
    }

    public Answer me(String token) {
        return send(request("/api/v1/auth/me").header("Authorization", "Bearer " + token));
    }

    /** Signed in. */
    public Answer as(String token, String method, String path, @Nullable String body) {
        var request = request(path).header("Authorization", "Bearer " + token);
        return send(
                request.method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    /** A body of fields and their texts, one after the other. */
    public static String json(@Nullable String... fieldsAndTexts) {
        var body = JSON.createObjectNode();
        for (var i = 0; i < fieldsAndTexts.length; i += 2) {
            body.put(fieldsAndTexts[i], fieldsAndTexts[i + 1]);
        }
        return body.toString();
    }

    public Answer get(String path) {
        return send(request(path));
    }

    public Answer post(String path, String body, @Nullable String cookie) {
        var request = request(path).header("Sec-Fetch-Site", "same-origin");
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return send(request.POST(BodyPublishers.ofString(body)));
    }

    /** Where the service really is; what it calls itself is another address. */
    public String at(String path) {
        return base + path;
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/json");
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
