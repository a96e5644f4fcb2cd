package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every table that the database lists, tried as every service's role in a transaction of another
 * company: nothing of the first company is seen, made, changed or removed, even by a transaction
 * that declares an access to care.
 */
class EveryTableTest {

    private static final String REFUSED = "42501";

    /** A column whose values the database makes: nobody sets it. */
    private static final String GENERATED = "428C9";

    /** Without a company on purpose; docs/security.md says why each. */
    private static final Set<String> OF_NO_COMPANY =
            Set.of(
                    "admin.health_services",
                    "auth.sign_in_names",
                    "auth.sign_in_attempts",
                    "auth.signing_keys",
                    "platform.audit_checkpoints",
                    "platform.audit_leaves",
                    "platform.audit_nodes",
                    "platform.audit_witnesses",
                    "platform.erased_people",
                    "platform.keyed_people",
                    "notifications.demo_mailbox",
                    "platform.security_segments",
                    "platform.siem_cursors",
                    "triage.protocol_libraries");

    private static final Map<String, String> COMPANY_COLUMN = Map.of("admin.companies", "id");

    private static Connections connections;
    private static String lumiere;
    private static String verrerie;

    /** Company, health service and person of a transaction, and whose file it asks for. */
    private static List<String> another;

    @BeforeAll
    static void someoneOfTheFirstCompanyDidSomething() throws SQLException {
        var running = Topology.ONE_PROCESS.running();
        var claire = running.visitor().signIn("claire@lumiere.demo");
        var checked =
                claire.with("Idempotency-Key", "every-table")
                        .post(
                                "/api/v1/triage/assessments",
                                Map.of("text", "Mal de tête", "language", "fr"));
        assertThat(checked.status()).isEqualTo(201);
        claire.post(
                "/api/v1/triage/assessments/" + checked.json().path("id").asString() + "/answers",
                Map.of("answers", Map.of("headache.thunderclap", false)));
        connections = Connections.of(running.data());
        try (var owner = connections.as("owner")) {
            lumiere = OtherPeopleTest.company(owner, "lumiere").toString();
            verrerie = OtherPeopleTest.company(owner, "verrerie").toString();
        }
        another =
                List.of(
                        verrerie,
                        only(
                                "select health_service_id::text from admin.companies"
                                        + " where id::text = ?",
                                verrerie),
                        only(
                                "select person_id::text from admin.assignments where"
                                        + " role = 'physician' and company_id::text = ?",
                                verrerie),
                        only(
                                "select person_id::text from triage.symptom_assessments where"
                                        + " company_id::text = ? limit 1",
                                lumiere));
    }

    private record Trial(String service, String table) {}

    static Stream<Trial> trials() throws SQLException {
        var tables = tables();
        return connections.services().stream()
                .flatMap(service -> tables.stream().map(table -> new Trial(service, table)));
    }

