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
 * cache knows their classes and profiles: often enough that there are profiles, which begin after
 * some two hundred calls of a method. Fails if one of them does.
 */
final class Rehearsal {

    private static final int ROUNDS = 1_000;
    private static final int PAGES_EACH = 25; // rounds; they are the same few methods

    /** French and English by turns, of different parts of the library. */
    private static final List<String> COMPLAINTS =
            List.of(
                    "J'ai mal à la tête depuis trois jours, sans fièvre",
                    "I have had a runny nose and a sore throat since Monday, no fever",
                    "Je tousse beaucoup la nuit et je suis essoufflée dans les escaliers",
                    "My lower back hurts since I lifted a box at work, it goes into my left leg",
                    "J'ai vomi deux fois cette nuit, j'ai mal au ventre et un peu de diarrhée",
                    "My right ankle is swollen after a fall, I can still walk on it",
                    "Je n'arrive plus à dormir, je suis épuisée et anxieuse à cause du travail",
                    "Burning when I pass urine and I have to go all the time, no blood",
                    "J'ai des plaques rouges qui démangent sur les bras depuis hier",
                    "A tight pain in my chest for an hour, it goes into my arm and I am sweating");

    private static final Pattern TOKEN = Pattern.compile("\"accessToken\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private String authorization = "";
    private String cookie = "";

    private Rehearsal(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    static void at(int port) throws IOException, InterruptedException {
        var rehearsal = new Rehearsal(port);
        rehearsal.signIn();
        for (var round = 0; round < ROUNDS; round++) {
            if (round % PAGES_EACH == 0) {
                rehearsal.pages();
            }
            rehearsal.refresh();
            rehearsal.check(round);
            rehearsal.file(round);
        }
    }

    private void pages() throws IOException, InterruptedException {
        for (var page : List.of("/", "/fr/emergency/", "/en/triage/")) {
            expect(200, request(page).GET());
        }
        expect(400, asked("/api/v1/triage/assessments").POST(BodyPublishers.ofString("{")));
        expect(200, asked("/api/v1/triage/assessments").GET());
    }

    private void check(int round) throws IOException, InterruptedException {
        expect(200, asked("/api/v1/auth/me").GET());
        expect(
                201,
                asked("/api/v1/triage/assessments")
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"text":"%s","language":"%s","subject":{"age":34,"sex":"female"}}\
                                        """
                                                .formatted(
                                                        COMPLAINTS.get(round % COMPLAINTS.size()),
                                                        round % 2 == 0 ? "fr" : "en"))));
    }

    private void file(int round) throws IOException, InterruptedException {
        var seen = expect(200, asked("/api/v1/profile").GET());
        expect(
                200,
                asked("/api/v1/profile")
                        .header("If-Match", seen.headers().firstValue("ETag").orElseThrow())
                        .PUT(
                                BodyPublishers.ofString(
                                        """
                                        {"notes":"%d","allergies":[{"text":"Noix"}]}\
                                        """
                                                .formatted(round))));
    }

    private void signIn() throws IOException, InterruptedException {
        hold(
                expect(
                        200,
                        request("/api/v1/auth/login")
                                .POST(
                                        BodyPublishers.ofString(
                                                """
                                                {"email":"e0001@lumiere.demo","password":"demo-Passw0rd-2026"}\
                                                """))));
    }

    private void refresh() throws IOException, InterruptedException {
        hold(
                expect(
                        200,
                        request("/api/v1/auth/refresh")
                                .header("Cookie", cookie)
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.noBody())));
    }

    private void hold(HttpResponse<String> answer) {
        var token = TOKEN.matcher(answer.body());
        if (!token.find()) {
            throw new StartRefused("rehearsal: no token in the answer");
        }
        authorization = "Bearer " + token.group(1);
        cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private HttpRequest.Builder asked(String path) {
        return request(path).header("Authorization", authorization);
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
