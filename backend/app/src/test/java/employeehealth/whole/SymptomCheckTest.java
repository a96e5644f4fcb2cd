package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** An employee describes symptoms and is told what to do: the main job, in both topologies. */
class SymptomCheckTest {

    private static final String CHECKS = "/api/v1/triage/assessments";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | J'ai une douleur qui m'écrase la poitrine et descend dans le bras depuis 20 minutes | emergency
                    en | Crushing chest pain into my arm for 20 minutes | emergency
                    fr | J'ai le nez qui coule depuis deux jours, sans fièvre | self_care
                    en | Runny nose for two days, no fever | self_care
                    fr | Ça brûle quand j'urine depuis deux jours | teleconsultation
                    en | Burning when passing water for two days | teleconsultation
                    fr | mon collègue ne répond plus | emergency
                    """)
    void whatIsToldDecidesWhatToDo(String language, String words, String level) {
        var answer = claire(Topology.ONE_PROCESS).post(CHECKS, told(words, language));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().at("/recommendation/level").asString()).isEqualTo(level);
        assertThat(answer.json().path("explanation")).isNotEmpty();
        assertThat(pointedAt(answer.json(), words)).as("words that caused it").isNotEmpty();
    }

    @Test
    void aDeniedChestPainIsNoEmergency() {
        var answer =
                claire(Topology.ONE_PROCESS)
                        .post(
                                CHECKS,
                                told(
                                        "je n'ai pas mal à la poitrine, juste le nez qui coule",
                                        "fr"));
        assertThat(answer.json().at("/recommendation/level").asString()).isNotEqualTo("emergency");
    }

    @Test
    void wordsThatNobodyUnderstandsAreNeverAnsweredWithSelfCare() {
        var answer =
                claire(Topology.ONE_PROCESS)
                        .post(
                                CHECKS,
                                told(
                                        "Lorem ipsum dolor sit amet, consectetur adipiscing elit",
                                        "en"));
        assertThat(answer.json().at("/recommendation/level").asString()).isNotEqualTo("self_care");
        assertThat(answer.json().path("settled").asBoolean()).isFalse();
    }

    @Test
    void theSameJourneyGivesTheSameAnswersAndRecordsInOneProcessAndInMany() throws SQLException {
        for (var topology : Topology.values()) {
            assertThat(topology.running().processes()).isNotEmpty(); // demo data is audited too
        }
        var start = Instant.now();
        assertThat(journey(Topology.PROCESS_PER_TARGET)).isEqualTo(journey(Topology.ONE_PROCESS));
        assertThat(recordsSince(start, Topology.PROCESS_PER_TARGET))
                .isNotEmpty()
                .isEqualTo(recordsSince(start, Topology.ONE_PROCESS));
    }

    /**
     * What was audited, without what differs by nature: ids, times, traces, fingerprints, and
     * pseudonyms, which each installation makes of its own secret.
     */
    private static List<String> recordsSince(Instant start, Topology topology) throws SQLException {
        var query =
                """
                select action, actor is null, person is null, actor = person, entity, purpose,
                       outcome
                  from platform.audit_log
                 where at >= ?
                 order by at, id
                """;
        try (var owner = Connections.of(topology.running().data()).as("owner");
                var statement = owner.prepareStatement(query)) {
            statement.setObject(1, start.atOffset(ZoneOffset.UTC));
            return strings(statement.executeQuery());
        }
    }

    private static List<String> strings(ResultSet rows) throws SQLException {
        var lines = new ArrayList<String>();
        while (rows.next()) {
            var line = new StringJoiner(" ");
            for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                line.add(rows.getString(column));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** All answers of a journey without what differs by nature: ids, times, traces. */
    private static List<String> journey(Topology topology) {
        var claire = claire(topology);
        var answers = new ArrayList<String>();
        var first = claire.post(CHECKS, told("J'ai mal à la tête depuis trois jours", "fr")).json();
        answers.add(lasting(first));
        var id = first.path("id").asString();
        for (var asked : first.path("nextQuestions")) {
            var reply = Map.of("answers", Map.of(asked.path("id").asString(), "unknown"));
            answers.add(lasting(claire.post(CHECKS + "/" + id + "/answers", reply).json()));
        }
        answers.add(lasting(claire.get(CHECKS + "/" + id).json()));
        answers.add(lasting(claire.get(CHECKS + "/" + id + "/replay").json()));
        answers.add(claire.get("/api/v1/triage/questions?language=fr").text());
        answers.add(claire.get("/api/v1/triage/presentations?language=en").text());
        answers.add(lasting(claire.get("/api/v1/auth/me").json()));
        answers.add(lasting(claire.get(CHECKS + "/nonsense").json()));
        answers.add(
                lasting(
                        claire.with("Accept-Language", "fr")
                                .post(CHECKS, Map.of("tex", "x"))
                                .json()));
        answers.add(
                lasting(
                        topology.running()
                                .visitor()
                                .signIn("hr@lumiere.demo")
                                .post(CHECKS, told("x", "fr"))
                                .json()));
        return answers;
    }

    private static String lasting(JsonNode json) {
        return json.toString()
                .replaceAll("\"(id|at|traceId)\":\"[0-9a-fTZ:.+-]{15,40}\"", "\"$1\":…");
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void answersChangeTheResultAndAllOfItCanBeReadAndReplayed(Topology topology) {
        var claire = claire(topology);
        var first = claire.post(CHECKS, told("J'ai mal à la poitrine", "fr")).json();
        var id = first.path("id").asString();
        var question = first.path("nextQuestions").get(0);
        var asked = question.path("id").asString();

        var next =
                claire.post(CHECKS + "/" + id + "/answers", Map.of("answers", Map.of(asked, true)));

        assertThat(next.status()).isEqualTo(200);
        var read = claire.get(CHECKS + "/" + id);
        assertThat(read.json()).isEqualTo(next.json());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
        assertThat(read.json().at("/answers").path(asked).asBoolean()).isTrue();
        assertThat(claire.get(CHECKS + "/" + id + "/replay").json().path("same").asBoolean())
                .isTrue();
        assertThat(claire.get(CHECKS + "?limit=1").json().at("/items/0/id").asString())
                .isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void theSameRequestSentTwiceIsRecordedOnce(Topology topology) {
        var claire = claire(topology).with("Idempotency-Key", "double-click-" + System.nanoTime());
        var words = told("Mal de gorge depuis hier", "fr");

        var first = claire.post(CHECKS, words);
        var second = claire.post(CHECKS, words);

        assertThat(second.status()).isEqualTo(201);
        assertThat(second.json()).isEqualTo(first.json());
        claire.post(CHECKS, told("Mal de dos", "fr")).problem(422, "platform/idempotency-mismatch");
    }

    private static Visitor claire(Topology topology) {
        return topology.running().visitor().signIn("claire@lumiere.demo");
    }

    private static Map<String, Object> told(String words, String language) {
        return Map.of("text", words, "language", language);
    }

    private static List<String> pointedAt(JsonNode answer, String words) {
        return answer.path("findings")
                .valueStream()
                .filter(finding ->
                        finding.path("status").asString().equals("present")
                                || finding.path("status").asString().equals("other_person"))
                .map(finding ->
                        words.substring(finding.path("start").asInt(), finding.path("end").asInt()))
                .toList();
    }
}
