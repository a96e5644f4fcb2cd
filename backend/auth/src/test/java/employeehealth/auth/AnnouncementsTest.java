package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.database.DatabaseLocation;
import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the service announces to the others, as it waits for a subscriber that never comes. */
class AnnouncementsTest {

    private static final AuthAlone.Running SERVICE = AuthAlone.start();

    private final Browser browser = SERVICE.browser();

    @BeforeAll
    static void someoneWantsToKnow() throws SQLException {
        var location = SERVICE.bean(DatabaseLocation.class);
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement()) {
            sql.execute(
                    "insert into platform.news_subscribers values ('test.locked',"
                            + " 'auth.sign-in-locked'), ('test.new-device',"
                            + " 'auth.new-device-signed-in'), ('test.recovery',"
                            + " 'auth.recovery-code-used'), ('test.factors',"
                            + " 'auth.factors-changed'), ('test.password',"
                            + " 'auth.password-changed'), ('test.address',"
                            + " 'auth.personal-address-added'), ('test.address-removed',"
                            + " 'auth.personal-address-removed') on conflict do nothing");
        }
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    private static int announced(String subscriber, String email) {
        Neighbour.waitUntil(
                "all is handed on",
                Duration.ofSeconds(20),
                () -> SERVICE.count("select count(*) from platform.outbox") == 0);
        return SERVICE.count(
                """
                select count(*) from platform.news_deliveries
                  join auth.people on key = people.id::text
                 where subscriber = ? and email = ?
                """,
                subscriber,
                email);
    }

    private Browser.Answer signInWith(String userAgent, String email) {
        return browser.send(
                browser.request("/api/v1/auth/login")
                        .header("User-Agent", userAgent)
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"email\":\"%s\",\"password\":\"%s\"}"
                                                .formatted(email, AuthAlone.PASSWORD))));
    }

    @Test
    @Asvs("6.3.5")
    void aLockIsAnnouncedOnceHoweverOftenSomeoneGuesses() {
        var email = "e0041@lumiere.demo";
        var clock = SERVICE.bean(AuthAlone.MovableClock.class);
        for (var guess = 1; guess <= 4; guess++) {
            browser.login(email, "guess");
        }
        assertThat(announced("test.locked", email)).isZero();
        browser.login(email, "guess");
        assertThat(announced("test.locked", email)).isOne();
        for (var guess = 0; guess < 4; guess++) {
            clock.move(Duration.ofMinutes(5));
            browser.login(email, "guess");
        }
        assertThat(announced("test.locked", email)).isOne();
        clock.move(Duration.ofMinutes(15));
        assertThat(browser.login(email, AuthAlone.PASSWORD).status()).isEqualTo(200);
        for (var guess = 1; guess <= 5; guess++) {
            browser.login(email, "guess");
        }
        assertThat(announced("test.locked", email)).isEqualTo(2);
    }

    @Test
    @Asvs("6.3.5")
    void anotherBrowserIsAnnouncedAndTheFirstOneIsNot() {
        var email = "e0042@lumiere.demo";
        assertThat(signInWith("first", email).status()).isEqualTo(200);
        assertThat(signInWith("first", email).status()).isEqualTo(200);
        assertThat(announced("test.new-device", email)).isZero();
        assertThat(signInWith("second", email).status()).isEqualTo(200);
        assertThat(announced("test.new-device", email)).isOne();
        assertThat(signInWith("second", email).status()).isEqualTo(200);
        assertThat(announced("test.new-device", email)).isOne();
    }

    @Test
    @Asvs("6.3.7")
    void anotherPasswordIsAnnounced() {
        var amina = new Someone(SERVICE, "e0043@lumiere.demo");
        var changed =
                amina.post(
                        "/api/v1/auth/password/change",
                        amina.signedIn().token(),
                        "currentPassword",
                        AuthAlone.PASSWORD,
                        "newPassword",
                        "tulipe wagon citron parvis");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(announced("test.password", amina.email)).isOne();
    }

    @Test
    @Asvs("6.3.7")
    void anAddressOfOnesOwnIsAnnounced() {
        var amina = new Someone(SERVICE, "e0044@lumiere.demo");
        var token = amina.signedIn().token();
        PersonalAddressTest.add(SERVICE, browser, token, 44, "amina@home.example");
        assertThat(announced("test.address", amina.email)).isOne();
    }

    @Test
    @Asvs("6.3.7")
    void anAddressOfOnesOwnThatIsReplacedOrRemovedIsToldSo() {
        var amina = new Someone(SERVICE, "e0045@lumiere.demo");
        var token = amina.signedIn().token();
        PersonalAddressTest.add(SERVICE, browser, token, 45, "before@home.example");
        assertThat(told(45)).isEmpty();

        PersonalAddressTest.add(SERVICE, browser, token, 45, "after@home.example");
        assertThat(told(45)).containsExactly("before@home.example");
        assertThat(announced("test.address-removed", amina.email)).isZero();

        amina.post("/api/v1/auth/personal-address/remove", token);
        assertThat(told(45)).containsExactly("before@home.example", "after@home.example");
        assertThat(announced("test.address-removed", amina.email)).isOne();
    }

    private static List<String> told(int n) {
        return SERVICE.told(
                LinkPurpose.PERSONAL_ADDRESS_REMOVED,
                AuthAlone.LUMIERE.id(),
                AuthAlone.LUMIERE.people().get(n - 1).id());
    }

    @Test
    @Asvs({"6.3.5", "6.3.7"})
    void aFactorThatChangesAndARecoveryCodeThatIsUsedAreAnnounced() {
        var amina = new Someone(SERVICE, "e0019@lumiere.demo");
        var paper = amina.setsUp(amina.signedIn().token()).getFirst();
        assertThat(announced("test.factors", amina.email)).isOne();
        assertThat(announced("test.recovery", amina.email)).isZero();

        amina.answer(amina.challenged(), paper);
        amina.answer(amina.challenged(), paper);

        assertThat(announced("test.recovery", amina.email)).isOne();
        assertThat(announced("test.factors", amina.email)).isOne();
    }
}
