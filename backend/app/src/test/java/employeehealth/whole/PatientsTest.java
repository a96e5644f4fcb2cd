package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who takes care of somebody reads their file; nobody else learns that it is there. */
class PatientsTest {

    private static final String ALLERGEN = "chrysanthemia-canari";
    private static final Map<String, Object> NOTE =
            Map.of("kind", "vip", "on", "2026-01-05", "note", ALLERGEN, "shown", false);

    private static Topology.Running running;
    private static String person;

    @BeforeAll
    static void somebodySaysSomething() {
        running = Topology.ONE_PROCESS.running();
        var employee = running.visitor().signIn("e0010@lumiere.demo");
        person = employee.get("/api/v1/auth/me").json().path("id").asString();
        employee.with("If-Match", employee.get("/api/v1/profile").header("ETag"))
                .put(
                        "/api/v1/profile",
                        Map.of(
                                "birthDate",
                                "1979-11-03",
                                "allergies",
                                List.of(Map.of("text", ALLERGEN, "criticality", "high"))));
    }

    private static String file(String id) {
        return "/api/v1/patients/" + id;
    }

    private static List<String> reads(String id) {
        return List.of(
                file(id),
                file(id) + "/profile",
                file(id) + "/history",
                file(id) + "/visits",
                file(id) + "/fitness-opinions");
    }

    @Test
    void theTeamReadsAndWritesAndThePersonOpposes() {
        var nurse = running.visitor().signIn("nurse@lumiere.demo");
        var found = nurse.post("/api/v1/patients/search", Map.of("birthDate", "1979-11-03"));
        assertThat(found.json().path("items").findValuesAsString("id")).containsExactly(person);
        assertThat(nurse.get(file(person) + "/profile").text()).contains(ALLERGEN);
        assertThat(nurse.post(file(person) + "/visits", NOTE).status()).isEqualTo(201);
        nurse.post(file(person) + "/fitness-opinions", Map.of("outcome", "fit"))
                .problem(403, "platform/forbidden");

        var employee = running.visitor().signIn("e0010@lumiere.demo");
        var team = "/api/v1/profile/care-team/all";
        assertThat(employee.put(team, Map.of("choice", "opposed")).status()).isEqualTo(204);
        try {
            for (var address : reads(person)) {
                nurse.get(address).problem(404, "platform/not-found");
            }
            assertThat(
                            nurse.post("/api/v1/patients/search", Map.of("birthDate", "1979-11-03"))
                                    .json()
                                    .path("items"))
                    .isEmpty();
        } finally {
            employee.put(team, Map.of("choice", "default"));
        }
        assertThat(nurse.get(file(person) + "/visits").text()).contains(ALLERGEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clinician@lumiere.demo",
                "physician@verrerie.demo",
                "karim@lumiere.demo",
                "hr@lumiere.demo",
                "admin@lumiere.demo",
                "dpo@lumiere.demo",
                "auditor@lumiere.demo",
                "responder@lumiere.demo"
            })
    void whomNothingBindsLearnsNothing(String account) {
        var visitor = running.visitor().signIn(account);
        var nobodys = UUID.randomUUID().toString();
        for (var place = 0; place < reads(person).size(); place++) {
            var theirs = visitor.get(reads(person).get(place));
            var none = visitor.get(reads(nobodys).get(place));
            assertThat(theirs.status()).isIn(403, 404).isEqualTo(none.status());
            assertThat(theirs.json().path("type")).isEqualTo(none.json().path("type"));
            assertThat(theirs.json().path("detail")).isEqualTo(none.json().path("detail"));
            assertThat(theirs.text()).doesNotContain(ALLERGEN);
        }
        for (var wanted : List.of(Map.of("birthDate", "1979-11-03"), Map.of("name", "e0010"))) {
            var found = visitor.post("/api/v1/patients/search", wanted);
            assertThat(found.status() == 403 || found.json().path("items").isEmpty()).isTrue();
        }
        assertThat(visitor.post(file(person) + "/visits", NOTE).status()).isIn(403, 404);
        assertThat(visitor.get("/api/v1/patients/break-glass").text()).doesNotContain(person);
        assertThat(visitor.get("/api/v1/employer/opinions").text()).doesNotContain(ALLERGEN);
    }
}
