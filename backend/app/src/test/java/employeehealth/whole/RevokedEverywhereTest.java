package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** All targets but the gateway, by which the visitor comes, and the process of the database. */
    private static final List<String> SERVICES =
            Topology.TARGETS.subList(1, Topology.TARGETS.size() - 1);

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
    void whoseRightsShrankIsToldToAskAgain() {
        var running = Topology.PROCESS_PER_TARGET.running();
        var login = running.visitor().logIn("e0006@lumiere.demo", Visitor.PASSWORD);
        var doors = doors(running, login);
        var me = doors.getFirst().get("/api/v1/auth/me").json();
        assertThat(doors).allMatch(door -> door.get(CHECKS).status() != 401);

        takeAway(running, me.path("id").asString());

        refusedSoon(doors);
        var again = running.visitor().signIn("e0006@lumiere.demo");
        assertThat(again.get("/api/v1/auth/me").json().path("roles")).isEmpty();
        again.get(CHECKS).problem(403, "platform/forbidden");
    }

    /** Whoever has a signing key makes tokens for anybody: where it was read is no help to them. */
    @Test
    @Asvs("9.1.3")
    void aTokenOfAWithdrawnKeyIsGoodNowhere() {
        var running = Topology.PROCESS_PER_TARGET.running();
        var email = "e0010@lumiere.demo";
        var doors = doors(running, running.visitor().logIn(email, Visitor.PASSWORD));
        assertThat(doors).allMatch(door -> door.get(CHECKS).status() != 401);

        withdrawSigningKey(running);

        refusedSoon(doors);
        var again = doors(running, running.visitor().logIn(email, Visitor.PASSWORD));
        Neighbour.waitUntil(
                "every process knows the next key",
                PROMISED,
                () -> again.stream().noneMatch(door -> door.get(CHECKS).status() == 401));
    }

    private static void withdrawSigningKey(Topology.Running running) {
        var operator = running.visitor().signIn("admin@lumiere.demo").stepUp();
        var keys = operator.get("/api/v1/auth/signing-keys");
        var active =
                keys.json()
                        .path("items")
                        .valueStream()
                        .filter(key -> key.path("phase").asString().equals("active"))
                        .map(key -> key.path("kid").asString())
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(keys.text()));
        var withdrawn =
                operator.post("/api/v1/auth/signing-keys/" + active + "/withdraw", Map.of());
        assertThat(withdrawn.status()).as(withdrawn::text).isEqualTo(200);
    }

    /** It knows no keys of tokens, so that there is no access to take away. */
    @Test
    void theProcessOfTheDatabaseLetsNobodyIn() {
        var running = Topology.PROCESS_PER_TARGET.running();
        var token = bearer(running.visitor().logIn("e0007@lumiere.demo", Visitor.PASSWORD));
        var door = door(running, "database", token);
        for (var address : List.of(CHECKS, "/api/v1/profile", "/api/v1/auth/me")) {
            assertThat(door.get(address).status()).as(address).isIn(401, 404, 503);
        }
    }

    /** By the one address at which a role is taken away. */
    private static void takeAway(Topology.Running running, String person) {
        var admin = running.visitor().signIn("admin@lumiere.demo").stepUp();
        var user = "/api/v1/admin/users/" + person;
        var seen = admin.get(user);
        var all = seen.json().path("assignments");
        assertThat(all).as(seen::text).hasSize(1);
        var one = user + "/assignments/" + all.get(0).path("id").asString();
        var taken = admin.with("If-Match", seen.header("ETag")).delete(one);
        assertThat(taken.status()).as(taken::text).isEqualTo(204);
    }

    /** The same bearer in front of every process: each checks by itself. */
    private static List<Visitor> doors(Topology.Running running, Visitor.Answer login) {
        var token = bearer(login);
        var doors = new ArrayList<Visitor>();
        doors.add(running.visitor().with("Authorization", token));
        if (running.processes().size() > 1) {
            SERVICES.forEach(service -> doors.add(door(running, service, token)));
        }
        return doors;
    }

    private static String bearer(Visitor.Answer login) {
        assertThat(login.status()).isEqualTo(200);
        return "Bearer " + login.json().path("accessToken").asString();
    }

    /** Past the gateway, as the gateway. */
    private static Visitor door(Topology.Running running, String target, String token) {
        var inside = MutualTlsTest.client(running.data().resolve("tls"), "gateway");
        var port = running.process(target).port;
        return new Visitor(inside, URI.create("https://localhost:" + port))
                .with("Authorization", token);
    }

    private static void refusedSoon(List<Visitor> doors) {
        Neighbour.waitUntil(
                "every process refuses the token",
                PROMISED,
                () -> doors.stream().allMatch(door -> door.get(CHECKS).status() == 401));
    }
}
