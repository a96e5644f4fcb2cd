package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.demo.DemoCompany;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself allows the service's role, whatever the code asks. */
class IsolationTest {

    private static AuthAlone.Running service;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        var browser = service.browser();
        browser.login("e0009@lumiere.demo", AuthAlone.PASSWORD);
        browser.login("e0001@verrerie.demo", AuthAlone.PASSWORD);
    }

    private static int seen(String table, @Nullable DemoCompany by) throws SQLException {
        try (var connection = transactionOf(by);
                var rows =
                        connection
                                .createStatement()
                                .executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection transactionOf(@Nullable DemoCompany company) throws SQLException {
        var connection = service.asService();
        connection.setAutoCommit(false);
        if (company != null) {
            connection
                    .createStatement()
                    .execute("select set_config('app.company', '" + company.id() + "', true)");
        }
        return connection;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth.people", "auth.sessions"})
    void aCompanySeesItsOwnRowsAndNoOthers(String table) throws SQLException {
        assertThat(seen(table, null)).isZero();
        assertThat(seen(table, AuthAlone.LUMIERE)).isPositive();
        assertThat(seen(table, AuthAlone.VERRERIE)).isPositive();
        assertThat(seen(table, AuthAlone.LUMIERE) + seen(table, AuthAlone.VERRERIE))
                .isEqualTo(service.count("select count(*) from " + table));
        assertThat(
                        seen(
                                table + " where company_id = '" + AuthAlone.LUMIERE.id() + "'",
                                AuthAlone.VERRERIE))
                .isZero();
    }

    @Test
    void aDomainIsAllowedForOnesOwnCompanyOnly() {
        assertThatThrownBy(
                        () -> {
                            try (var connection = transactionOf(AuthAlone.VERRERIE)) {
                                connection
                                        .createStatement()
                                        .execute(
                                                "insert into auth.email_domains values"
                                                        + " ('stolen.example', '"
                                                        + AuthAlone.LUMIERE.id()
                                                        + "', gen_random_uuid(), now())");
                            }
                        })
                .hasMessageContaining("row-level security");
    }

    @Test
    void nobodyIsAddedToAnotherCompany() {
        assertThatThrownBy(
                        () -> {
                            try (var connection = transactionOf(AuthAlone.VERRERIE)) {
                                connection
                                        .createStatement()
                                        .execute(
                                                "insert into auth.people values (gen_random_uuid(),"
                                                        + " '"
                                                        + AuthAlone.LUMIERE.id()
                                                        + "', 'x', 'x', 'fr', null, now())");
                            }
                        })
                .hasMessageContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update auth.people set created_at = now()",
                "update auth.scim_users set person_id = gen_random_uuid()",
                "update auth.scim_tokens set company_id = gen_random_uuid()",
                "update auth.scim_clients set domains = '{}'",
                "delete from auth.scim_clients",
                "update auth.people set company_id = gen_random_uuid()",
                "update auth.mailed_links set purpose = 'password-reset'",
                "update auth.mailed_links set about = gen_random_uuid()",
                "update auth.personal_addresses set person_id = gen_random_uuid()",
                "update auth.email_domains set company_id = gen_random_uuid()",
                "delete from auth.people",
                "update auth.sessions set person_id = gen_random_uuid()",
                "update auth.sessions set nonce = 'x'",
                "update auth.sessions set expires_at = now()",
                "update auth.sessions set idle_seconds = null",
                "update auth.sign_in_challenges set person_id = gen_random_uuid()",
                "update auth.recovery_codes set code_key = 'x'",
                "update auth.totp set person_id = gen_random_uuid()",
                "update auth.sign_in_names set person_id = gen_random_uuid()",
                "update auth.signing_keys set public_jwk = 'x'",
                "delete from auth.signing_keys",
                "truncate auth.sessions",
                "alter table auth.sessions disable row level security",
                "select * from platform.audit_log"
            })
    void theServiceCannotDoWhatItNeverNeeds(String statement) {
        assertThatThrownBy(
                        () -> {
                            try (var connection = transactionOf(AuthAlone.LUMIERE)) {
                                connection.createStatement().execute(statement);
                            }
                        })
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    @Test
    void onlyAnErasureDeletesWhatADirectorySaid() throws SQLException {
        try (var connection = transactionOf(AuthAlone.LUMIERE);
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    """
                    insert into auth.scim_users
                    select company_id, id, 'key', null, '{}', now(), null from auth.people limit 1
                    """);
            assertThat(statement.executeUpdate("delete from auth.scim_users")).isZero();
            statement.execute(
                    """
                    select set_config('app.erasing', person_id::text, true) from auth.scim_users
                    """);
            assertThat(statement.executeUpdate("delete from auth.scim_users")).isOne();
        }
    }

    @Test
    void noAddressIsStoredWhereItCanBeReadWithoutACompany() {
        assertThat(
                        service.count(
                                "select count(*) from auth.sign_in_names n where n::text like"
                                        + " '%demo%'"))
                .isZero();
        assertThat(
                        service.count(
                                "select count(*) from information_schema.columns where table_schema"
                                        + " = 'auth' and data_type = 'text' and table_name in"
                                        + " ('sign_in_names', 'sign_in_attempts')"))
                .isZero();
    }
}
