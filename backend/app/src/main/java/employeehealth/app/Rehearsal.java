package employeehealth.app;

import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Walks the most common paths of a platform that was started for this alone, so that the JDK's AOT
 * cache knows their classes and profiles. Fails if one of them does.
 */
final class Rehearsal {

    private static final int ROUNDS = 40;
    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    private Rehearsal(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    static void at(int port) throws IOException, InterruptedException {
        var rehearsal = new Rehearsal(port);
        var token = rehearsal.signIn();
        for (var round = 0; round < ROUNDS; round++) {
            for (var page : List.of("/", "/fr/emergency/", "/en/triage/")) {
                rehearsal.expect(200, rehearsal.request(page).GET());
            }
            rehearsal.expect(
                    200, rehearsal.request("/api/v1/auth/me").header("Authorization", token).GET());
            rehearsal.expect(
                    201,
                    rehearsal
                            .request("/api/v1/triage/assessments")
                            .header("Authorization", token)
                            .POST(
                                    BodyPublishers.ofString(
                                            """
                                            {"text":"J'ai mal à la tête depuis trois jours, sans fièvre","language":"fr",
                                             "subject":{"age":34,"sex":"female"}}\
                                            """)));
            rehearsal.expect(
                    200,
                    rehearsal
                            .request("/api/v1/triage/assessments")
                            .header("Authorization", token)
                            .GET());
            rehearsal.expect(
                    400,
                    rehearsal
                            .request("/api/v1/triage/assessments")
                            .header("Authorization", token)
                            .POST(BodyPublishers.ofString("{")));
        }
    }

    private String signIn() throws IOException, InterruptedException {
        var answer =
                expect(
                        200,
                        request("/api/v1/auth/login")
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"email":"claire@lumiere.demo","password":"demo-Passw0rd-2026"}\
                                                """)));
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new StartRefused("rehearsal: no token in the answer");
        }
        var cookie =
                answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        expect(
                200,
                request("/api/v1/auth/refresh")
                        .header("Cookie", cookie)
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.noBody()));
        return "Bearer " + token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> expect(int status, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != status) {
            throw new StartRefused(
                    "rehearsal: "
                            + request.build().uri().getPath()
                            + " answered "
                            + answer.statusCode());
        }
        return answer;
    }
}
