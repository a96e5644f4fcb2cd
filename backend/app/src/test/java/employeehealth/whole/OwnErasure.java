package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Somebody has themself erased, as the pages do it. */
final class OwnErasure {

    static final String ADDRESS = "/api/v1/profile/erasure";
    private static final String CERTIFICATES = ADDRESS + "/certificates";
    private static final String MAILBOX = "notifications.demo_mailbox";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the looking itself adds to, and what is handed on within moments. */
    private static final Set<String> GOES_ON = Set.of("access-trace", "security-log", "technical");

    private OwnErasure() {}

    /**
     * Planned and confirmed by somebody who has just proven again who they are.
     *
     * @return the receipt
     */
    static String confirmed(Visitor them) {
        var planned = them.post(ADDRESS, Map.of());
        assertThat(planned.status()).as(planned::text).isEqualTo(201);
        var address = ADDRESS + "/" + planned.json().path("id").asString() + "/confirm";
        var confirmed = them.post(address, Map.of());
        assertThat(confirmed.status()).as(confirmed::text).isEqualTo(200);
        return confirmed.json().path("receipt").asString();
    }

    /** Days are long for a test. */
    static void hurry(Path data, String job) throws SQLException {
        try (var owner = Connections.of(data).as("owner");
                var sql = owner.createStatement()) {
            var due =
                    sql.executeUpdate(
                            "update platform.jobs set execution_time = now() where task_name = '"
                                    + job
                                    + "'");
            assertThat(due).as(job).isPositive();
        }
    }

    /** Read by whoever has the receipt, once it is there. */
    static JsonNode certificate(Visitor anyone, String receipt) {
        var body = Map.of("receipt", receipt);
        Neighbour.waitUntil(
                "the erasure is done",
                PATIENCE,
                () ->
                        anyone.post(CERTIFICATES, body)
                                .json()
                                .path("status")
                                .asString()
                                .equals("done"));
        anyone.post(CERTIFICATES, Map.of("receipt", receipt + "A"))
                .problem(404, "platform/not-found");
        return anyone.post(CERTIFICATES, body).json().path("certificate");
    }

    /** The contents of what was erased go every few seconds, and with them the rows about them. */
    static void isSwept(Path data, CanaryPerson told) {
        Neighbour.waitUntil(
                "their documents are gone", PATIENCE, () -> blobs(data, told).isEmpty());
    }

    private static List<String> blobs(Path data, CanaryPerson told) {
        return of(told.id(), data, "select state from platform.blobs where person_id::text = ?");
    }

    /**
     * No row of any table, sealed or not, has their words, name or address, but for the demo's
     * stand-in for the mailboxes of the world: of what others were mailed, nobody takes back a
     * name.
     */
    static void isInNoTable(Path data, CanaryPerson told) throws SQLException, IOException {
        assertThat(new Search(data, told.traces()).tables()).isSubsetOf(MAILBOX);
        assertThat(
                        of(
                                told.email(),
                                data,
                                "select subject from " + MAILBOX + " where recipient = ?"))
                .as("mails to them")
                .isEmpty();
        assertThat(new Search(data, CanaryWords.ROOTS).tables()).as("the words").isEmpty();
    }

    private static List<String> of(String whom, Path data, String query) {
        try {
            return Connections.of(data).column(String.class, query, whom);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Nothing is left but what the certificate lists, as many rows as it says and why.
     *
     * @param left rows in which the database still has the person, by table
     */
    static void isWhole(JsonNode certificate, Map<String, List<JsonNode>> left) {
        assertThat(certificate.path("keyDestroyed").asBoolean()).isTrue();
        assertThat(certificate.path("rowsLeft").asInt()).isZero();
        var kept = keptBy(certificate);
        assertThat(kept.keySet()).as("tables that still have rows").containsAll(left.keySet());
        for (var item : certificate.path("items")) {
            var rows =
                    left.entrySet().stream()
                            .filter(table -> item.equals(kept.get(table.getKey())))
                            .mapToInt(table -> table.getValue().size())
                            .sum();
            if (!GOES_ON.contains(item.path("category").asString())) {
                assertThat(item.path("rowsKept").asInt()).as(item::toString).isEqualTo(rows);
            }
        }
        assertThat(left).containsKeys("profile.visits", "profile.fitness_opinions");
    }

    /** By table: what lists it as one that keeps something, on a ground. */
    private static Map<String, JsonNode> keptBy(JsonNode certificate) {
        var kept = new HashMap<String, JsonNode>();
        for (var item : certificate.path("items")) {
            if (!item.path("erasure").asString().equals("now")) {
                for (var told : List.of("title", "ground", "article", "duration")) {
                    assertThat(item.path(told).asString()).as(item::toString).isNotBlank();
                }
                item.path("stores")
                        .forEach(store -> kept.put(store.asString().split(" ", 2)[0], item));
            }
        }
        return kept;
    }
}
