package employeehealth.auth.scim;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.Browser;
import employeehealth.contracts.access.Permission;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company's directory, let in by one of its administrators. */
public record Directory(AuthAlone.Running service, String token) {

    static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    /** A new one, in place of the company's former. */
    public static Directory of(AuthAlone.Running service, String admin) {
        shutOut(service, admin);
        var domain = admin.substring(admin.indexOf('@') + 1);
        var made = asAdmin(service, admin, "POST", "", "{\"domains\":[\"" + domain + "\"]}", null);
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        return new Directory(service, made.json().path("token").asString());
    }

    static void shutOut(AuthAlone.Running service, String admin) {
        var known = asAdmin(service, admin, "GET", "", null, null);
        if (known.status() == 200) {
            asAdmin(service, admin, "DELETE", "", null, known.header("ETag"));
        }
    }

    /** A request of an administrator, who is one only for as long as it takes. */
    static Browser.Answer asAdmin(
            AuthAlone.Running service,
            String email,
            String method,
            String below,
            @Nullable String json,
            @Nullable String ifMatch) {
        var admin = service.bean(FakeAdmin.class);
        admin.allows(Permission.CLIENTS_MANAGE);
        try {
            var token = service.browser().steppedUp(email);
            var request =
                    service.browser()
                            .request("/api/v1/auth/scim-client" + below)
                            .header("Authorization", "Bearer " + token)
                            .method(method, BodyPublishers.ofString(json == null ? "" : json));
            if (ifMatch != null) {
                request.header("If-Match", ifMatch);
            }
            return service.browser().send(request);
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    Browser.Answer get(String path) {
        return send("GET", path, null);
    }

    Browser.Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Browser.Answer patch(String path, String... operations) {
        return send(
                "PATCH",
                path,
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                        + String.join(",", operations)
                        + "]}");
    }

    Browser.Answer send(String method, String path, @Nullable String json, String... headers) {
        var request =
                service.browser()
                        .request("/scim/v2" + path)
                        .setHeader("Content-Type", "application/scim+json")
                        .header("Authorization", "Bearer " + token)
                        .method(method, BodyPublishers.ofString(json == null ? "" : json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return service.browser().send(request);
    }

    /** Somebody new, of whom the directory says little. */
    JsonNode makes(String userName) {
        var made =
                post(
                        "/Users",
                        "{\"schemas\":[\"%s\"],\"userName\":\"%s\",\"displayName\":\"Zoé\"}"
                                .formatted(USER, userName));
        assertThat(made.status()).as(made.http().body()).isEqualTo(201);
        return made.json();
    }

    List<String> names(String filter) {
        var body = new JsonMapper().createObjectNode().put("filter", filter);
        var found = post("/Users/.search", body.toString());
        assertThat(found.status()).as(found.http().body()).isEqualTo(200);
        return found.json()
                .path("Resources")
                .valueStream()
                .map(each -> each.path("userName").asString())
                .toList();
    }
}
