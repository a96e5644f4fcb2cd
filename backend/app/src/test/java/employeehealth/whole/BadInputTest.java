package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent, the answer names what is wrong, and it is never a 500. */
class BadInputTest {

    private static final String CHECKS = "/api/v1/triage/assessments";

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("body", "{"),
                Arguments.of("body", ""),
                Arguments.of("body", "[]"),
                Arguments.of("body", "{\"text\":\"a\"} {\"text\":\"b\"}"),
                Arguments.of("tex", "{\"tex\":\"a\"}"),
                Arguments.of("subject.agee", "{\"text\":\"a\",\"subject\":{\"agee\":3}}"),
                Arguments.of("text", "{\"text\":5}"),
                Arguments.of("text", "{\"text\":[\"a\"]}"),
                Arguments.of("text", "{\"text\":\"" + "a".repeat(10_001) + "\"}"),
                Arguments.of("text", "{\"text\":\"a\\u0000b\"}"),
                Arguments.of("text", "{\"text\":\"a\\u0007b\"}"),
                Arguments.of("text", "{\"text\":\"a\\u202eb\"}"),
                Arguments.of("text", "{\"text\":\"a\\ud800\"}"),
                Arguments.of("text", "{}"),
                Arguments.of("text", "{\"text\":\"  \"}"),
                Arguments.of("language", "{\"text\":\"a\",\"language\":\"xx\"}"),
                Arguments.of("subject.age", "{\"text\":\"a\",\"subject\":{\"age\":-1}}"),
                Arguments.of("subject.age", "{\"text\":\"a\",\"subject\":{\"age\":200}}"),
                Arguments.of("subject.age", "{\"text\":\"a\",\"subject\":{\"age\":\"old\"}}"),
                Arguments.of("subject.sex", "{\"text\":\"a\",\"subject\":{\"sex\":\"f\"}}"),
                Arguments.of(
                        "vitals.temperatureC",
                        "{\"text\":\"a\",\"vitals\":{\"temperatureC\":451}}"),
                Arguments.of("answers.no.such", "{\"answers\":{\"no.such\":true}}"),
                Arguments.of("answers.no.such", "{\"answers\":{\"no.such\":{\"deep\":1}}}"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void theFieldThatIsWrongIsNamed(String field, String body) {
        var problem =
                claire().post(CHECKS, body.getBytes(StandardCharsets.UTF_8))
                        .problem(400, "platform/invalid-input");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(problem.at("/errors/0/message").asString())
                .isNotBlank()
                .doesNotContain("field.", "engine.");
    }

    @Test
    void aThousandLevelsOfNestingAreRefused() {
        var body = "{\"answers\":{\"a\":" + "[".repeat(1000) + "]".repeat(1000) + "}}";
        claire().post(CHECKS, body.getBytes(StandardCharsets.UTF_8))
                .problem(400, "platform/invalid-input");
    }

    @Test
    void brokenUtf8IsRefused() {
        var body = "{\"text\":\"a?b\"}".getBytes(StandardCharsets.UTF_8);
        body[10] = (byte) 0xC3;
        claire().post(CHECKS, body).problem(400, "platform/invalid-input");
    }

    @Test
    void tenMegabytesAreRefusedUnread() {
        var body =
                ("{\"text\":\"" + "a".repeat(10 * 1024 * 1024) + "\"}")
                        .getBytes(StandardCharsets.UTF_8);
        claire().post(CHECKS, body).problem(413, "platform/too-large");
    }

    @Test
    void anAddressThatIsNotWellEncodedIsNamed() {
        for (var path : List.of(CHECKS + "?limit=%zz", "/api/v1/triage/questions?language=%ff")) {
            var problem = raw(path).problem(400, "platform/invalid-input");
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo("query");
        }
    }

    private static Visitor.Answer raw(String path) {
        // java.net.URI refuses such an address, so it is sent by hand, as an attacker would.
        return claire().getRaw(path);
    }

    @Test
    void formsAreNotRead() {
        var boundary = "multipart/form-data; boundary=x";
        var form =
                ("--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n"
                                + "a".repeat(900_000)
                                + "\r\n--x--\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        var anyone = Topology.ONE_PROCESS.running().visitor();
        anyone.with("Content-Type", boundary)
                .post("/api/v1/auth/login", form)
                .problem(413, "platform/too-large");
        anyone.with("Content-Type", "multipart/form-data")
                .post("/api/v1/auth/login", new byte[3])
                .problem(415, "platform/unsupported-media-type");
        anyone.with("Content-Type", "application/x-www-form-urlencoded")
                .send(
                        "/api/v1/auth/login",
                        HttpRequest.newBuilder().PUT(BodyPublishers.ofString("a=%zz")))
                .problem(405, "platform/method-not-allowed");
    }

    @Test
    void aTokenOfAnUnknownKeyIsRefusedHoweverOften() {
        var forged = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vcGUifQ.eyJzdWIiOiJ4In0.c2lnbmF0dXJl";
        for (var i = 0; i < 6; i++) {
            Topology.ONE_PROCESS
                    .running()
                    .visitor()
                    .with("Authorization", "Bearer " + forged)
                    .get(CHECKS)
                    .problem(401, "platform/unauthenticated");
        }
    }

    @Test
    void anotherFormatIsRefused() {
        claire().with("Content-Type", "text/plain")
                .post(CHECKS, "mal".getBytes(StandardCharsets.UTF_8))
                .problem(415, "platform/unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"J'ai mal 😷🤒 à la gorge", "حلقي يؤلمني", "喉が痛い", "ça va\tpas\ntrop"})
    void emojiAndEveryScriptAreWelcome(String words) {
        assertThat(claire().post(CHECKS, Map.of("text", words, "language", "fr")).status())
                .isEqualTo(201);
    }

    @Test
    void refusalsSpeakTheLanguageOfTheCaller() {
        var french =
                claire().with("Accept-Language", "fr-FR,fr;q=0.9")
                        .get(CHECKS + "/x")
                        .problem(404, "platform/not-found");
        var english =
                claire().with("Accept-Language", "en-GB")
                        .get(CHECKS + "/x")
                        .problem(404, "platform/not-found");
        assertThat(french.path("title").asString()).isEqualTo("Introuvable");
        assertThat(english.path("title").asString()).isEqualTo("Not found");
    }

    @Test
    void anUnknownLanguageOfACatalogueIsNamed() {
        var problem =
                claire().get("/api/v1/triage/questions?language=xx")
                        .problem(400, "platform/invalid-input");
        assertThat(problem.at("/errors/0/field").asString()).isEqualTo("language");
        claire().get("/api/v1/triage/questions").problem(400, "platform/invalid-input");
    }

    @Test
    void methodsAndAddressesThatDoNotExistAreProblemsToo() {
        claire().post("/api/v1/triage/questions", Map.of())
                .problem(405, "platform/method-not-allowed");
        claire().get("/api/v1/triage/nothing").problem(404, "platform/not-found");
        claire().get("/api/v1/nothing").problem(404, "platform/not-found");
    }

    private static Visitor claire() {
        return Topology.ONE_PROCESS.running().visitor().signIn("claire@lumiere.demo");
    }
}
