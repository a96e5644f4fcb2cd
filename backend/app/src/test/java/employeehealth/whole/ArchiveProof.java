package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archive of somebody who has something in every store there is, held against what the database
 * had of them before and after it was made: what was there all the time is told, and what is told
 * was there.
 */
final class ArchiveProof {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HALF_A_FILE = "profile.upload_parts";

    /** Stores in which the person has nothing, and why. */
    private static final Map<String, String> WITHOUT_A_ROW =
            Map.of(
                    "platform.outbox", "handed on within moments",
                    "platform.news_deliveries", "handed on within moments",
                    "platform.erased_people", "whoever is there has no archive any more",
                    "profile.health_profiles (clinicians)",
                            "told with the profile while it is there",
                    "triage.publications", "would be in force for everybody",
                    "triage.company_policies", "would be in force for everybody");

    /** Sealed, and not opened for an archive. */
    private static final Map<String, String> NOT_OPENED =
            Map.of(
                    "profile.document_pictures.sealed_small",
                    "made from a document that is told",
                    "profile.document_pictures.sealed_page",
                    "made from a document that is told",
                    HALF_A_FILE + ".sealed_part",
                    "not handed in yet: its name and length are told");

    /** Of somebody without an account, who has written to the data protection officer. */
    private static final String OF_ANOTHER = "RequestDeskController.Body.";

    private final Map<String, byte[]> files;
    private final Map<String, JsonNode> told = new TreeMap<>();
    private final Map<String, List<String>> keys = new HashMap<>();
    private final Map<String, List<JsonNode>> always = new TreeMap<>();
    private final Map<String, List<JsonNode>> ever = new TreeMap<>();

    /**
     * @param files of the archive, by name
     * @param before rows by table, as {@link PersonRows} finds them
     */
    ArchiveProof(
            Connection owner,
            Map<String, byte[]> files,
            Map<String, List<JsonNode>> before,
            Map<String, List<JsonNode>> after)
            throws SQLException {
        this.files = files;
        for (var name : files.keySet()) {
            if (name.startsWith("json/")) {
                var file = json(name);
                told.put(file.path("store").asString(), file.path("rows"));
            }
        }
        for (var rows : List.of(before, after)) {
            for (var table : rows.keySet()) {
                keys.put(table, PersonRows.key(owner, table));
            }
        }
        keys.forEach((table, key) -> {
            var earlier = byKey(before.getOrDefault(table, List.of()), key);
            var later = byKey(after.getOrDefault(table, List.of()), key);
            var both = new HashMap<>(earlier);
            both.keySet().retainAll(later.keySet());
            if (!both.isEmpty()) {
                always.put(table, List.copyOf(both.values()));
            }
            earlier.putAll(later);
            ever.put(table, List.copyOf(earlier.values()));
        });
    }

    private static Map<List<String>, JsonNode> byKey(List<JsonNode> rows, List<String> key) {
        var byKey = new HashMap<List<String>, JsonNode>();
        rows.forEach(row -> byKey.put(key(row, key), row));
        return byKey;
    }

    private static List<String> key(JsonNode row, List<String> columns) {
        return columns.stream().map(column -> row.path(column).asString("")).toList();
    }

    JsonNode json(String name) {
        return JSON.readTree(Objects.requireNonNull(files.get(name), name));
    }

    /**
     * @param registered names of all stores, as the platform lists them
     */
    void isWhole(Set<String> registered, CanaryWords words) {
        assertThat(told.keySet()).as("stores with a file").isEqualTo(registered);
        assertThat(registered).as("tables with rows").containsAll(always.keySet());
        for (var store : registered) {
            if (!WITHOUT_A_ROW.containsKey(store)) {
                tellsWhatIsThere(store);
            }
        }
        for (var table : words.tables()) {
            var text = Objects.requireNonNull(told.get(table), table).toString();
            for (var word : words.keptIn(table)) {
                if (!word.field().startsWith(OF_ANOTHER) && !table.equals(HALF_A_FILE)) {
                    assertThat(text).as(table + " of " + word.field()).contains(word.word());
                }
            }
        }
        for (var word : words.keptIn(CanaryWords.STORE)) {
            assertThat(documents()).as(word.field()).anyMatch(text -> text.contains(word.word()));
        }
    }

    private List<String> documents() {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("documents/"))
                .map(file -> new String(file.getValue(), StandardCharsets.UTF_8))
                .toList();
    }

    private void tellsWhatIsThere(String store) {
        var rows = Objects.requireNonNull(told.get(store), store).valueStream().toList();
        assertThat(rows).as(store).isNotEmpty();
        var key = shown(rows, keys.getOrDefault(store, List.of()));
        var missing = keys(always.getOrDefault(store, List.of()), key);
        var made = keys(rows, key);
        rows.forEach(row -> missing.remove(key(row, key)));
        keys(ever.getOrDefault(store, List.of()), key).forEach(made::remove);
        assertThat(missing).as("there, and not told: " + store).isEmpty();
        assertThat(made).as("told, and not there: " + store).isEmpty();
        isOpened(store, rows, key);
    }

    /** Those of the columns that an archive shows; without any, rows are only counted. */
    private static List<String> shown(List<JsonNode> rows, List<String> columns) {
        return columns.stream()
                .filter(column -> rows.stream().allMatch(row -> isTold(row, column)))
                .toList();
    }

    /** Not one of another person, and none that is told to nobody. */
    private static boolean isTold(JsonNode row, String column) {
        return row.hasNonNull(column) && !row.path(column).asString("").startsWith("(");
    }

    private static List<List<String>> keys(List<JsonNode> rows, List<String> columns) {
        return new ArrayList<>(rows.stream().map(row -> key(row, columns)).toList());
    }

    /** What was sealed is in clear, where there was anything in it. */
    private void isOpened(String store, List<JsonNode> rows, List<String> key) {
        for (var row : always.getOrDefault(store, List.of())) {
            for (var column : row.propertyNames()) {
                var value = row.path(column).asString("");
                if (column.startsWith("sealed_")
                        && value.length() > "\\x".length()
                        && !NOT_OPENED.containsKey(store + "." + column)) {
                    assertThat(rows)
                            .as(store + "." + column)
                            .filteredOn(one -> key(one, key).equals(key(row, key)))
                            .isNotEmpty()
                            .allMatch(one -> isTold(one, column));
                }
            }
        }
    }
}
