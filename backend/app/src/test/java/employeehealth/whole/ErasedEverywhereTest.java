package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody takes their data along, and is then erased; in one process and in many. */
class ErasedEverywhereTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EXPORTS = "/api/v1/profile/exports";
    private static final String ERASURE = "/api/v1/profile/erasure";
    private static final String WORD = "chrysocanari";

    @ParameterizedTest
    @EnumSource(Topology.class)
    @Asvs("7.4.2")
    void whatIsToldIsAllThereIsAndThenThereIsNothing(Topology topology)
            throws SQLException, IOException {
        var running = topology.running();
        var email = "e0008@lumiere.demo";
        var them = running.visitor().signIn(email);
        var me = them.get("/api/v1/auth/me").json();
        var id = me.path("id").asString();
        leaveSomething(them);

        them.post(EXPORTS, Map.of()).problem(401, "platform/step-up-required");
        var files = fetched(them.stepUp());
        try (var owner = Connections.of(running.data()).as("owner")) {
            theArchiveIsWhole(owner, id, files);
        }

        var planned = them.post(ERASURE, Map.of());
        assertThat(planned.status()).as(planned::text).isEqualTo(201);
        var confirm = ERASURE + "/" + planned.json().path("id").asString() + "/confirm";
        them.post(confirm, Map.of()).problem(401, "platform/step-up-required");
        var sure = them.stepUp();
        var confirmed = sure.post(confirm, Map.of());
        assertThat(confirmed.status()).as(confirmed::text).isEqualTo(200);
        sure.post(EXPORTS, Map.of()).problem(409, "profile/being-erased");
        hurry(running, "profile.erase");
        var certificate = certificate(running, confirmed.json().path("receipt").asString());
        assertThat(certificate.path("rowsLeft").asInt()).isZero();

        assertThat(running.visitor().logIn(email, Visitor.PASSWORD).status()).isEqualTo(401);
        Neighbour.waitUntil(
                "their token is refused",
                PATIENCE,
                () -> sure.get("/api/v1/profile").status() == 401);
        for (var trace : List.of(WORD, email)) {
            assertThat(new Search(running.data(), trace).tables()).as(trace).isEmpty();
        }
        aRestoredBackupBringsNobodyBack(running, id, email);
    }

    private static void leaveSomething(Visitor them) {
        var checked =
                them.post(
                        "/api/v1/triage/assessments",
                        Map.of("text", "Mal de tête, " + WORD, "language", "fr"));
        assertThat(checked.status()).as(checked::text).isEqualTo(201);
        var read = them.get("/api/v1/profile");
        var said =
                them.with("If-Match", read.header("ETag"))
                        .put("/api/v1/profile", Map.of("allergies", List.of(Map.of("text", WORD))));
        assertThat(said.status()).as(said::text).isEqualTo(200);
    }

    private static Map<String, JsonNode> fetched(Visitor them) throws IOException {
        var asked = them.post(EXPORTS, Map.of());
        assertThat(asked.status()).as(asked::text).isEqualTo(202);
        var export = EXPORTS + "/" + asked.json().path("id").asString();
        Neighbour.waitUntil(
                "the archive is made",
                PATIENCE,
                () -> them.get(export).json().path("status").asString().equals("ready"));
        var link = them.post(export + "/links", Map.of());
        assertThat(link.status()).as(link::text).isEqualTo(200);
        var path = URI.create(link.json().path("url").asString()).getPath();
        var archive = them.send(path, HttpRequest.newBuilder().GET());
        assertThat(archive.status()).isEqualTo(200);
        assertThat(them.get(path).status()).as("it is fetched once").isEqualTo(410);
        var files = new LinkedHashMap<String, JsonNode>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var content = zip.readAllBytes();
                if (entry.getName().endsWith(".json")) {
                    files.put(entry.getName(), new JsonMapper().readTree(content));
                }
            }
        }
        return files;
    }

    /** For every table with the person's id: as many rows are told as the database has. */
    private static void theArchiveIsWhole(Connection owner, String id, Map<String, JsonNode> files)
            throws SQLException {
        var compared = 0;
        for (var file : files.values()) {
            var store = file.path("store").asString("");
            if (!store.matches("(auth|admin|triage|profile|notifications)\\.[a-z_]+")
                    || store.equals("profile.exports") // this one was on its way
                    || store.equals("auth.sessions") // and they have come again meanwhile
                    || !hasPerson(owner, store)) {
                continue;
            }
            try (var rows =
                    owner.createStatement()
                            .executeQuery(
                                    "select count(*) from "
                                            + store
                                            + " where person_id = '"
                                            + id
                                            + "'")) {
                rows.next();
                assertThat(file.path("rows")).as(store).hasSize(rows.getInt(1));
            }
            compared++;
        }
        assertThat(compared).isGreaterThan(15);
        assertThat(file(files, "json/triage.symptom_assessments.json").toString()).contains(WORD);
        assertThat(file(files, "json/profile.health_profiles.json").toString()).contains(WORD);
        assertThat(file(files, "fhir/bundle.json").toString())
                .contains("QuestionnaireResponse", "AllergyIntolerance", WORD);
        assertThat(file(files, "json/auth.people.json").path("rows").path(0).path("password_hash"))
                .hasToString("\"(not told)\"");
    }

    private static boolean hasPerson(Connection owner, String table) throws SQLException {
        try (var column =
                owner.createStatement()
                        .executeQuery(
                                "select 1 from information_schema.columns where table_schema"
                                        + " || '.' || table_name = '"
                                        + table
                                        + "' and column_name = 'person_id'")) {
            return column.next();
        }
    }

    /** Seven days are long for a test. */
    private static void hurry(Topology.Running running, String job) throws SQLException {
        try (var owner = Connections.of(running.data()).as("owner");
                var sql = owner.createStatement()) {
            sql.execute(
                    "update platform.jobs set execution_time = now() where task_name = '"
                            + job
                            + "'");
        }
    }

    private static JsonNode certificate(Topology.Running running, String receipt) {
        var someone = running.visitor();
        var body = Map.of("receipt", receipt);
        Neighbour.waitUntil(
                "the erasure is done",
                PATIENCE,
                () ->
                        someone.post(ERASURE + "/certificates", body)
                                .json()
                                .path("status")
                                .asString()
                                .equals("done"));
        someone.post(ERASURE + "/certificates", Map.of("receipt", receipt + "A"))
                .problem(404, "platform/not-found");
        return someone.post(ERASURE + "/certificates", body).json().path("certificate");
    }

    /**
     * As if the rows of yesterday were there again: whoever is on the erase list goes once more.
     */
    private static void aRestoredBackupBringsNobodyBack(
            Topology.Running running, String id, String email) throws SQLException, IOException {
        try (var owner = Connections.of(running.data()).as("owner")) {
            owner.setAutoCommit(false);
            var company = OtherPeopleTest.company(owner, "lumiere").toString();
            try (var sql = owner.createStatement()) {
                sql.execute("select set_config('app.company', '" + company + "', true)");
                sql.execute(
                        "update auth.people set email = '" + email + "' where id = '" + id + "'");
                sql.execute(
                        "insert into auth.sign_in_names (email_key, company_id, person_id) values"
                                + " ('"
                                + id
                                + "', '"
                                + company
                                + "', '"
                                + id
                                + "')");
            }
            owner.commit();
        }
        assertThat(new Search(running.data(), email).tables()).isNotEmpty();
        hurry(running, "profile.erase-again");
        Neighbour.waitUntil(
                "they are erased again",
                PATIENCE,
                () -> {
                    try {
                        return new Search(running.data(), email).tables().isEmpty();
                    } catch (SQLException | IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private static JsonNode file(Map<String, JsonNode> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }
}
