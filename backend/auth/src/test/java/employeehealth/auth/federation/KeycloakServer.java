package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak, on a loopback port, with its data in memory. The first start of an unpacked
 * distribution also builds it, which takes most of the time; later ones find it built.
 */
final class KeycloakServer implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REALM = "ateliers";
    private static final String ADMIN = "only-for-tests";
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

    private final Neighbour process;

    private KeycloakServer(Neighbour process) {
        this.process = process;
    }

    static KeycloakServer start() {
        var home = home();
        build(home);
        var port = Neighbour.freePort();
        var command =
                command(
                        home,
                        "start",
                        "--optimized",
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=http://127.0.0.1:" + port);
        var server =
                new KeycloakServer(
                        Neighbour.start(
                                Neighbour.folder("keycloak"),
                                port,
                                command,
                                Map.of(
                                        "KC_BOOTSTRAP_ADMIN_USERNAME",
                                        ADMIN,
                                        "KC_BOOTSTRAP_ADMIN_PASSWORD",
                                        ADMIN),
                                Duration.ofMinutes(3)));
        server.admin(
                "POST",
                "/admin/realms",
                Map.of("realm", REALM, "enabled", true, "sslRequired", "none"));
        return server;
    }

    /** Once, and again where it has been unpacked over what was built. */
    private static void build(Path home) {
        var built = home.resolve("built-for-tests");
        try {
            if (Files.exists(built) && Files.readString(built).equals(bytecode(home))) {
                return;
            }
            var log = home.resolve("build.log").toFile();
            var process =
                    new ProcessBuilder(command(home, "build", "--db=dev-mem", "--cache=local"))
                            .redirectErrorStream(true)
                            .redirectOutput(log)
                            .start();
            if (!process.waitFor(4, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("not built within four minutes: " + log);
            }
            assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
            Files.writeString(built, bytecode(home));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** When its program was made. */
    private static String bytecode(Path home) throws IOException {
        return Files.getLastModifiedTime(home.resolve("lib/quarkus/generated-bytecode.jar"))
                .toString();
    }

    /** What its own script runs, without the shell in between, which would outlive it. */
    private static List<String> command(Path home, String... what) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms64m",
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--add-opens=java.base/java.util=ALL-UNNAMED",
                                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                                "--add-opens=java.base/java.security=ALL-UNNAMED",
                                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                        + "io.quarkus.bootstrap.forkjoin"
                                        + ".QuarkusForkJoinWorkerThreadFactory",
                                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                "-Dpicocli.disable.closures=true",
                                "-Dkc.home.dir=" + home,
                                "-Djboss.server.config.dir=" + home.resolve("conf"),
                                "-cp",
                                home.resolve("lib/quarkus-run.jar").toString(),
                                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(List.of(what));
        return command;
    }

    /** Put there by the build of {@code auth}. */
    private static Path home() {
        return Stream.of("target", "../auth/target")
                .map(target -> Path.of(target, "neighbours", "keycloak").toAbsolutePath())
                .filter(Files::exists)
                .flatMap(KeycloakServer::folders)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Path> folders(Path parent) {
        try (var folders = Files.list(parent)) {
            return folders.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + process.port() + "/realms/" + REALM;
    }

    void kill() {
        process.kill();
    }

    /** Registers us there, by our private key. */
    void lets(String clientId, String redirectUri, String afterSignOut, String ours) {
        admin(
                "POST",
                "/admin/realms/" + REALM + "/clients",
                Map.of(
                        "clientId",
                        clientId,
                        "enabled",
                        true,
                        "standardFlowEnabled",
                        true,
                        "clientAuthenticatorType",
                        "client-jwt",
                        "redirectUris",
                        List.of(redirectUri),
                        "attributes",
                        Map.of(
                                "use.jwks.url",
                                "true",
                                "jwks.url",
                                ours + "/jwks",
                                "pkce.code.challenge.method",
                                "S256",
                                "post.logout.redirect.uris",
                                afterSignOut,
                                "backchannel.logout.url",
                                ours + "/backchannel-logout",
                                "backchannel.logout.session.required",
                                "true"),
                        "protocolMappers",
                        List.of(
                                Map.of(
                                        "name",
                                        "roles",
                                        "protocol",
                                        "openid-connect",
                                        "protocolMapper",
                                        "oidc-usermodel-realm-role-mapper",
                                        "config",
                                        Map.of(
                                                "claim.name", "realm_access.roles",
                                                "jsonType.label", "String",
                                                "multivalued", "true",
                                                "id.token.claim", "true")))));
    }

    void hasRole(String name) {
        admin("POST", "/admin/realms/" + REALM + "/roles", Map.of("name", name));
    }

    /** Somebody whose address was verified there. */
    void knows(String email, String password) {
        admin(
                "POST",
                "/admin/realms/" + REALM + "/users",
                Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "emailVerified",
                        true,
                        "enabled",
                        true,
                        "firstName",
                        "Zoé",
                        "lastName",
                        "Martin",
                        "credentials",
                        List.of(
                                Map.of(
                                        "type",
                                        "password",
                                        "value",
                                        password,
                                        "temporary",
                                        false))));
    }

    void gives(String email, String role) {
        changesRole("POST", email, role);
    }

    void takes(String email, String role) {
        changesRole("DELETE", email, role);
    }

    private void changesRole(String method, String email, String role) {
        var users = "/admin/realms/" + REALM + "/users";
        var user =
                JSON.readTree(admin("GET", users + "?exact=true&email=" + email, null))
                        .get(0)
                        .get("id")
                        .asString();
        var known = admin("GET", "/admin/realms/" + REALM + "/roles/" + role, null);
        admin(method, users + "/" + user + "/role-mappings/realm", List.of(JSON.readTree(known)));
    }

    private String admin(String method, String path, @Nullable Object body) {
        var token =
                send(
                        HttpRequest.newBuilder(at("/realms/master/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(
                                        BodyPublishers.ofString(
                                                "grant_type=password&client_id=admin-cli&username="
                                                        + ADMIN
                                                        + "&password="
                                                        + ADMIN)));
        var answer =
                send(
                        HttpRequest.newBuilder(at(path))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + JSON.readTree(token.body())
                                                        .get("access_token")
                                                        .asString())
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        body == null
                                                ? BodyPublishers.noBody()
                                                : BodyPublishers.ofString(
                                                        JSON.writeValueAsString(body))));
        assertThat(answer.statusCode() / 100)
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(2);
        return answer.body();
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + process.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A person at its pages, with its cookies: a browser without a screen. */
    static final class Person {

        private final Map<String, String> cookies = new LinkedHashMap<>();

        /**
         * Fills in its form.
         *
         * @return where it sends the browser
         */
        URI signsIn(URI at, String email, String password) {
            var page = walk(visit(HttpRequest.newBuilder(at)));
            if (page.statusCode() == 302) {
                return to(page); // it knows who is there
            }
            var form = FORM.matcher(page.body());
            assertThat(form.find()).as(page.body()).isTrue();
            var answer =
                    visit(
                            HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(
                                            BodyPublishers.ofString(
                                                    "username="
                                                            + email
                                                            + "&password="
                                                            + password
                                                            + "&credentialId=")));
            answer = walk(answer);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            return to(answer);
        }

        /** From one of its own pages to the next, until one is shown or leads elsewhere. */
        private HttpResponse<String> walk(HttpResponse<String> answer) {
            var at = answer;
            while (at.statusCode() == 302 && to(at).getPath().startsWith("/realms/")) {
                at = visit(HttpRequest.newBuilder(to(at)));
            }
            return at;
        }

        /** Where it sends the browser that comes to be signed out. */
        URI signsOut(URI at) {
            var answer = visit(HttpRequest.newBuilder(at));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
            return to(answer);
        }

        private HttpResponse<String> visit(HttpRequest.Builder request) {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            var answer = send(request);
            answer.headers()
                    .allValues("Set-Cookie")
                    .forEach(cookie -> {
                        var parts = cookie.replaceFirst(";.*", "").split("=", 2);
                        cookies.put(parts[0], parts[1]);
                    });
            return answer;
        }

        private static URI to(HttpResponse<String> answer) {
            return URI.create(answer.headers().firstValue("Location").orElseThrow());
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
