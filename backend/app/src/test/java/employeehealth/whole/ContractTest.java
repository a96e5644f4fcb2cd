package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks every row of the public contract against the running platform. */
class ContractTest {

    private static final Map<String, Visitor> SIGNED_IN = new ConcurrentHashMap<>();

    private record Row(String state, String method, String path, String account, String expected) {

        static Row parse(String line) {
            var cells = line.split("\\|", -1);
            return new Row(
                    cells[0].strip(),
                    cells[1].strip(),
                    cells[2].strip(),
                    cells[3].strip(),
                    cells[4].strip());
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    static Stream<Row> rows(String state) {
        try (var file =
                Objects.requireNonNull(
                        ContractTest.class.getResourceAsStream("/contract/rows.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Row::parse)
                    .filter(row -> row.state.equals(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Row> built() {
        return rows("built");
    }

    static Stream<Row> later() {
        return rows("later");
    }

    @ParameterizedTest
    @MethodSource("built")
    void aBuiltRowAnswers(Row row) {
        assertThat(ask(row).status()).isEqualTo(Integer.parseInt(row.expected));
    }

    @ParameterizedTest
    @MethodSource("later")
    void aRowStillToComeIsAPlainNotFound(Row row) {
        ask(row).problem(404, "platform/not-found");
    }

    @Test
    void theRowsStillToComeAreListed() {
        var rows = later().map(Row::toString).collect(Collectors.joining("\n  "));
        System.out.println("Rows of the contract still to come:\n  " + rows);
        assertThat(built()).isNotEmpty();
    }

    private static String anAssessment() {
        return Topology.ONE_PROCESS
                .running()
                .visitor()
                .signIn("claire@lumiere.demo")
                .post(
                        "/api/v1/triage/assessments",
                        Map.of("text", "Mal de gorge", "language", "fr"))
                .json()
                .path("id")
                .asString();
    }

    private static Visitor.Answer ask(Row row) {
        var path = row.path.contains("{id}") ? row.path.replace("{id}", anAssessment()) : row.path;
        var visitor =
                row.account.equals("-")
                        ? Topology.ONE_PROCESS.running().visitor()
                        : SIGNED_IN.computeIfAbsent(row.account, ContractTest::signIn);
        return switch (row.method) {
            case "GET" -> visitor.get(path);
            case "POST" -> visitor.post(path, Map.of());
            default ->
                    visitor.send(
                            path,
                            HttpRequest.newBuilder().method(row.method, BodyPublishers.noBody()));
        };
    }

    /** With a plus behind the account: somebody who has just proven again who they are. */
    private static Visitor signIn(String account) {
        var visitor = Topology.ONE_PROCESS.running().visitor();
        return account.endsWith("+")
                ? visitor.signIn(account.substring(0, account.length() - 1)).stepUp()
                : visitor.signIn(account);
    }

    @ParameterizedTest
    @EnumSource(Topology.class)
    void everyDemoAccountSignsInWithItsRole(Topology topology) {
        var roles =
                Map.ofEntries(
                        Map.entry("claire@lumiere.demo", "employee"),
                        Map.entry("karim@lumiere.demo", "employee"),
                        Map.entry("e0001@lumiere.demo", "employee"),
                        Map.entry("nurse@lumiere.demo", "nurse"),
                        Map.entry("physician@lumiere.demo", "physician"),
                        Map.entry("clinician@lumiere.demo", "clinician"),
                        Map.entry("responder@lumiere.demo", "first_aider"),
                        Map.entry("hr@lumiere.demo", "employer"),
                        Map.entry("admin@lumiere.demo", "company_admin"),
                        Map.entry("dpo@lumiere.demo", "dpo"),
                        Map.entry("auditor@lumiere.demo", "auditor"),
                        Map.entry("author@lumiere.demo", "protocol_author"),
                        Map.entry("reviewer@lumiere.demo", "protocol_signatory"),
                        Map.entry("employee@verrerie.demo", "employee"),
                        Map.entry("physician@verrerie.demo", "physician"),
                        Map.entry("admin@verrerie.demo", "company_admin"));
        roles.forEach((account, role) -> {
            var me = topology.running().visitor().signIn(account).get("/api/v1/auth/me").json();
            assertThat(me.path("email").asString()).isEqualTo(account);
            assertThat(me.at("/roles/0").asString()).isEqualTo(role);
            assertThat(me.propertyNames())
                    .contains(
                            "id",
                            "email",
                            "displayName",
                            "company",
                            "roles",
                            "permissions",
                            "locale",
                            "acr");
        });
    }
}
