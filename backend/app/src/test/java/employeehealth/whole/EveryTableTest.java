package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

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
                    "auth.identity_provider_companies",
                    "auth.oauth_client_names",
                    "auth.sign_in_names",
                    "auth.sign_in_attempts",
                    "auth.signing_keys",
                    "auth.passkey_users",
                    "auth.passkey_refusals",
                    "auth.used_passkey_challenges",
                    "platform.audit_checkpoints",
                    "platform.audit_leaves",
                    "platform.audit_nodes",
                    "platform.audit_witnesses",
                    "platform.erased_people",
                    "platform.keyed_people",
                    "notifications.demo_mailbox",
                    "platform.security_segments",
                    "platform.siem_cursors",
                    "profile.health_link_tokens",
                    "triage.protocol_drafts",
                    "triage.protocol_libraries",
                    "triage.protocol_signatures",
                    "triage.publications",
                    "triage.simulations");

    /** Read before a company is known, and changed by one's own only; docs/security.md says why. */
    private static final Set<String> READ_BY_ALL =
            Set.of("auth.email_domains", "auth.federated_domains", "auth.scim_tokens");

    /**
     * Without a row that could be tried at: what is in them comes and goes within moments, or tells
     * an operator to act. No service may read, change or remove anything there, of its own company
     * either; that one may not add a row of another is tried with a row that is made up.
     */
    private static final Set<String> WITHOUT_A_ROW =
            Set.of("platform.outbox", "platform.news_deliveries", "platform.news_dead");

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
        var check = "/api/v1/triage/assessments/" + checked.json().path("id").asString();
        claire.post(check + "/answers", Map.of("answers", Map.of("headache.thunderclap", false)));
        claire.put(check + "/feedback", Map.of("course", "better", "care", "nobody"));
        var offline =
                claire.post(
                        "/api/v1/triage/assessments/offline",
                        Map.of(
                                "told",
                                Map.of("text", "Mal de tête", "language", "fr"),
                                "library",
                                "sha256:" + "0".repeat(64),
                                "engine",
                                "0.0.1",
                                "outcome",
                                Map.of(),
                                "at",
                                "2026-01-01T00:00:00Z"));
        assertThat(offline.status()).isEqualTo(201);
        aCardWithAContactAndALink(claire);
        someoneWasTakenCareOf(running);
        connections = Connections.of(running.data());
        try (var owner = connections.as("owner")) {
            lumiere = OtherPeopleTest.company(owner, "lumiere").toString();
            verrerie = OtherPeopleTest.company(owner, "verrerie").toString();
            TableTraces.leave(owner, lumiere);
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

    private static void aCardWithAContactAndALink(Visitor claire) {
        var contact =
                claire.post(
                        "/api/v1/profile/emergency-contacts",
                        Map.of(
                                "name",
                                "Paul",
                                "relation",
                                "partner",
                                "channels",
                                List.of(Map.of("kind", "email", "value", "paul@example.org"))));
        assertThat(contact.status()).isEqualTo(201);
        var none = Map.of("which", "none");
        var chosen =
                claire.with("If-Match", "*")
                        .put(
                                "/api/v1/profile/emergency-card",
                                Map.of(
                                        "birthDate",
                                        false,
                                        "sex",
                                        false,
                                        "bloodGroup",
                                        false,
                                        "pregnancy",
                                        false,
                                        "contacts",
                                        true,
                                        "allergies",
                                        none,
                                        "conditions",
                                        none,
                                        "medications",
                                        none,
                                        "immunizations",
                                        none));
        assertThat(chosen.status()).isEqualTo(200);
        var link =
                claire.post(
                        "/api/v1/profile/emergency-card/links",
                        Map.of("label", "every table", "days", 1));
        assertThat(link.status()).isEqualTo(201);
        var payload =
                Base64.getUrlDecoder().decode(link.json().path("shlink").asString().substring(8));
        var url = new JsonMapper().readTree(payload).path("url").asString();
        var opened =
                claire.post(
                        url.substring(url.indexOf("/api/")), Map.of("recipient", "every table"));
        assertThat(opened.status()).isEqualTo(200);
    }

    private static void someoneWasTakenCareOf(Topology.Running running) {
        var person = running.visitor().signIn("e0007@lumiere.demo");
        var id = person.get("/api/v1/auth/me").json().path("id").asString();
        var tag = person.get("/api/v1/profile").header("ETag");
        person.with("If-Match", tag).put("/api/v1/profile", Map.of("birthDate", "1980-02-29"));
        var file = "/api/v1/patients/" + id;
        var physician = running.visitor().signIn("physician@lumiere.demo");
        physician.post(
                file + "/visits",
                Map.of("kind", "vip", "on", "2026-01-05", "note", "Bien", "shown", true));
        var opinion = physician.post(file + "/fitness-opinions", Map.of("outcome", "fit"));
        physician.post(
                file + "/fitness-opinions/" + opinion.json().path("id").asString() + "/release",
                Map.of());
        person.put("/api/v1/profile/care-team/all", Map.of("choice", "opposed"));
        running.visitor()
                .signIn("nurse@lumiere.demo")
                .stepUp()
                .with("X-Access-Reason", "Inconscient%20en%20atelier")
                .get(file + "/profile");
        var opening =
                physician
                        .get("/api/v1/patients/break-glass")
                        .json()
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        physician.put("/api/v1/patients/break-glass/" + opening + "/review", Map.of());
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
                            """
                            select has_table_privilege(role, name, 'select, update, delete')
                                or has_any_column_privilege(role, name, 'select, update')
                              from (select 'svc_%s' as role, ? as name) as asked
                            """
                                    .formatted(service),
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

    /** Nobody forgets to leave a trace in a new table: there is something to protect everywhere. */
    @Test
    void everyTableOfACompanyHasARowToTryAt() throws SQLException {
        var empty = new ArrayList<String>();
        for (var table : tables()) {
            if (hasCompany(table) && !WITHOUT_A_ROW.contains(table) && aRow(table) == null) {
                empty.add(table);
            }
        }
        assertThat(empty).isEmpty();
    }

    @Test
    void whatHasNoRowToTryAtIsReadByNoService() throws SQLException {
        assertThat(tables()).containsAll(WITHOUT_A_ROW);
        for (var table : WITHOUT_A_ROW) {
            assertThat(hasCompany(table)).as(table).isTrue();
            assertThat(isOpenToServices(table)).as(table).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("trials")
    void nothingOfAnotherCompanyCanBeTouched(Trial trial) throws SQLException {
        if (!hasCompany(trial.table)) {
            return;
        }
        try (var connection = connections.as(trial.service)) {
            connection.setAutoCommit(false);
            for (var statement : statements(trial.table)) {
                assertThat(touched(connection, statement)).as(statement).isZero();
            }
            refuses(connection, "truncate " + trial.table + " cascade");
            refuses(connection, insert(trial));
        }
    }

    private static List<String> statements(String table) throws SQLException {
        var where = " where " + companyColumn(table) + " is distinct from '" + verrerie + "'";
        var statements = new ArrayList<String>();
        if (!READ_BY_ALL.contains(table)) {
            statements.add("select * from " + table + where);
        }
        statements.add("delete from " + table + where);
        for (var column : columns(table)) {
            statements.add("update " + table + " set " + column + " = " + column + where);
        }
        return statements;
    }

    /** A row of the first company once more, or one that is made up where none stays. */
    private static String insert(Trial trial) throws SQLException {
        var row = aRow(trial.table);
        assertThat(row != null || WITHOUT_A_ROW.contains(trial.table)).as("a row").isTrue();
        var known = row == null ? "{\"company_id\": \"" + lumiere + "\"}" : row;
        var columns = String.join(", ", columnsToAdd(trial));
        return "insert into %s (%s) select %s from jsonb_populate_record(null::%s, '%s')"
                .formatted(trial.table, columns, columns, trial.table, known.replace("'", "''"));
    }

    /**
     * Those that the service may set, so that nothing but the company of the row is in its way; all
     * of them if it may set none.
     */
    private static List<String> columnsToAdd(Trial trial) throws SQLException {
        return connections.column(
                String.class,
                """
                select format('%%I', name)
                  from (select column_name as name, may, bool_or(may) over () as one
                          from information_schema.columns,
                               has_column_privilege('svc_%s', table_schema || '.' || table_name,
                                                    column_name, 'insert') as may
                         where table_schema || '.' || table_name = ? and is_generated = 'NEVER'
                           and identity_generation is distinct from 'ALWAYS') as known
                 where may or not one
                """
                        .formatted(trial.service),
                trial.table);
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
