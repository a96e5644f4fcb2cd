package employeehealth.shared.persondata;

import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;
import employeehealth.contracts.persondata.Store.Erasure;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A table with rows about people, as a store: said by its columns. All columns are told: sealed
 * ones opened, other people masked, and of bytes that are not sealed for the person only that they
 * are there.
 *
 * <pre>{@code
 * TableStore.of(database, "triage.offline_checks", "own-health", NOW)
 *         .row("assessment_id")
 *         .sealed("sealed_outcome");
 * }</pre>
 */
public final class TableStore implements PersonStore {

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> ROW =
            new TypeReference<>() {};
    private static final int PAGE = 500;

    /** Characters of a page, after which no row is added to it. */
    private static final long ENOUGH = 2_000_000;

    /** Rows that the database hands over together. */
    private static final int AT_ONCE = 4;

    private static final String NOT_TOLD = "(not told)";
    private static final String BYTES = "\\x"; // as PostgreSQL writes them in JSON

    /**
     * Columns that name whoever did something, or to whom: the person themself, or somebody to be
     * masked.
     */
    private static final Set<String> DOERS =
            Set.of(
                    "actor",
                    "allowed_by",
                    "author",
                    "author_id",
                    "changed_by",
                    "clinician_id",
                    "created_by",
                    "decided_by",
                    "ended_by",
                    "given_by",
                    "identity_checked_by",
                    "invited_by",
                    "person",
                    "person_id",
                    "professional_id",
                    "released_by",
                    "reviewed_by");

    private final ServiceDatabase database;
    private final Store store;
    private String where = "person_id = :person";
    private String row = "id";
    private Set<String> sealed = Set.of();
    private Set<String> secret = Set.of();
    private @Nullable String columns;
    private @Nullable String blob;
    private List<String> erasing = List.of();
    private String personal = "true";

    private TableStore(ServiceDatabase database, Store store) {
        this.database = database;
        this.store = store;
    }

    /**
     * @param category code of a retention rule
     */
    public static TableStore of(
            ServiceDatabase database, String table, String category, Erasure erasure) {
        return new TableStore(database, new Store(table, category, erasure));
    }

    /** Which rows are theirs, where {@code person_id} does not say it. */
    public TableStore where(String condition) {
        where = condition;
        return this;
    }

    /** The column that names a row, where it is not {@code id}: what is sealed is bound to it. */
    public TableStore row(String column) {
        row = column;
        return this;
    }

    /** Columns that are sealed under the person's key. */
    public TableStore sealed(String... names) {
        sealed = Set.of(names);
        return this;
    }

    /** Columns, or fields of what is sealed, that open something: told to nobody. */
    public TableStore secret(String... names) {
        secret = Set.of(names);
        return this;
    }

    /** Only these are about the person; the rest of the row is about something else. */
    public TableStore columns(String names) {
        columns = names;
        return this;
    }

    /** The column with the id of a document, whose content goes with the row. */
    public TableStore blob(String column) {
        blob = column;
        return this;
    }

    /**
     * Statements that make the rows nobody's, instead of removing them.
     *
     * @param condition of rows that still say who it was
     */
    public TableStore erasedBy(String condition, String... statements) {
        personal = condition;
        erasing = List.of(statements);
        return this;
    }

    @Override
    public Store describe() {
        return store;
    }

    @Override
    public Rows rows(Subject subject, long after) {
        return query(
                        subject,
                        "select to_jsonb(t)::text from (select "
                                + (columns == null ? "*" : columns)
                                + " from "
                                + store.name()
                                + " where "
                                + where
                                + " order by "
                                + row
                                + " offset :after limit :limit) t")
                .param("after", after)
                .param("limit", PAGE + 1)
                .withFetchSize(AT_ONCE)
                .query((ResultSetExtractor<Rows>) lines -> page(subject, lines));
    }

    /** A row may be a whole health profile: some hundred of them are more than there is memory. */
    private Rows page(Subject subject, ResultSet lines) throws SQLException {
        var rows = new ArrayList<Map<String, @Nullable Object>>();
        var read = 0L;
        while (lines.next()) {
            if (rows.size() == PAGE || read >= ENOUGH) {
                return new Rows(rows, true);
            }
            var line = lines.getString(1);
            read += line.length();
            rows.add(opened(subject, JSON.readValue(line, ROW)));
        }
        return new Rows(rows, false);
    }

    private Map<String, @Nullable Object> opened(
            Subject subject, LinkedHashMap<String, @Nullable Object> line) {
        var id = line.get(row);
        line.replaceAll((column, value) -> told(subject, id, column, value));
        return line;
    }

