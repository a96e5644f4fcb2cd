package employeehealth.whole;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every row of every table in which a database has somebody: by id, by the pseudonym that the logs
 * know them by, or by address. It is looked for in all columns, whatever a service says that its
 * tables are about.
 */
final class PersonRows {

    private static final JsonMapper JSON = new JsonMapper();

    /** Whose a row is, another row says. */
    private static final Map<String, String> BY_ANOTHER_ROW =
            Map.of(
                    "auth.federated_sessions",
                    "identity in (select id from auth.federated_identities where person_id = ?)");

    private PersonRows() {}

    /** Rows as PostgreSQL writes them in JSON, by table; tables without any are left out. */
    static Map<String, List<JsonNode>> of(Connection owner, CanaryPerson person)
            throws SQLException {
        var found = new TreeMap<String, List<JsonNode>>();
        var marks = marks(owner, person);
        for (var table : tables(owner)) {
            var rows = new ArrayList<JsonNode>();
            var byAnother = BY_ANOTHER_ROW.get(table);
            try (var select =
                    owner.prepareStatement(
                            "select to_jsonb(t)::text from "
                                    + table
                                    + " t where "
                                    + (byAnother == null
                                            ? "to_jsonb(t)::text ~ ?"
                                            : byAnother.replace("?", "cast(? as uuid)")))) {
                select.setString(1, byAnother == null ? marks : person.id());
                try (var lines = select.executeQuery()) {
                    while (lines.next()) {
                        rows.add(JSON.readTree(lines.getString(1)));
                    }
                }
            }
            if (!rows.isEmpty()) {
                found.put(table, rows);
            }
        }
        return found;
    }

    /** As text, as 16 bytes, and as text that is kept as bytes. */
    private static String marks(Connection owner, CanaryPerson person) throws SQLException {
        var marks = new LinkedHashSet<String>();
        for (var id : List.of(person.id(), pseudonym(owner, person))) {
            marks.add(id);
            marks.add(id.replace("-", ""));
            marks.add(HexFormat.of().formatHex(id.getBytes(StandardCharsets.US_ASCII)));
        }
        marks.add(person.email().replace(".", "\\."));
        return String.join("|", marks);
    }

    /** As the record of their symptom check says, which stays. */
    private static String pseudonym(Connection owner, CanaryPerson person) throws SQLException {
        try (var select =
                owner.prepareStatement(
                        """
                        select person::text from platform.audit_log
                         where action = 'triage.assessment.recorded' and entity_id = ?
                        """)) {
            select.setString(1, person.check());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static List<String> tables(Connection owner) throws SQLException {
        var tables = new ArrayList<String>();
        try (var rows =
                owner.createStatement()
                        .executeQuery(
                                """
                                select schemaname || '.' || tablename from pg_tables
                                 where schemaname !~ '^(pg_|information_schema)'
                                 order by 1
                                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Columns that name a row. */
    static List<String> key(Connection owner, String table) throws SQLException {
        var columns = new ArrayList<String>();
        try (var select =
                owner.prepareStatement(
                        """
                        select attname from pg_index
                          join pg_attribute on attrelid = indrelid and attnum = any (indkey)
                         where indrelid = cast(? as regclass) and indisprimary
                         order by attnum
                        """)) {
            select.setString(1, table);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }
}
