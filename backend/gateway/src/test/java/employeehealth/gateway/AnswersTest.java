package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What answers look like: headers of every kind of answer, pages, pages of problems. */
@SpringBootTest(
        classes = GatewayAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "platform.demo=true",
            "platform.public-url=http://localhost:8080",
            "spring.web.resources.add-mappings=false",
            "spring.threads.virtual.enabled=true"
        })
class AnswersTest {

    private static final FakeNeighbour TRIAGE = new FakeNeighbour();
    private static final String INERT = "default-src 'none'; frame-ancestors 'none'";
    private static final String OF_PAGES =
            "default-src 'self'; script-src 'self'; require-trusted-types-for 'script';"
                    + " frame-ancestors 'none'";

    @TempDir static Path data;
    @LocalServerPort int port;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry settings) {
        settings.add("platform.data-dir", data::toString);
        settings.add("platform.remotes.triage", TRIAGE::address);
        settings.add("platform.remotes.profile", () -> "http://127.0.0.1:1");
    }

    @AfterAll
    static void stop() {
        TRIAGE.stop();
    }

    /** CVE-2026-22732: headers were missing from some kinds of answer only. So: every kind. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    page                      | GET     | /fr/                             | 200
                    script                    | GET     | /_next/static/chunks/a1b2c3.js   | 200
                    head of a page            | HEAD    | /fr/                             | 200
                    redirect                  | GET     | /docs                            | 302
                    unknown page              | GET     | /nirgends                        | 404
                    page by another method    | POST    | /fr/                             | 405
                    API description           | GET     | /api/v1/openapi.json             | 200
                    API                       | GET     | /api/v1/mode                     | 200
                    API, cacheable            | GET     | /api/v1/auth/open                | 200
                    without a token           | GET     | /api/v1/auth/me                  | 401
                    failing controller        | GET     | /api/v1/auth/broken              | 500
                    error by the container    | GET     | /api/v1/auth/refused-by-container| 404
                    wrong method              | POST    | /api/v1/mode                     | 405
                    unknown API               | GET     | /api/v1/unheard-of               | 404
                    proxied                   | GET     | /api/v1/triage/x                 | 200
                    proxied head              | HEAD    | /api/v1/triage/x                 | 200
                    proxied without a body    | GET     | /api/v1/triage/empty             | 204
                    proxied 304               | GET     | /api/v1/triage/cached            | 304
                    proxied and large         | GET     | /api/v1/triage/large             | 200
                    neighbour down            | GET     | /api/v1/profile                  | 503
                    nowhere                   | GET     | /api/v1/wearables                | 404
                    internal                  | GET     | /internal/auth/keys              | 404
                    two readings              | GET     | /a//b                            | 400
                    refused by the container  | GET     | /a\\b                            | 400
                    encoded slash             | GET     | /a%2fb                           | 400
                    trace                     | TRACE   | /fr/                             | 405
                    problem page              | GET     | /problems/platform/unavailable   | 200
                    problem page, unknown     | GET     | /problems/platform/unheard-of    | 404
                    problem style             | GET     | /problems/style.css              | 200
                    """)
    void everyKindOfAnswerCarriesTheHeaders(String kind, String method, String path, int status)
            throws IOException {
        var answer = Wire.send(port, method, path, "Accept: text/html,*/*", "Content-Length: 0");
        assertThat(answer.status()).as(kind).isEqualTo(status);
        assertThat(answer.headers("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.headers("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.headers("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
        assertThat(answer.headers("Cross-Origin-Resource-Policy")).containsExactly("same-origin");
        assertThat(answer.headers("Permissions-Policy"))
                .singleElement()
                .asString()
                .contains("camera=(self)", "usb=(self)", "payment=()");
        assertThat(answer.headers("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("frame-ancestors 'none'");
        assertThat(answer.headers("Cache-Control")).hasSize(1);
        assertThat(answer.headers("Server")).isEmpty();
        assertThat(answer.headers("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.body()).doesNotContain("inside of the machine", "Exception", "Tomcat");
        if (status >= 400 && !answer.header("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/mode", "/api/v1/auth/me", "/api/v1/triage/x", "/api/v1/wearables"})
    void answersToProgramsAreInertAndNotStored(String path) throws IOException {
        var answer = Wire.get(port, path);
        assertThat(answer.headers("Content-Security-Policy")).containsExactly(INERT);
        assertThat(answer.headers("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void aControllerMayAllowCaching() throws IOException {
        assertThat(Wire.get(port, "/api/v1/auth/open").headers("Cache-Control"))
                .containsExactly("max-age=60");
    }

    @Test
    void demoModeDoesNotForceHttps() throws IOException {
        assertThat(Wire.get(port, "/fr/").headers("Strict-Transport-Security")).isEmpty();
    }

    // ---- pages

    @Test
    void pagesAreServedWithTheirPolicyAndAskedForAgain() throws IOException {
        for (var path : List.of("/", "/fr/", "/docs/", "/sw.js", "/fr.webmanifest")) {
            var page = Wire.get(port, path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.headers("Content-Security-Policy")).containsExactly(OF_PAGES);
            assertThat(page.headers("Cache-Control")).containsExactly("no-cache");
            assertThat(page.header("ETag")).isPresent();
        }
        assertThat(Wire.get(port, "/fr/").body()).contains("Page fr/index.html");
        assertThat(Wire.get(port, "/fr/?q=1").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/fr/, text/html;charset=utf-8",
        "/sw.js, text/javascript;charset=utf-8",
        "/fr.webmanifest, application/manifest+json",
        "/problems/style.css, text/css;charset=utf-8",
        "/api/v1/openapi.json, application/json"
    })
    void filesHaveTheirType(String path, String type) throws IOException {
        assertThat(Wire.get(port, path).header("Content-Type")).hasValue(type);
    }

    @Test
    void hashedFilesAreKeptForEver() throws IOException {
        assertThat(Wire.get(port, "/_next/static/chunks/a1b2c3.js").headers("Cache-Control"))
                .containsExactly("public, max-age=31536000, immutable");
        var missing = Wire.get(port, "/_next/static/chunks/gone.js", "Accept: text/html");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.headers("Cache-Control")).containsExactly("no-cache");
    }

    @Test
    void whatABrowserHasAlreadyIsNotSentAgain() throws IOException {
        var tag = Wire.get(port, "/fr/").header("ETag").orElseThrow();
        var again = Wire.get(port, "/fr/", "If-None-Match: \"other\", " + tag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.header("ETag")).hasValue(tag);
        assertThat(again.headers("Content-Security-Policy")).containsExactly(OF_PAGES);
        assertThat(Wire.get(port, "/fr/", "If-None-Match: \"other\"").status()).isEqualTo(200);
    }

    @Test
    void pagesAreCompressedForThoseWhoCan() throws Exception {
        var zipped = exchange("/fr/", "gzip, deflate");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        var plain = Wire.get(port, "/fr/");
        try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.body());
        }
        assertThat(zipped.headers().firstValue("ETag")).isNotEqualTo(plain.header("ETag"));
        assertThat(exchange("/fr/", "gzip;q=0").headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void whatTheBuildCompressedIsSentAsItIs() throws Exception {
        var brotli = exchange("/_next/static/chunks/a1b2c3.js", "gzip, br");
        assertThat(brotli.headers().firstValue("Content-Encoding")).hasValue("br");
        assertThat(new String(brotli.body(), StandardCharsets.UTF_8))
                .startsWith("not really brotli");
        assertThat(Wire.get(port, "/_next/static/chunks/a1b2c3.js.br").status()).isEqualTo(404);
    }

    private HttpResponse<byte[]> exchange(String path, String encodings) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .header("Accept-Encoding", encodings)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void headHasTheLengthAndNothingElse() throws IOException {
        var head = Wire.send(port, "HEAD", "/fr/");
        assertThat(head.body()).isEmpty();
        assertThat(head.header("Content-Length"))
                .isEqualTo(Wire.get(port, "/fr/").header("Content-Length"));
    }

    @Test
    void aFolderWithoutItsSlashLeadsToIt() throws IOException {
        assertThat(Wire.get(port, "/docs").header("Location")).hasValue("/docs/");
        assertThat(Wire.get(port, "/fr?id=1").header("Location")).hasValue("/fr/?id=1");
    }

    @Test
    void aReaderWhoIsLostGetsAPageAProgramAProblem() throws IOException {
        var reader = Wire.get(port, "/lost", "Accept: text/html");
        assertThat(reader.status()).isEqualTo(404);
        assertThat(reader.body()).contains("Page 404.html");
        var program = Wire.get(port, "/lost");
        assertThat(program.status()).isEqualTo(404);
        assertThat(program.header("Content-Type")).hasValue("application/problem+json");
        var api = Wire.get(port, "/api/v1/lost", "Accept: text/html");
        assertThat(api.header("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void filesOfTheBuildItselfAreNotPages() throws IOException {
        for (var path :
                List.of(
                        "/csp.txt",
                        "/application.yml",
                        "/problems/gateway.properties",
                        "/web/fr/")) {
            assertThat(Wire.get(port, path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void theApiIsDescribed() throws IOException {
        assertThat(Wire.get(port, "/api/v1/openapi.json").body()).contains("\"openapi\":\"3.1.0\"");
    }

    // ---- problem pages

    @Test
    void aProblemIsExplainedInBothLanguages() throws IOException {
        var french = Wire.get(port, "/problems/gateway/bad-address", "Accept-Language: fr");
        assertThat(french.header("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(french.header("Content-Language")).hasValue("fr");
        assertThat(french.body()).contains("<html lang=\"fr\">", "<h1>Adresse inhabituelle</h1>");
        var english =
                Wire.get(port, "/problems/gateway/bad-address?lang=en", "Accept-Language: fr");
        assertThat(english.body()).contains("<html lang=\"en\">", "<h1>Unusual address</h1>");
    }

    @Test
    void problemPagesNeedNoScriptAndRunNone() throws IOException {
        var page = Wire.get(port, "/problems/platform/invalid-input");
        assertThat(page.body())
                .doesNotContain("<script", " style=", "<style")
                .contains("&quot;errors&quot;");
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; style-src 'self'")
                .doesNotContain("script");
    }

    @Test
    void anUnknownProblemIsNotFoundAndEchoesNothing() throws IOException {
        var page = Wire.get(port, "/problems/x/%3Cscript%3E");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("script");
        assertThat(Wire.get(port, "/problems/field/unknown").status()).isEqualTo(404);
    }
}