    private @Nullable Object told(
            Subject subject, @Nullable Object id, String column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (secret.contains(column)) {
            return NOT_TOLD;
        }
        if (sealed.contains(column) && id != null) {
            return open(subject, column, UUID.fromString(id.toString()), bytes(value));
        }
        if (DOERS.contains(column) && !isThem(subject, value)) {
            return "(another person)";
        }
        return value.toString().startsWith(BYTES) ? NOT_TOLD : value;
    }

    private static boolean isThem(Subject subject, Object value) {
        return value.equals(subject.person().toString())
                || value.equals(subject.pseudonym().toString());
    }

    private Object open(Subject subject, String column, UUID id, byte[] value) {
        byte[] clear;
        try {
            clear = subject.seal().open(subject.person(), place(column), id, value);
        } catch (Seal.NotSealedHere foreign) {
            return NOT_TOLD; // of somebody else, who is named in the same row
        }
        try {
            var told = JSON.readValue(clear, Object.class);
            return told instanceof Map<?, ?> fields ? withoutSecrets(fields) : told;
        } catch (JacksonException words) {
            return new String(clear, StandardCharsets.UTF_8);
        }
    }

    private Map<Object, Object> withoutSecrets(Map<?, ?> fields) {
        var told = new LinkedHashMap<Object, Object>(fields);
        told.replaceAll(
                (field, value) -> secret.contains(String.valueOf(field)) ? NOT_TOLD : value);
        return told;
    }

    private Place place(String column) {
        return new Place(store.name(), column);
    }

    private static byte[] bytes(Object value) {
        return HexFormat.of().parseHex(value.toString().substring(BYTES.length()));
    }

    @Override
    public void erase(Subject subject) {
        erasing.forEach(statement -> run(subject, statement));
        if (store.erasure() == Erasure.NOW && erasing.isEmpty()) {
            if (blob != null) {
                run(
                        subject,
                        "select platform.release_blob("
                                + blob
                                + ") from "
                                + store.name()
                                + " where "
                                + blob
                                + " is not null and "
                                + where);
            }
            run(subject, "delete from " + store.name() + " where " + where);
        }
        if (store.erasure() == Erasure.KEPT) {
            sealed.forEach(column -> keep(subject, column));
        }
    }

    private void run(Subject subject, String statement) {
        if (statement.startsWith("select")) {
            query(subject, statement).query((line, n) -> true).list();
        } else {
            query(subject, statement).update();
        }
    }

    /** What stays is sealed anew, under the key that stays. */
    private void keep(Subject subject, String column) {
        record Sealed(UUID id, byte[] value) {}
        query(
                        subject,
                        "select %s, %s from %s where %s is not null and %s"
                                .formatted(row, column, store.name(), column, where))
                .query((line, n) -> new Sealed(line.getObject(1, UUID.class), line.getBytes(2)))
                .list()
                .forEach(one -> keep(subject, column, one.id, one.value));
    }

    private void keep(Subject subject, String column, UUID id, byte[] value) {
        byte[] kept;
        try {
            kept = subject.seal().keep(subject.person(), place(column), id, value);
        } catch (Problem lost) {
            if (lost.status() != HttpStatus.GONE) {
                throw lost;
            }
            return; // from a backup of before they were erased: nobody reads it any more
        }
        query(
                        subject,
                        "update %s set %s = :value where %s = :id"
                                .formatted(store.name(), column, row))
                .param("id", id)
                .param("value", kept)
                .update();
    }

    @Override
    public Remains remains(Subject subject) {
        var all = count(subject, where);
        return switch (store.erasure()) {
            case NOW -> new Remains(store.name(), count(subject, theirs()), 0);
            case PSEUDONYMISED -> {
                var left = erasing.isEmpty() ? 0 : count(subject, theirs());
                yield new Remains(store.name(), left, all - left);
            }
            case KEPT -> new Remains(store.name(), 0, all);
        };
    }

    private String theirs() {
        return "(" + where + ") and (" + personal + ")";
    }

    private long count(Subject subject, String condition) {
        return query(subject, "select count(*) from " + store.name() + " where " + condition)
                .query(Long.class)
                .single();
    }

    /** Names of tables and columns are ours; values are parameters. */
    private JdbcClient.StatementSpec query(Subject subject, String statement) {
        return database.sql(statement)
                .param("person", subject.person().value())
                .param("pseudonym", subject.pseudonym())
                .param("company", subject.whose().company().value())
                .param("addresses", subject.whose().addresses().toArray(String[]::new));
    }
}
