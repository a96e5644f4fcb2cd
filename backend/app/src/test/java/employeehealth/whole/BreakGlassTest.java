package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does not take care of a person reads about them with a reason only, and not unseen. */
class BreakGlassTest {

    private static final String CHECKS = "/api/v1/triage/assessments/";
    private static final String REASON = "Inconsciente%20%C3%A0%20l%E2%80%99atelier";
    private static final String HEADER = "X-Access-Reason";

    @ParameterizedTest
    @EnumSource(Topology.class)
    void aNurseReadsWithAReasonForAWhile(Topology topology) throws SQLException {
        var running = topology.running();
        var id = claireTells(running);
        var nurse = running.visitor().signIn("nurse@lumiere.demo");

        nurse.get(CHECKS + id).problem(403, "platform/access-reason-required");
        var refused = nurse.with(HEADER, REASON).get(CHECKS + id);
        refused.problem(401, "platform/step-up-required");
        assertThat(refused.header("WWW-Authenticate"))
                .isEqualTo(
                        "Bearer error=\"insufficient_user_authentication\", acr_values=\"3\","
                                + " max_age=\"600\"");
        assertThat(
                        nurse.stepUp()
                                .with(HEADER, REASON)
                                .get(CHECKS + id)
                                .json()
                                .path("id")
                                .asString())
                .isEqualTo(id);
        assertThat(nurse.get(CHECKS + id).status()).as("a moment later").isEqualTo(200);

        running.visitor()
                .signIn("physician@lumiere.demo")
                .get(CHECKS + id)
                .problem(403, "platform/access-reason-required");
        assertThat(purposes(running, id))
                .as("all of it is on record")
                .containsExactly("success break-glass", "success break-glass");
        assertThat(reasons(running, id))
                .singleElement()
                .satisfies(sealed ->
                        assertThat(new String(sealed, java.nio.charset.StandardCharsets.UTF_8))
                                .doesNotContain("Inconsciente"));
        assertThat(running.processes()).noneMatch(p -> p.output().contains("Inconsciente"));
    }

    @Test
    void whatDoesNotExistLooksTheSameAndIsOnRecord() throws SQLException {
        var running = Topology.ONE_PROCESS.running();
        var nobodys = UUID.randomUUID().toString();
        var nurse = running.visitor().signIn("nurse@lumiere.demo");
        nurse.get(CHECKS + nobodys).problem(403, "platform/access-reason-required");
        nurse.with(HEADER, "short").get(CHECKS + nobodys).problem(400, "platform/invalid-input");
        nurse.with(HEADER, REASON).get(CHECKS + nobodys).problem(401, "platform/step-up-required");
        nurse.stepUp()
                .with(HEADER, REASON)
                .get(CHECKS + nobodys)
                .problem(404, "platform/not-found");
        assertThat(purposes(running, nobodys)).containsExactly("refused break-glass");
    }

    @Test
    void anotherCompanysPhysicianBreaksNoGlassHere() {
        var running = Topology.ONE_PROCESS.running();
        running.visitor()
                .signIn("physician@verrerie.demo")
                .stepUp()
                .with(HEADER, REASON)
                .get(CHECKS + claireTells(running))
                .problem(404, "platform/not-found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hr", "admin", "dpo", "auditor", "responder", "clinician"})
    void noReasonHelpsTheEmployersSide(String account) {
        var running = Topology.ONE_PROCESS.running();
        running.visitor()
                .signIn(account + "@lumiere.demo")
                .with(HEADER, REASON)
                .get(CHECKS + claireTells(running))
                .problem(403, "platform/forbidden");
    }

    @Test
    void aColleagueHasNoGlassToBreak() {
        var running = Topology.ONE_PROCESS.running();
        running.visitor()
                .signIn("karim@lumiere.demo")
                .with(HEADER, REASON)
                .get(CHECKS + claireTells(running))
                .problem(404, "platform/not-found");
    }

    @Test
    void whoReadsMayNotAnswerInThePersonsName() {
        var running = Topology.ONE_PROCESS.running();
        var id = claireTells(running);
        var nurse = running.visitor().signIn("nurse@lumiere.demo").stepUp().with(HEADER, REASON);
        assertThat(nurse.get(CHECKS + id).status()).isEqualTo(200);
        nurse.post(CHECKS + id + "/answers", Map.of("answers", Map.of("x", true)))
                .problem(403, "platform/forbidden");
        nurse.get(CHECKS + id + "/replay").problem(403, "platform/forbidden");
    }

    private static String claireTells(Topology.Running running) {
        return running.visitor()
                .signIn("claire@lumiere.demo")
                .post("/api/v1/triage/assessments", Map.of("text", "Mal", "language", "fr"))
                .json()
                .path("id")
                .asString();
    }

    private static List<String> purposes(Topology.Running running, String id) throws SQLException {
        return Connections.of(running.data())
                .column(
                        String.class,
                        "select outcome || ' ' || purpose from platform.audit_log where entity_id ="
                                + " ? and action = 'triage.assessment.read' order by id",
                        id);
    }

    private static List<byte[]> reasons(Topology.Running running, String id) throws SQLException {
        return Connections.of(running.data())
                .column(
                        byte[].class,
                        "select sealed_reason from platform.break_glass_accesses where entity_id ="
                                + " cast(? as uuid)",
                        id);
    }
}