    private static List<String> tables() throws SQLException {
        return connections
                .column(
                        String.class,
                        """
                        select schemaname || '.' || tablename from pg_tables
                         where schemaname !~ '^(pg_|information_schema)' and tablename <> ?
                        """,
                        "flyway_schema_history")
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void everyTableBelongsToACompanyOrIsKnownNotTo() throws SQLException {
        var without = new ArrayList<String>();
        for (var table : tables()) {
            if (!hasCompany(table) && isOpenToServices(table)) {
                without.add(table);
            }
        }
        assertThat(without).isSubsetOf(OF_NO_COMPANY);
    }

    /** Whether any service may read or change it, rather than add to it or call a function. */
    private static boolean isOpenToServices(String table) throws SQLException {
        for (var service : connections.services()) {
            if (connections
                    .column(
                            Boolean.class,
                            "select has_table_privilege('svc_"
                                    + service
                                    + "', ?, 'select, update, delete')",
                            table)
                    .contains(true)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void everyTableOfACompanyForcesRowLevelSecurity() throws SQLException {
        for (var table : tables()) {
            if (hasCompany(table)) {
                assertThat(
                                connections.column(
                                        Boolean.class,
                                        "select relrowsecurity and relforcerowsecurity from"
                                                + " pg_class where oid = cast(? as regclass)",
                                        table))
                        .as(table)
                        .containsExactly(true);
            }
        }
    }

    @Test
    void thereIsSomethingToProtect() throws SQLException {
        for (var table :
                List.of(
                        "auth.people",
                        "auth.sessions",
                        "admin.assignments",
                        "triage.symptom_assessments",
                        "triage.assessment_steps",
                        "platform.audit_log",
                        "platform.idempotency_keys")) {
            assertThat(aRow(table)).as(table).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void nothingOfAnotherCompanyCanBeTouched(Trial trial) throws SQLException {
        if (!hasCompany(trial.table)) {
            return;
        }
        var row = aRow(trial.table);
        var where = " where " + companyColumn(trial.table) + " is distinct from '" + verrerie + "'";
        var statements = new ArrayList<String>();
        statements.add("select * from " + trial.table + where);
        statements.add("delete from " + trial.table + where);
        for (var column : columns(trial.table)) {
            statements.add("update " + trial.table + " set " + column + " = " + column + where);
        }
        try (var connection = connections.as(trial.service)) {
            connection.setAutoCommit(false);
            for (var statement : statements) {
                assertThat(touched(connection, statement)).as(statement).isZero();
            }
            refuses(connection, "truncate " + trial.table + " cascade");
            if (row != null) {
                refuses(
                        connection,
                        "insert into "
                                + trial.table
                                + " select * from jsonb_populate_record(null::"
                                + trial.table
                                + ", '"
                                + row.replace("'", "''")
                                + "')");
            }
        }
    }

    /** Rows that the statement saw or changed; none if it was refused. */
    private static int touched(Connection connection, String statement) throws SQLException {
        try {
            asAnother(connection);
            try (var sql = connection.createStatement()) {
                if (!sql.execute(statement)) {
                    return sql.getUpdateCount();
                }
                var rows = 0;
                try (var result = sql.getResultSet()) {
                    while (result.next()) {
                        rows++;
                    }
                }
                return rows;
            }
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(statement).isIn(REFUSED, GENERATED);
            return 0;
        } finally {
            connection.rollback();
        }
    }

    private static void refuses(Connection connection, String statement) throws SQLException {
        try {
            asAnother(connection);
            connection.createStatement().execute(statement);
            fail("not refused: " + statement);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).as(statement).isEqualTo(REFUSED);
        } finally {
            connection.rollback();
        }
    }

    /** A physician of the other company, at the same health service, who declares an access. */
    private static void asAnother(Connection connection) throws SQLException {
        try (var tenant =
                connection.prepareStatement(
                        """
                        select set_config('app.company', ?, true),
                               set_config('app.health_service', ?, true),
                               set_config('app.person', ?, true),
                               set_config('app.care', ?, true),
                               set_config('app.purpose', 'break-glass', true)
                        """)) {
            for (var i = 0; i < another.size(); i++) {
                tenant.setString(i + 1, another.get(i));
            }
            tenant.execute();
        }
    }

    private static String only(String query, String parameter) throws SQLException {
        return connections.column(String.class, query, parameter).getFirst();
    }

    private static boolean hasCompany(String table) throws SQLException {
        return columns(table).contains(companyColumn(table)) && !OF_NO_COMPANY.contains(table);
    }

    private static String companyColumn(String table) {
        return COMPANY_COLUMN.getOrDefault(table, "company_id");
    }

    private static List<String> columns(String table) throws SQLException {
        return connections.column(
                String.class,
                "select column_name::text from information_schema.columns where table_schema || '.'"
                        + " || table_name = ? and is_generated = 'NEVER'",
                table);
    }

    /** One of the first company, as JSON; none if there is none. */
    private static @Nullable String aRow(String table) throws SQLException {
        var rows =
                connections.column(
                        String.class,
                        "select to_jsonb(t)::text from "
                                + table
                                + " t where "
                                + companyColumn(table)
                                + "::text = ? limit 1",
                        lumiere);
        return rows.isEmpty() ? null : rows.getFirst();
    }
}
