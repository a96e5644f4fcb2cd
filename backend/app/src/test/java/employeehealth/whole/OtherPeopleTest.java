package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to one person does not exist for the others. */
class OtherPeopleTest {

    private static final String CHECKS = "/api/v1/triage/assessments";

    @ParameterizedTest
    @EnumSource(Topology.class)
    void anotherCompanysCheckDoesNotExist(Topology topology) {
        var path = CHECKS + "/" + claireTells(topology);
        var stranger = topology.running().visitor().signIn("employee@verrerie.demo");
        stranger.get(path).problem(404, "platform/not-found");
        stranger.get(path + "/replay").problem(404, "platform/not-found");
        stranger.post(path + "/answers", Map.of("answers", Map.of("x", true)))
                .problem(404, "platform/not-found");
    }

    @Test
    void aColleaguesCheckDoesNotExistEither() {
        var path = CHECKS + "/" + claireTells(Topology.ONE_PROCESS);
        Topology.ONE_PROCESS
                .running()
                .visitor()
                .signIn("karim@lumiere.demo")
                .get(path)
                .problem(404, "platform/not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hr@lumiere.demo",
                "admin@lumiere.demo",
                "dpo@lumiere.demo",
                "auditor@lumiere.demo",
                "clinician@lumiere.demo"
            })
    void whoeverIsNoEmployeeHasNoChecks(String account) {
        var visitor = Topology.ONE_PROCESS.running().visitor().signIn(account);
        visitor.get(CHECKS).problem(403, "platform/forbidden");
        visitor.get(CHECKS + "/" + UUID.randomUUID()).problem(403, "platform/forbidden");
        visitor.post(CHECKS, Map.of("text", "x", "language", "fr"))
                .problem(403, "platform/forbidden");
    }

    @Test
    void withoutSigningInThereIsNothing() {
        var anyone = Topology.ONE_PROCESS.running().visitor();
        anyone.get(CHECKS).problem(401, "platform/unauthenticated");
        anyone.with("Authorization", "Bearer not.a.token")
                .get(CHECKS)
                .problem(401, "platform/unauthenticated");
        anyone.get("/internal/auth/keys").problem(404, "platform/not-found");
    }

    @Test
    void rowLevelSecurityAloneHidesTheRowsOfAnotherCompany() throws SQLException {
        var running = Topology.ONE_PROCESS.running();
        var id = UUID.fromString(claireTells(Topology.ONE_PROCESS));
        var connections = Connections.of(running.data());
        try (var owner = connections.as("owner");
                var triage = connections.as("triage")) {
            var lumiere = company(owner, "lumiere");
            var claire = text(owner, "person_id", id);
            var service = text(owner, "health_service_id", id);
            assertThat(seen(triage, id, lumiere.toString(), service, claire)).isEqualTo(1);
            assertThat(seen(triage, id, lumiere.toString(), service, UUID.randomUUID().toString()))
                    .as("a colleague")
                    .isZero();
            assertThat(seen(triage, id, lumiere.toString(), UUID.randomUUID().toString(), claire))
                    .as("another health service")
                    .isZero();
            assertThat(seen(triage, id, company(owner, "verrerie").toString(), service, claire))
                    .as("another company")
                    .isZero();
            assertThat(seen(triage, id, "", "", "")).as("nobody in particular").isZero();
        }
    }

    private static String text(Connection owner, String column, UUID id) throws SQLException {
        try (var rows =
                owner.createStatement()
                        .executeQuery(
                                "select "
                                        + column
                                        + " from triage.symptom_assessments where id = '"
                                        + id
                                        + "'")) {
            assertThat(rows.next()).as("the row is there").isTrue();
            return rows.getString(1);
        }
    }

    private static int seen(
            Connection connection, UUID id, String company, String healthService, String person)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var tenant =
                        connection.prepareStatement(
                                "select set_config('app.company', ?, true),"
                                        + " set_config('app.health_service', ?, true),"
                                        + " set_config('app.person', ?, true)");
                var count =
                        connection.prepareStatement(
                                "select count(*) from triage.symptom_assessments where id = ?")) {
            tenant.setString(1, company);
            tenant.setString(2, healthService);
            tenant.setString(3, person);
            tenant.execute();
            count.setObject(1, id);
            try (var result = count.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        } finally {
            connection.rollback();
        }
    }

    static UUID company(Connection owner, String code) throws SQLException {
        try (var find = owner.prepareStatement("select id from admin.companies where code = ?")) {
            find.setString(1, code);
            try (var result = find.executeQuery()) {
                result.next();
                return result.getObject(1, UUID.class);
            }
        }
    }

    private static String claireTells(Topology topology) {
        return topology.running()
                .visitor()
                .signIn("claire@lumiere.demo")
                .post(CHECKS, Map.of("text", "Mal de tête", "language", "fr"))
                .json()
                .path("id")
                .asString();
    }
}
