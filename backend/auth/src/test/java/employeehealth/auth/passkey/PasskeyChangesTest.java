package employeehealth.auth.passkey;

import static employeehealth.auth.passkey.Owner.BROWSER;
import static employeehealth.auth.passkey.Owner.CLOCK;
import static employeehealth.auth.passkey.Owner.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.AuthAlone;
import employeehealth.contracts.demo.DemoCompany;
import employeehealth.shared.asvs.Asvs;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking after one's passkeys, and what policy asks for. */
class PasskeyChangesTest {

    private static SoftAuthenticator device() {
        return new SoftAuthenticator(SoftKey.Algorithm.ES256);
    }

    private static String named(String name) {
        return "{\"name\":\"" + name + "\"}";
    }

    @Test
    void aNewNameNeedsTheVersionThatWasSeen() {
        var owner = Owner.steppedUp().with(device());
        var path = "/" + owner.passkey();

        assertThat(owner.send("PATCH", path, named("a"), null).status()).isEqualTo(428);
        assertThat(owner.send("PATCH", path, named("a"), "\"7\"").status()).isEqualTo(412);
        assertThat(owner.send("PATCH", path, named("a"), "W/\"1\"").status()).isEqualTo(412);
        var answer = owner.send("PATCH", path, named("Bureau"), "\"1\"");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag")).isEqualTo("\"2\"");
        assertThat(answer.json().path("name").asString()).isEqualTo("Bureau");
        assertThat(owner.send("GET", path, null, null).header("ETag")).isEqualTo("\"2\"");
        assertThat(SERVICE.audited("auth.passkey.renamed", owner.passkey())).isOne();
        assertThat(owner.told("passkey-renamed")).isOne();
    }

    @Test
    void theSameNameIsNoChange() {
        var owner = Owner.steppedUp().with(device());
        var name = owner.passkeys().get(0).path("name").asString();
        var answer = owner.send("PATCH", "/" + owner.passkey(), named(name), "\"1\"");
        assertThat(answer.header("ETag")).isEqualTo("\"1\"");
        assertThat(owner.told("passkey-renamed")).isZero();
    }

    @Test
    void aNameCanBeRead() {
        var owner = Owner.steppedUp().with(device());
        for (var name :
                List.of("", "   ", "\\u00a0", "a\\nb", "a\\u0000", "a\\u202eb", "\\ud800")) {
            var answer = owner.send("PATCH", "/" + owner.passkey(), named(name), "\"1\"");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("name");
        }
    }

    @Test
    void aNameIsShort() {
        var owner = Owner.steppedUp().with(device());
        var path = "/" + owner.passkey();
        assertThat(owner.send("PATCH", path, named("x".repeat(61)), "\"1\"").status())
                .isEqualTo(400);
        assertThat(owner.send("PATCH", path, named("x".repeat(60)), "\"1\"").status())
                .isEqualTo(200);
    }

    @Test
    void othersPasskeysAreNotThere() {
        var path = "/" + Owner.steppedUp().with(device()).passkey();
        for (var other :
                new Owner[] {Owner.steppedUp(), new Owner("e0003@verrerie.demo").stepUp()}) {
            assertThat(other.send("GET", path, null, null).status()).isEqualTo(404);
            assertThat(other.send("PATCH", path, named("x"), "\"1\"").status()).isEqualTo(404);
            assertThat(other.send("DELETE", path, null, "\"1\"").status()).isEqualTo(404);
        }
    }

    @Test
    @Asvs({"6.3.7", "6.5.6", "7.4.3"})
    void whatIsRemovedSignsNobodyInAndOtherDevicesAreSignedOut() {
        var device = device();
        var owner = Owner.steppedUp().with(device);
        var id = owner.passkey();
        var elsewhere = Owner.signIn(device);

        assertThat(owner.send("DELETE", "/" + id, null, null).status()).isEqualTo(428);
        assertThat(owner.send("DELETE", "/" + id, null, "\"2\"").status()).isEqualTo(412);
        assertThat(owner.send("DELETE", "/" + id, null, "\"1\"").status()).isEqualTo(204);

        assertThat(owner.passkeys()).isEmpty();
        assertThat(Owner.signIn(device).status()).isEqualTo(401);
        assertThat(BROWSER.refresh(elsewhere.cookie()).status()).isEqualTo(401);
        assertThat(owner.refresh().status()).isEqualTo(200);
        assertThat(SERVICE.audited("auth.passkey.removed", id)).isOne();
        assertThat(owner.told("passkey-removed")).isOne();
    }

    @Test
    @Asvs("7.5.1")
    void removingNeedsAFreshProof() {
        var owner = Owner.steppedUp().with(device());
        CLOCK.move(Duration.ofMinutes(11));
        owner = owner.refreshed();
        assertThat(owner.send("DELETE", "/" + owner.passkey(), null, "\"1\"").problem())
                .isEqualTo("/problems/platform/step-up-required");
    }

    @Test
    void whoHasNoPasswordKeepsOne() {
        var owner = Owner.steppedUp().with(device());
        SERVICE.count(
                """
                with changed as (
                    update auth.people set password_hash = null where email = ? returning 1)
                select count(*) from changed
                """,
                owner.email);
        assertThat(owner.send("DELETE", "/" + owner.passkey(), null, "\"1\"").problem())
                .isEqualTo("/problems/auth/last-factor");
        owner.with(device());
        assertThat(owner.send("DELETE", "/" + owner.passkey(), null, "\"1\"").status())
                .isEqualTo(204);
        assertThat(owner.send("DELETE", "/" + owner.passkey(), null, "\"1\"").status())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"second_factor", "phishing_resistant"})
    void whatTheRoleMustHaveIsNotRemoved(String requirement) {
        var owner =
                new Owner(
                                requirement.equals("second_factor")
                                        ? "e0001@verrerie.demo"
                                        : "e0002@verrerie.demo")
                        .stepUp()
                        .with(device());
        ask(requirement);
        try {
            assertThat(owner.send("DELETE", "/" + owner.passkey(), null, "\"1\"").problem())
                    .isEqualTo("/problems/auth/last-factor");
            assertThat(owner.passkeys()).hasSize(1);
        } finally {
            askForNothing();
        }
        assertThat(owner.send("DELETE", "/" + owner.passkey(), null, "\"1\"").status())
                .isEqualTo(204);
    }

    @Test
    void whoMustHaveOneSetsItUpRightAfterSigningIn() {
        ask("phishing_resistant");
        try {
            var device = device();
            var owner = new Owner("e0003@verrerie.demo");
            assertThat(owner.claims().path("acr").asString()).isEqualTo("0");
            assertThat(owner.send("GET", "", null, null).status()).isEqualTo(403);

            owner.with(device);

            var same = Owner.claims(owner.refresh().token());
            assertThat(same.path("acr").asString()).as("in the same session").isEqualTo("2");
            assertThat(same.path("roles")).isNotEmpty();
            var answer = Owner.signIn(device);
            assertThat(Owner.claims(answer.token()).path("acr").asString()).isEqualTo("2");
            assertThat(Owner.claims(answer.token()).path("roles")).isNotEmpty();
        } finally {
            askForNothing();
        }
    }

    private static void ask(String requirement) {
        SERVICE.count(
                """
                with asked as (
                    insert into auth.factor_policies values (?, 'employee', ?) returning 1)
                select count(*) from asked
                """,
                AuthAlone.VERRERIE.id().value(),
                requirement);
    }

    private static void askForNothing() {
        SERVICE.count(
                "with done as (delete from auth.factor_policies returning 1) select count(*) from"
                        + " done");
    }

    @Test
    void aCompanysPasskeysExistForNoOther() throws SQLException {
        Owner.steppedUp().with(device());
        assertThat(seen(AuthAlone.LUMIERE)).isPositive();
        assertThat(seen(null)).isZero();
        assertThat(seen(AuthAlone.LUMIERE) + seen(AuthAlone.VERRERIE))
                .isEqualTo(SERVICE.count("select count(*) from auth.passkeys"));
    }

    private static int seen(@Nullable DemoCompany by) throws SQLException {
        try (var connection = SERVICE.asService()) {
            connection.setAutoCommit(false);
            act(connection, by);
            var rows =
                    connection.createStatement().executeQuery("select count(*) from auth.passkeys");
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void act(java.sql.Connection connection, @Nullable DemoCompany company)
            throws SQLException {
        if (company != null) {
            connection
                    .createStatement()
                    .execute("select set_config('app.company', '" + company.id() + "', true)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update auth.passkeys set credential = 'x'",
                "update auth.passkeys set person_id = gen_random_uuid()",
                "update auth.passkeys set backup_eligible = true",
                "update auth.passkey_users set person_id = gen_random_uuid()",
                "update auth.used_passkey_challenges set key = 'x'"
            })
    @Asvs("6.7.1")
    void theServiceCannotDoWhatItNeverNeeds(String statement) {
        assertThatThrownBy(
                        () -> {
                            try (var connection = SERVICE.asService()) {
                                connection.createStatement().execute(statement);
                            }
                        })
                .hasMessageContaining("permission denied");
    }

    @Test
    void onlyAnErasureDeletesHowAnAuthenticatorKnowsSomebody() throws SQLException {
        Owner.steppedUp().with(device());
        try (var connection = SERVICE.asService();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            var known = statement.executeQuery("select count(*) from auth.passkey_users");
            assertThat(known.next() && known.getInt(1) > 0).isTrue();
            assertThat(statement.executeUpdate("delete from auth.passkey_users")).isZero();
        }
    }
}
