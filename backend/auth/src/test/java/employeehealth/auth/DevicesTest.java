package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.access.Role;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of where one is signed in, and ending some of it. */
class DevicesTest {

    private static final AuthAlone.Running SERVICE = AuthAlone.running();
    private static final String SESSIONS = "/api/v1/auth/sessions";
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/138.0.0.0 Mobile"
                    + " Safari/537.36";

    private final MovableClock clock = SERVICE.bean(MovableClock.class);
    private final Browser browser = SERVICE.browser();

    private static Someone someone(int n) {
        return new Someone(SERVICE, "e%04d@lumiere.demo".formatted(n));
    }

    private static List<String> ids(Browser.Answer list) {
        var ids = new ArrayList<String>();
        list.json().get("items").forEach(item -> ids.add(item.get("id").asString()));
        return ids;
    }

    private static String session(Browser.Answer signedIn) {
        return Someone.claims(signedIn.token()).get("sid").asString();
    }

    private void refusedSoon(Browser.Answer signedIn) {
        Neighbour.waitUntil(
                "the token is refused",
                Duration.ofSeconds(5),
                () -> browser.me(signedIn.token()).status() == 401);
        assertThat(browser.refresh(signedIn.cookie()).status()).isEqualTo(401);
    }

    @Test
    @Asvs("7.5.2")
    void everyDeviceIsThereInPlainWords() {
        var amina = someone(55);
        var laptop = amina.signedIn();
        clock.move(Duration.ofMinutes(1));
        var phone = amina.at(PHONE).signedIn();

        var list = amina.get(SESSIONS, laptop.token());

        assertThat(ids(list)).containsExactly(session(phone), session(laptop));
        assertThat(list.json().get("next").isNull()).isTrue();
        var first = list.json().at("/items/0");
        assertThat(first.get("browser").asString()).isEqualTo("Chrome");
        assertThat(first.get("system").asString()).isEqualTo("Android");
        assertThat(first.get("current").asBoolean()).isFalse();
        assertThat(list.json().at("/items/1/browser").asString()).isEqualTo("Firefox");
        assertThat(list.json().at("/items/1/current").asBoolean()).isTrue();
        assertThat(first.get("place").asString()).isIn("127.0.0.0/24", "0:0:0::/48");
        assertThat(list.http().body()).doesNotContain("Mozilla", "127.0.0.1");
    }

    @Test
    @Asvs("7.5.2")
    void oneIsEndedEverywhereWithinFiveSeconds() {
        var amina = someone(56);
        var here = amina.signedIn();
        var lost = amina.at(PHONE).signedIn();
        var address = SESSIONS + "/" + session(lost);
        var seen = amina.get(address, here.token()).header("ETag");

        assertThat(amina.delete(address, here.token(), null).status()).isEqualTo(428);
        assertThat(amina.delete(address, here.token(), "\"other\"").status()).isEqualTo(412);
        assertThat(browser.refresh(lost.cookie()).status()).isEqualTo(200);
        assertThat(amina.delete(address, here.token(), seen).status()).isEqualTo(204);

        refusedSoon(lost);
        assertThat(browser.me(here.token()).status()).isEqualTo(200);
        assertThat(amina.delete(address, here.token(), seen).status()).isEqualTo(404);
        assertThat(SERVICE.audited("auth.session.revoked", session(lost))).isEqualTo(1);
    }

    @Test
    void anotherPersonsSessionIsNotThere() {
        var amina = someone(57);
        var token = amina.signedIn().token();
        var colleague = someone(58).signedIn();
        var elsewhere = new Someone(SERVICE, "e0002@verrerie.demo").signedIn();
        for (var id : List.of(session(colleague), session(elsewhere), "x", "%27")) {
            assertThat(amina.get(SESSIONS + "/" + id, token).status()).isEqualTo(404);
            assertThat(amina.delete(SESSIONS + "/" + id, token, "*").status()).isEqualTo(404);
        }
        assertThat(browser.refresh(colleague.cookie()).status()).isEqualTo(200);
        assertThat(browser.refresh(elsewhere.cookie()).status()).isEqualTo(200);
    }

