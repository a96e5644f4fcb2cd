package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Every address of the running platform, asked with the accounts of the employer's side: nothing
 * that an employee told, and no field that could hold it, is in any answer.
 */
class EmployerSeesNothingTest {

    private static final String CANARY = "vortexalgie";

    /** Fields of what a person told, and of what was answered. */
    private static final List<String> FIELDS =
            List.of(
                    "recommendation",
                    "findings",
                    "nextQuestions",
                    "explanation",
                    "vitals",
                    "checks");

    private static Topology.Running running;
    private static String id;
    private static List<String> addresses;

    @BeforeAll
    static void claireTells() {
        running = Topology.ONE_PROCESS.running();
        var claire = running.visitor().signIn("claire@lumiere.demo");
        id =
                claire.post(
                                "/api/v1/triage/assessments",
                                Map.of("text", "J'ai une " + CANARY, "language", "fr"))
                        .json()
                        .path("id")
                        .asString();
        addresses = new ArrayList<>();
        claire.get("/api/v1/openapi.json")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> {
                    if (path.getValue().has("get")) {
                        addresses.add(path.getKey().replaceAll("\\{[^}]+}", id));
                    }
                });
    }

    /** What of the answers to this account is about somebody's health. */
    private static List<String> leaks(String account) {
        var visitor = running.visitor().signIn(account);
        var leaks = new ArrayList<String>();
        for (var address : addresses) {
            for (var query : List.of("", "?language=fr")) {
                var answer = visitor.get(address + query);
                if (answer.text().contains(CANARY)) {
                    leaks.add(address + ": the words");
                }
                if (answer.status() == 200 && answer.header("Content-Type").contains("json")) {
                    FIELDS.stream()
                            .filter(field -> has(answer.json(), field))
                            .map(field -> address + ": " + field)
                            .forEach(leaks::add);
                }
            }
        }
        return leaks;
    }

    private static boolean has(JsonNode json, String field) {
        return !json.findValues(field).isEmpty() && !json.has("openapi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hr@lumiere.demo",
                "admin@lumiere.demo",
                "dpo@lumiere.demo",
                "auditor@lumiere.demo",
                "admin@verrerie.demo"
            })
    void nothingIsAnswered(String account) {
        assertThat(leaks(account)).isEmpty();
    }

    /** Proves that the test can fail. */
    @Test
    void thePersonHerselfIsAnswered() {
        assertThat(addresses).hasSizeGreaterThan(10);
        assertThat(leaks("claire@lumiere.demo"))
                .contains(
                        "/api/v1/triage/assessments: the words",
                        "/api/v1/triage/assessments/" + id + ": recommendation");
    }
}
