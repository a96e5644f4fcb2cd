package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
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
    private static final List<String> NOTICES =
            List.of("emergency-contact sent", "file-opened sent");

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
            JourneyFile.haveChosen(topology.running().visitor());
        }
        var start = Instant.now();
        var many = Journey.of(Topology.PROCESS_PER_TARGET.running().visitor());
        var one = Journey.of(Topology.ONE_PROCESS.running().visitor());
        assertThat(many.answers()).isEqualTo(one.answers());
        assertThat(recordsOf(many, Topology.PROCESS_PER_TARGET))
                .hasSizeGreaterThan(40)
                .containsExactlyElementsOf(recordsOf(one, Topology.ONE_PROCESS));
        for (var topology : Topology.values()) {
            Neighbour.waitUntil(
                    "a contact was asked, and she is told that her file was opened, in " + topology,
                    Duration.ofSeconds(30),
                    () -> noticesSince(start, topology).equals(NOTICES));
        }
    }

    private static List<String> noticesSince(Instant start, Topology topology) {
        try (var owner = Connections.of(topology.running().data()).as("owner");
                var statement =
                        owner.prepareStatement(
                                """
                                select notice, state from notifications.deliveries
                                 where happened_at >= ? order by happened_at
                                """)) {
            statement.setObject(1, start.atOffset(ZoneOffset.UTC));
            return strings(statement.executeQuery());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What was audited of a journey, and which records belong to one request, without what differs
     * by nature: ids, times, fingerprints, and pseudonyms, which each installation makes of its own
     * secret. What others did meanwhile, and the platform by the clock, is not asked for; records
     * of one request have no order.
     */
    private static List<String> recordsOf(Journey journey, Topology topology) throws SQLException {
        var query =
                """
                select action, company_id is null, actor is null, person is null, actor = person,
                       entity, purpose, outcome, fingerprint_before is null,
                       fingerprint_after is null,
                       dense_rank() over (order by array_position(requests, trace_id))
                  from platform.audit_log, (select ?::text[] as requests) journey
                 where trace_id = any (requests)
                 order by array_position(requests, trace_id), action, outcome
                """;
        try (var owner = Connections.of(topology.running().data()).as("owner");
                var statement = owner.prepareStatement(query)) {
            statement.setArray(1, owner.createArrayOf("text", journey.requests().toArray()));
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
