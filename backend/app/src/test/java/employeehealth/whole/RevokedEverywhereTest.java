package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Access that was taken away is gone within five seconds in every process, asked at its own port,
 * past the gateway.
 */
class RevokedEverywhereTest {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String CHECKS = "/api/v1/triage/assessments";

    @ParameterizedTest
    @EnumSource(Topology.class)
    @Asvs("7.4.1")
    void whoSignedOutIsOutEverywhere(Topology topology) {
        var running = topology.running();
        var login = running.visitor().logIn("e0005@lumiere.demo", Visitor.PASSWORD);
        var doors = doors(running, login);
        assertThat(doors).allMatch(door -> door.get(CHECKS).status() != 401);

        var left =
                running.visitor()
                        .with("Cookie", login.header("Set-Cookie").replaceFirst(";.*", ""))
                        .with("Sec-Fetch-Site", "same-origin")
                        .post("/api/v1/auth/logout", Map.of());
        assertThat(left.status()).isEqualTo(204);

        refusedSoon(doors);
    }

    @Test
    @Asvs("7.4.2")
    void whoseRightsShrankIsToldToAskAgain() throws SQLException {
        var running = Topology.PROCESS_PER_TARGET.running();
        var login = running.visitor().logIn("e0006@lumiere.demo", Visitor.PASSWORD);
        var doors = doors(running, login);
        var me = doors.getFirst().get("/api/v1/auth/me").json();
        assertThat(doors).allMatch(door -> door.get(CHECKS).status() != 401);

        takeAway(running, UUID.fromString(me.path("id").asString()));

        refusedSoon(doors);
        var again = running.visitor().signIn("e0006@lumiere.demo");
        assertThat(again.get("/api/v1/auth/me").json().path("roles")).isEmpty();
        again.get(CHECKS).problem(403, "platform/forbidden");
    }

    /** What the admin service does when an assignment ends, as its own role. */
    private static void takeAway(Topology.Running running, UUID person) throws SQLException {
        var connections = Connections.of(running.data());
        try (var owner = connections.as("owner");
                var admin = connections.as("admin")) {
            var company = OtherPeopleTest.company(owner, "lumiere");
            admin.setAutoCommit(false);
            try (var tenant = admin.prepareStatement("select set_config('app.company', ?, true)");
                    var end =
                            admin.prepareStatement(
                                    "update admin.assignments set ended_at = now() where person_id"
                                            + " = ?");
                    var revoke = admin.prepareStatement("select platform.revoke('rights', ?)")) {
                tenant.setString(1, company.toString());
                tenant.execute();
                end.setObject(1, person);
                assertThat(end.executeUpdate()).isEqualTo(1);
                revoke.setObject(1, person);
                revoke.execute();
            }
            admin.commit();
        }
    }

    /** The same bearer in front of every process: each checks by itself. */
    private static List<Visitor> doors(Topology.Running running, Visitor.Answer login) {
        assertThat(login.status()).isEqualTo(200);
        var token = "Bearer " + login.json().path("accessToken").asString();
        var doors = new ArrayList<Visitor>();
        doors.add(running.visitor().with("Authorization", token));
        if (running.processes().size() > 1) {
            var inside = MutualTlsTest.client(running.data().resolve("tls"), "gateway");
            for (var service : List.of("auth", "admin", "triage")) {
                var port = running.process(service).port;
                doors.add(
                        new Visitor(inside, URI.create("https://localhost:" + port))
                                .with("Authorization", token));
            }
        }
        return doors;
    }

    private static void refusedSoon(List<Visitor> doors) {
        Neighbour.waitUntil(
                "every process refuses the token",
                PROMISED,
                () -> doors.stream().allMatch(door -> door.get(CHECKS).status() == 401));
    }
}
