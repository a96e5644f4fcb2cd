package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A company says whom its people turn to and raises levels: over HTTP, with the demo companies. */
class CompanyPolicyJourneyTest {

    private static final String POLICY = "/api/v1/triage/policy";
    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Topology.Running RUNNING = Topology.ONE_PROCESS.running();

    private static Visitor of(String email) {
        return RUNNING.visitor().signIn(email);
    }

    private static Visitor.Answer put(Visitor who, String tag, Object body) {
        return who.with("If-Match", tag)
                .send(
                        POLICY,
                        HttpRequest.newBuilder()
                                .setHeader("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
    }

    private static Map<String, Object> raising(String presentation, String atLeast) {
        return Map.of(
                "raises",
                List.of(
                        Map.of(
                                "presentation",
                                presentation,
                                "atLeast",
                                atLeast,
                                "reason",
                                Map.of("fr", "Chez nous, oui.", "en", "With us, yes."))));
    }

    private static JsonNode checked(Visitor who, String words) {
        var answer = who.post(CHECKS, Map.of("text", words, "language", "fr"));
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        return answer.json();
    }

    @Test
    void eachDemoCompanyHasItsOwnAndChecksUseIt() {
        var here = checked(of("e0003@lumiere.demo"), "Je me suis coupé le doigt");
        var there = checked(of("employee@verrerie.demo"), "Je me suis coupé le doigt");
        assertThat(here.at("/policy/hash")).isNotEqualTo(there.at("/policy/hash"));
        assertThat(there.at("/recommendation/urgency").asString()).isEqualTo("same_day");
        assertThat(there.at("/explanation/0/rule").asString()).isEqualTo("policy");
        assertThat(here.at("/recommendation/urgency").asString()).isNotEqualTo("same_day");
        assertThat(there.at("/recommendation/contacts").findValuesAsString("phone"))
                .contains("03 99 00 18 00")
                .doesNotContain("04 99 00 44 44");
    }

    @Test
    void storedChecksOfTheDemoWereMadeWithThePolicyOfTheirCompany() throws Exception {
        var query =
                """
                select count(*)::int from triage.symptom_assessments
                 where policy is distinct from 1
                   and at < (select min(first_used_at) from triage.protocol_libraries)
                """;
        try (var owner = Connections.of(RUNNING.data()).as("owner");
                var rows = owner.createStatement().executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claire@lumiere.demo",
                "hr@lumiere.demo",
                "nurse@lumiere.demo",
                "dpo@lumiere.demo",
                "auditor@lumiere.demo",
                "author@lumiere.demo"
            })
    void nobodyButAnAdministratorReadsOrWritesIt(String account) {
        var who = of(account);
        who.get(POLICY).problem(403, "platform/forbidden");
        put(who, "\"1\"", Map.of()).problem(403, "platform/forbidden");
        who.post(POLICY + "/preview?language=fr", Map.of()).problem(403, "platform/forbidden");
    }

    @Test
    void aChangeNeedsAFreshProofAndWhatWasSeen() {
        var admin = of("admin@verrerie.demo");
        var seen = admin.get(POLICY);
        assertThat(seen.header("ETag")).isEqualTo("\"1\"");
        put(admin, "\"1\"", Map.of()).problem(401, "platform/step-up-required");
        put(admin.stepUp(), "\"0\"", Map.of()).problem(412, "platform/changed-meanwhile");
        assertThat(admin.get(POLICY).json()).isEqualTo(seen.json());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"raises":[{"presentation":"chemical","atLeast":"self_care","reason":{"fr":"a","en":"b"}}]} | raises[0].atLeast
                    {"raises":[{"presentation":"boredom","atLeast":"same_day","reason":{"fr":"a","en":"b"}}]} | raises[0].presentation
                    {"raises":[{"atLeast":"soon","reason":{"fr":"a","en":"b"}}]} | raises[0].atLeast
                    {"raises":[{"atLeast":"same_day","reason":{"fr":"a","en":""}}]} | raises[0].reason.en
                    {"contacts":[{"kind":"nurse","name":{"fr":"a","en":"b"},"phone":"call me"}]} | contacts[0].phone
                    {"contacts":[{"kind":"nurse","name":{"fr":"a","en":"b"}}]} | contacts[0].phone
                    {"contacts":[{"kind":"nurse","name":{"fr":"a","en":"b"},"url":"javascript:x"}]} | contacts[0].url
                    {"texts":[{"urgency":"ambulance","route":{"fr":"Ici.","en":"Ici."}}]} | texts[0].route.en
                    {"lowers":[]} | lowers
                    """)
    void whatIsWrongIsSaidByItsPlace(String body, String field) {
        var admin = of("admin@verrerie.demo").stepUp();
        for (var answer :
                List.of(
                        put(admin, "\"1\"", JSON.readTree(body)),
                        admin.post(POLICY + "/preview?language=en", JSON.readTree(body)))) {
            var problem = answer.problem(400, "platform/invalid-input");
            assertThat(problem.at("/errors/0/field").asString()).isEqualTo(field);
            assertThat(problem.at("/errors/0/message").asString()).doesNotStartWith("policy.");
        }
    }

    @Test
    void thePreviewIsWhatPeopleReadAndKeepsTheCallFirst() {
        var admin = of("admin@verrerie.demo");
        var seen = admin.get(POLICY).json().path("policy");
        var cards = admin.post(POLICY + "/preview?language=en", seen).json().path("items");
        assertThat(cards.findValuesAsString("urgency"))
                .containsExactly(
                        "ambulance",
                        "emergency_department",
                        "same_day",
                        "consultation",
                        "self_care");
        assertThat(cards.at("/0/route").asString()).startsWith("Call 112 (or 15 in France) now");
        assertThat(cards.at("/0/advice").toString()).contains("text 114", "gate");
        assertThat(cards.at("/2/route").asString()).startsWith("Let the first-aiders");
    }

    @Test
    void aRaisedLevelIsReadAtOnceAndOldChecksReplayWithTheOldPolicy() {
        var words = "J'ai mal à une dent depuis hier";
        var person = of("e0004@lumiere.demo");
        var other = of("employee@verrerie.demo");
        var before = checked(person, words);
        assertThat(before.at("/recommendation/urgency").asString()).isNotEqualTo("same_day");

        var admin = of("admin@lumiere.demo").stepUp();
        var seen = admin.get(POLICY);
        var raised = put(admin, seen.header("ETag"), raising("tooth", "same_day"));
        assertThat(raised.status()).as(raised::text).isEqualTo(200);
        try {
            var after = checked(person, words);
            assertThat(after.at("/recommendation/urgency").asString()).isEqualTo("same_day");
            assertThat(after.at("/explanation/0/text").asString()).isEqualTo("Chez nous, oui.");
            assertThat(checked(other, words).toString()).doesNotContain("Chez nous");
            for (var check : List.of(before, after)) {
                var replay =
                        person.get(CHECKS + "/" + check.path("id").asString() + "/replay").json();
                assertThat(replay.path("same").asBoolean()).isTrue();
            }
            var question = before.at("/nextQuestions/0/id").asString();
            var answered =
                    person.post(
                                    CHECKS + "/" + before.path("id").asString() + "/answers",
                                    Map.of("answers", Map.of(question, "unknown")))
                            .json();
            assertThat(answered.path("policy")).isEqualTo(before.path("policy"));
        } finally {
            var back = put(admin, raised.header("ETag"), seen.json().path("policy"));
            assertThat(back.status()).as(back::text).isEqualTo(200);
        }
    }
}
