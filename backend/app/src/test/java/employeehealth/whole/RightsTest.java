package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A role is given and taken away on the running platform, in one process and in many. */
class RightsTest {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String AUDIT = "/api/v1/admin/audit";

    @ParameterizedTest
    @EnumSource(Topology.class)
    void whoIsGivenARoleMayAndIsToldAndNoMoreOnceItIsTakenAway(Topology topology) {
        var running = topology.running();
        var admin = running.visitor().signIn("admin@lumiere.demo");
        var found =
                admin.post("/api/v1/admin/users/search", Map.of("name", "e0009@lumiere.demo"))
                        .json()
                        .path("items");
        assertThat(found).hasSize(1);
        var person = "/api/v1/admin/users/" + found.get(0).path("id").asString();
        running.visitor()
                .signIn("e0009@lumiere.demo")
                .get(AUDIT)
                .problem(403, "platform/forbidden");

        admin.post(person + "/assignments", Map.of("role", "auditor"))
                .problem(401, "platform/step-up-required");
        admin = admin.stepUp();
        var given = admin.post(person + "/assignments", Map.of("role", "auditor"));

        assertThat(given.status()).as(given::text).isEqualTo(201);
        var amina = running.visitor().signIn("e0009@lumiere.demo");
        assertThat(amina.get(AUDIT).status()).isEqualTo(200);
        assertThat(amina.get("/api/v1/auth/me").json().path("roles").toString())
                .contains("auditor");
        Neighbour.waitUntil(
                "a mail says so",
                Duration.ofSeconds(20),
                () -> told(running, found.get(0).path("id").asString()));

        var taken =
                admin.with("If-Match", admin.get(person).header("ETag"))
                        .send(
                                person + "/assignments/" + given.json().path("id").asString(),
                                HttpRequest.newBuilder().DELETE());

        assertThat(taken.status()).as(taken::text).isEqualTo(204);
        Neighbour.waitUntil(
                "the old token is refused", PROMISED, () -> amina.get(AUDIT).status() == 401);
    }

    private static boolean told(Topology.Running running, String person) {
        try {
            return Connections.of(running.data())
                    .column(
                            String.class,
                            "select state from notifications.deliveries where notice ="
                                    + " 'rights-changed' and person_id::text = ?",
                            person)
                    .contains("sent");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every process carries the whole jar, so none knows fewer addresses than another. */
    @Test
    void aPreviewSaysTheSameInOneProcessAndInMany() {
        var path = "/api/v1/admin/roles/nurse/preview";
        var together =
                Topology.ONE_PROCESS.running().visitor().signIn("admin@lumiere.demo").get(path);
        var apart =
                Topology.PROCESS_PER_TARGET
                        .running()
                        .visitor()
                        .signIn("admin@lumiere.demo")
                        .get(path);
        assertThat(together.text()).contains("/api/v1/triage/protocols");
        assertThat(apart.text()).isEqualTo(together.text());
    }
}
