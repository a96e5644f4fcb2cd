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

    private static final String DOCUMENT = "(select id from profile.documents limit 1)";
    private static final String DATA_REQUEST = "(select id from profile.data_requests limit 1)";
    private static final String PROVIDER = "(select id from auth.identity_providers limit 1)";

    /**
     * What people leave behind when they sign in in every way there is, so that there is a row of
     * the first company to try at; of somebody whom no other test knows.
     */
    private static final List<String> TRACES =
            List.of(
                    "auth.totp (person_id, company_id, sealed_secret, created_at) select p, c, '',"
                            + " t",
                    "auth.recovery_codes (person_id, code_key, company_id, made_at)"
                            + " select p, 'x', c, t",
                    "auth.sign_in_challenges (id, company_id, person_id, secret_key, client_key,"
                            + " proven_by, proven_at, methods, expires_at)"
                            + " select u, c, p, '', '', '', t, '', t",
                    "auth.factor_policies (company_id, role, requirement)"
                            + " select c, 'first_aider', 'none'",
                    "auth.email_code_policies (company_id, allowed_by, allowed_at) select c, p, t",
                    "auth.passkeys (id, company_id, person_id, credential_id, credential,"
                        + " transports, sign_count, backup_eligible, backed_up, name, version,"
                        + " created_at) select u, c, p, 'x', '', '{}', 0, false, false, '', 1, t",
                    "auth.mailed_links (id, company_id, person_id, purpose, about, nonce,"
                            + " expires_at) select u, c, p, 'password-reset', u, '', t",
                    "auth.invitations (id, company_id, person_id, email, display_name, locale,"
                            + " invited_by, made_at, expires_at)"
                            + " select u, c, p, 'every@table.example', '', 'fr', p, t, t",
                    "auth.registrations (id, company_id, person_id, email, display_name, locale,"
                            + " password_hash, expires_at)"
                            + " select u, c, p, 'every@table.example', '', 'fr', '', t",
                    "auth.personal_addresses (company_id, person_id) select c, p",
                    "auth.email_domains (domain, company_id, allowed_by, allowed_at)"
                            + " select 'table.example', c, p, t",
                    "auth.spent_tokens (company_id, key, forget_at) select c, 'x', t",
                    "auth.authorization_requests (id, company_id, client, handle, redirect_uri,"
                            + " scopes, challenge, prompt, created_at, expires_at)"
                            + " select u, c, o, 'x', '', '', '', '', t, t",
                    "auth.client_grants (id, company_id, client, person_id, session_id, scopes,"
                            + " code, code_expires_at, redirect_uri, challenge, acr, signed_in_at,"
                            + " secret_nonce, generation, rotated_at, created_at, expires_at)"
                            + " select u, c, o, p, u, '', 'x', t, '', '', '1', t, '', 1, t, t, t",
                    "auth.authorized_clients (company_id, person_id, client, scopes, first_at,"
                            + " last_at) select c, p, o, '', t, t",
                    "admin.populations (company_id, code, name) select c, 'every-table', ''",
                    "admin.custom_roles (id, company_id) select c, c",
                    "admin.custom_role_versions (role_id, version, company_id, name, permissions,"
                            + " deleted, changed_by, changed_at)"
                            + " select c, 1, c, 'every table', '{}', true, p, t",
                    "admin.leavers (company_id, person_id, changed_at, back_at) select c, p, t, t",
                    "auth.scim_users (company_id, person_id, user_key, document, changed_at)"
                            + " select c, p, 'every@table.example', '{}', t",
                    "auth.scim_clients (id, company_id, domains, created_by, created_at)"
                            + " select u, c, '{}', p, t",
                    "auth.scim_tokens (hash, company_id, client, created_at)"
                            + " select 'x', c, (select id from auth.scim_clients limit 1), t",
                    "auth.scim_groups (id, company_id, display_name, created_at, changed_at)"
                            + " select u, c, 'every table', t, t",
                    "auth.scim_group_members (company_id, group_id, person_id)"
                            + " select c, (select id from auth.scim_groups limit 1), p",
                    "auth.identity_providers (id, company_id, kind, name, issuer, client_id,"
                            + " authentication, sealed_credential, rules, just_in_time,"
                            + " local_sign_in, sign_out_there, version, created_at, changed_at)"
                            + " select u, c, 'oidc', '', '', '', 'client_secret', '', '{}', false,"
                            + " true, false, 1, t, t",
                    "auth.federated_domains (domain, company_id, provider, local_sign_in)"
                            + " select 'table.example', c, "
                            + PROVIDER
                            + ", true",
                    "auth.federated_identities (id, company_id, person_id, provider, subject_key,"
                            + " linked_by, linked_at) select u, c, p, "
                            + PROVIDER
                            + ", 'x', 'account', t",
                    "auth.federated_sign_ins (id, company_id, provider, handle, browser, language,"
                            + " began_at, expires_at) select u, c, "
                            + PROVIDER
                            + ", 'x', 'x', 'fr', t, t",
                    "auth.federated_sessions (id, company_id, identity, opened_at, expires_at)"
                            + " select u, c, (select id from auth.federated_identities limit 1),"
                            + " t, t",
                    "triage.reminder_choices (company_id, person_id, allowed, decided_at)"
                            + " select c, p, false, t",
                    "profile.consent_decisions (id, company_id, health_service_id, person_id,"
                            + " purpose, number, granted, text_version, language, text_hash, at)"
                            + " select u, c, u, p, 'reminders', 1, true, 1, 'fr', '', t",
                    "profile.unreachable_channels (channel_id, company_id, person_id, at)"
                            + " select u, c, p, t",
                    "auth.logout_notices (id, company_id, client, person_id, grant_id, made_at,"
                            + " state, settled_at) select u, c, o, p, u, t, 'told', t",
                    "profile.documents (id, company_id, health_service_id, person_id, sealed_about,"
                            + " category_key, revision, at) select u, c, u, p, '', '', 1, t",
                    "profile.document_versions (id, company_id, health_service_id, person_id,"
                            + " document_id, version, type, size, content_key, newest,"
                            + " sealed_file, at) select u, c, u, p, "
                            + DOCUMENT
                            + ", 1, 'PDF', 1, '', true, '', t",
                    "profile.document_pictures (id, company_id, health_service_id, person_id,"
                            + " sealed_small, sealed_page, at)"
                            + " select (select id from profile.document_versions limit 1), c, u, p,"
                            + " '', '', t",
                    "profile.pre_visit_questionnaires (id, company_id, health_service_id,"
                            + " person_id, version, sealed_answers, at)"
                            + " select u, c, u, p, 1, '', t",
                    "profile.document_shares (id, company_id, health_service_id, person_id,"
                            + " document_id, professional_id, until, at) select u, c, u, p, "
                            + DOCUMENT
                            + ", p, t, t",
                    "profile.document_looks (id, company_id, health_service_id, person_id,"
                            + " document_id, version, professional_id, roles, permissions, at)"
                            + " select u, c, u, p, "
                            + DOCUMENT
                            + ", 1, p, '', '', t",
                    "profile.uploads (id, company_id, health_service_id, person_id, length,"
                            + " received, state, sealed_about, at, expires_at)"
                            + " select u, c, u, p, 1, 0, 'receiving', '', t, t",
                    "profile.upload_parts (upload_id, starts_at, company_id, health_service_id,"
                            + " person_id, sealed_part)"
                            + " select (select id from profile.uploads limit 1), 0, c, u, p, ''",
                    "profile.exports (id, company_id, health_service_id, person_id, language,"
                            + " state, asked_at) select u, c, u, p, 'fr', 'removed', t",
                    "profile.erasures (id, company_id, health_service_id, person_id, state,"
                            + " language, planned_at) select u, c, u, p, 'withdrawn', 'fr', t",
                    "profile.data_requests (id, company_id, health_service_id, person_id,"
                            + " has_account, kind, channel, state, version, received_on)"
                            + " select u, c, u, p, true, 'access', 'letter', 'received', 1, t",
                    "profile.data_request_steps (id, company_id, health_service_id, person_id,"
                            + " request_id, version, act, actor, at) select u, c, u, p, "
                            + DATA_REQUEST
                            + ", 1, 'receive', p, t");

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
            leaveTraces(owner);
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

    private static void leaveTraces(Connection owner) throws SQLException {
        owner.setAutoCommit(false);
        try (var sql = owner.createStatement()) {
            sql.execute("select set_config('app.company', '" + lumiere + "', true)");
            for (var trace : TRACES) {
                sql.execute(
                        "insert into "
                                + trace
                                + """
                                 from (select company_id as c, id as p, gen_random_uuid() as u,
                                              now() as t,
                                              (select id from auth.oauth_clients limit 1) as o
                                         from auth.people
                                        where company_id = '%s'
                                        order by email like 'e0%%' desc, email desc
                                        limit 1) as someone
                                on conflict do nothing
                                """
                                        .formatted(lumiere));
            }
        }
        owner.commit();
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
        var made =
                List.of(
                        "auth.people",
                        "auth.sessions",
                        "auth.oauth_clients",
                        "auth.oauth_client_secrets",
                        "admin.assignments",
                        "triage.symptom_assessments",
                        "triage.assessment_steps",
                        "profile.health_profiles",
                        "profile.care_choices",
                        "profile.birth_dates",
                        "profile.visits",
                        "profile.fitness_opinions",
                        "profile.released_opinions",
                        "profile.break_glass_reviews",
                        "platform.audit_log",
                        "platform.idempotency_keys");
        var left = TRACES.stream().map(trace -> trace.substring(0, trace.indexOf(' ')));
        for (var table : Stream.concat(made.stream(), left).toList()) {
            assertThat(aRow(table)).as(table).isNotNull();
        }
    }

    /** Nobody forgets to leave a trace in a new table. */
    @Test
    void everyTableOfTheServicesHasARowToTryAt() throws SQLException {
        for (var table : tables()) {
            if (table.matches("(auth|admin|triage)\\..*") && hasCompany(table)) {
                assertThat(aRow(table)).as(table).isNotNull();
            }
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
        if (!READ_BY_ALL.contains(trial.table)) {
            statements.add("select * from " + trial.table + where);
        }
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