    @Test
    @Asvs("7.5.2")
    void theOthersAreEndedOrAll() {
        var amina = someone(59);
        var here = amina.signedIn();
        var phone = amina.at(PHONE).signedIn();
        var other = someone(60).signedIn();

        assertThat(amina.delete(SESSIONS + "?keep=current", here.token(), null).status())
                .isEqualTo(204);
        refusedSoon(phone);
        assertThat(ids(amina.get(SESSIONS, here.token()))).containsExactly(session(here));

        assertThat(amina.delete(SESSIONS + "?keep=mine", here.token(), null).status())
                .isEqualTo(400);
        var all = amina.delete(SESSIONS, here.token(), null);
        assertThat(all.status()).isEqualTo(204);
        assertThat(all.header("Set-Cookie")).contains("Max-Age=0");
        refusedSoon(here);
        assertThat(browser.me(other.token()).status()).isEqualTo(200);
    }

    @Test
    @Asvs({"7.3.1", "7.3.2"})
    void aRoleMayHaveTighterLimits() {
        try (var strict =
                AuthAlone.start(
                        "--auth.session.by-role.employee.idle=1h",
                        "--auth.session.by-role.employee.absolute=3h",
                        "--auth.session.by-role.company-admin.idle=1m")) {
            var amina = new Someone(strict, "e0001@lumiere.demo");
            var time = strict.bean(MovableClock.class);
            var unused = amina.signedIn();
            var used = amina.signedIn();
            assertThat(used.header("Set-Cookie")).contains("Max-Age=3600;");
            time.move(Duration.ofMinutes(50));
            used = strict.browser().refresh(used.cookie());
            time.move(Duration.ofMinutes(10));
            assertThat(strict.browser().refresh(unused.cookie()).status()).isEqualTo(401);
            assertThat(ids(amina.get(SESSIONS, used.token()))).hasSize(1);
            for (var tenMinutes = 0; tenMinutes < 11; tenMinutes++) {
                used = strict.browser().refresh(used.cookie());
                assertThat(used.status()).isEqualTo(200);
                time.move(Duration.ofMinutes(10));
            }
            time.move(Duration.ofMinutes(10));
            assertThat(strict.browser().refresh(used.cookie()).status()).isEqualTo(401);
        }
    }

    @Test
    @Asvs({"7.3.1", "7.3.2"})
    void theLimitsOfARoleHoldFromWhenItIsGiven() {
        try (var strict =
                AuthAlone.start(
                        "--auth.session.by-role.first-aider.idle=30m",
                        "--auth.session.by-role.first-aider.absolute=2h")) {
            var amina = new Someone(strict, "e0001@lumiere.demo");
            var admin = strict.bean(AuthAlone.FakeAdmin.class);
            var time = strict.bean(MovableClock.class);
            var id = AuthAlone.LUMIERE.people().getFirst().id();
            var unused = amina.signedIn();
            var used = amina.signedIn();
            assertThat(used.header("Set-Cookie")).contains("Max-Age=86400;");

            admin.is(id, Role.EMPLOYEE, Role.FIRST_AIDER);
            time.move(Duration.ofMinutes(29));
            used = strict.browser().refresh(used.cookie());
            assertThat(used.header("Set-Cookie")).contains("Max-Age=1800;");
            time.move(Duration.ofMinutes(1));
            assertThat(strict.browser().refresh(unused.cookie()).status())
                    .as("idle")
                    .isEqualTo(401);
            for (var minutes = 30; minutes < 110; minutes += 20) {
                time.move(Duration.ofMinutes(20));
                used = strict.browser().refresh(used.cookie());
                assertThat(used.status()).isEqualTo(200);
            }
            assertThat(used.header("Set-Cookie")).contains("Max-Age=600;");
            time.move(Duration.ofMinutes(10));
            assertThat(strict.browser().refresh(used.cookie()).status())
                    .as("however busy")
                    .isEqualTo(401);
        }
    }
}
