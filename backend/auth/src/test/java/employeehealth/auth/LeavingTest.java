package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.admin.Leaving;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.Reach;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import employeehealth.shared.problem.Problem;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody leaves the company: its access is gone, and what is their own stays theirs. */
class LeavingTest {

    private static final String ADMIN = "e0061@lumiere.demo";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static FakeAdmin admin;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
        admin = service.bean(FakeAdmin.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void asItWas() {
        admin.isBack();
        admin.allows(Permission.TRIAGE_ASSESS);
        admin.saysOfLeaving(new Leaving(false, false));
    }

    private static PersonId person(int n) {
        return AuthAlone.LUMIERE.people().get(n - 1).id();
    }

    private static String email(int n) {
        return "e%04d@lumiere.demo".formatted(n);
    }

    private static Browser.Answer said(PersonId person, String what, Permission... by) {
        admin.allows(by);
        try {
            var token = browser.steppedUp(ADMIN);
            return browser.as(token, "POST", "/api/v1/auth/people/" + person + "/" + what, "");
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    private static int leaves(int n) {
        return said(person(n), "leave", Permission.PEOPLE_MANAGE).status();
    }

    private static int returns(int n) {
        return said(person(n), "return", Permission.PEOPLE_MANAGE).status();
    }

    @Test
    @Asvs({"7.4.2", "7.4.5"})
    void theCompanysAddressSignsInNoMoreAndOnesOwnDoes() {
        var before = browser.login(email(1), AuthAlone.PASSWORD);
        PersonalAddressTest.add(service, browser, before.token(), 1, "amina@home.example");

        assertThat(leaves(1)).isEqualTo(204);

        Neighbour.waitUntil(
                "tokens of before are refused",
                Duration.ofSeconds(5),
                () -> browser.me(before.token()).status() == 401);
        assertThat(browser.refresh(before.cookie()).status()).isEqualTo(401);
        assertThat(browser.login(email(1), AuthAlone.PASSWORD).status()).isEqualTo(401);
        var own = browser.login("amina@home.example", AuthAlone.PASSWORD);
        assertThat(own.status()).isEqualTo(200);
        var me = browser.me(own.token()).json();
        assertThat(me.path("roles")).isEmpty();
        assertThat(me.path("permissions")).isNotEmpty();
        assertThat(admin.knowsToHaveLeft(person(1))).isTrue();
        for (var leaving : List.of(true, false)) {
            assertThat(reach(1, leaving).email())
                    .as("mails do not go to the company")
                    .isEqualTo("amina@home.example");
        }
        assertThat(
                        service.count(
                                "select count(*) from platform.audit_log where action ="
                                        + " 'auth.person.left'"))
                .isPositive();
    }

    private static Reach reach(int n, boolean leaving) {
        return service.bean(ReachApi.class).reachAt(AuthAlone.LUMIERE.id(), person(n), leaving);
    }

    @Test
    void withoutAnAddressOfOnesOwnNothingIsMailedButThatOneHasLeft() {
        leaves(10);

        assertThat(reach(10, true).email()).isEqualTo(email(10));
        assertThatThrownBy(() -> reach(10, false))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(404));
    }

    @Test
    void neitherAnOldLinkNorANewOneGivesTheCompanyAPassword() {
        var forgot = Browser.json("email", email(2));
        browser.post("/api/v1/auth/password/forgot", forgot, null);
        var old =
                service.mailed(
                        LinkPurpose.PASSWORD_RESET, AuthAlone.LUMIERE.id(), person(2).value());
        leaves(2);
        var reset = Browser.json("token", old, "password", "a-long-enough-Passw0rd-of-another");
        assertThat(browser.post("/api/v1/auth/password/reset", reset, null).status())
                .isEqualTo(410);
        browser.post("/api/v1/auth/password/forgot", forgot, null);
        assertThat(
                        service.count(
                                "select count(*) from auth.mailed_links where person_id = ?",
                                person(2).value()))
                .isZero();
    }

    @Test
    void whileAdminIsDownNothingIsHalfDone() {
        var token = tokenOfAdmin();
        admin.goesDown();
        var answer = browser.as(token, "POST", "/api/v1/auth/people/" + person(3) + "/leave", "");
        assertThat(answer.status()).isEqualTo(503);
        admin.isBack();
        assertThat(browser.login(email(3), AuthAlone.PASSWORD).status()).isEqualTo(200);
        assertThat(admin.knowsToHaveLeft(person(3))).isFalse();
    }

    private static String tokenOfAdmin() {
        admin.allows(Permission.PEOPLE_MANAGE);
        try {
            return browser.steppedUp(ADMIN);
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    @Test
    void adminLearnsOfItThoughItDidNotHearItAtOnce() {
        admin.isDeaf(true);
        try {
            assertThat(leaves(4)).isEqualTo(204);
            assertThat(admin.knowsToHaveLeft(person(4))).isFalse();
            assertThat(browser.login(email(4), AuthAlone.PASSWORD).status()).isEqualTo(401);
        } finally {
            admin.isDeaf(false);
        }
        var clock = service.bean(MovableClock.class);
        Neighbour.waitUntil(
                "the job has told admin",
                Duration.ofSeconds(30),
                () -> {
                    clock.move(Duration.ofSeconds(5));
                    return admin.knowsToHaveLeft(person(4));
                });
    }

    @Test
    void whoComesBackSignsInAsBefore() {
        leaves(5);
        assertThat(returns(5)).isEqualTo(204);
        assertThat(browser.login(email(5), AuthAlone.PASSWORD).status()).isEqualTo(200);
        assertThat(admin.knowsToHaveLeft(person(5))).isFalse();
        assertThat(returns(5)).as("said again").isEqualTo(204);
    }

    @Test
    void anAddressThatSomebodyElseHasDoesNotComeBack() {
        leaves(6);
        var before = browser.login(email(7), AuthAlone.PASSWORD);
        PersonalAddressTest.add(service, browser, before.token(), 7, email(6));
        var answer = said(person(6), "return", Permission.PEOPLE_MANAGE);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("/problems/auth/address-taken");
        assertThat(admin.knowsToHaveLeft(person(6))).isTrue();
    }

    @Test
    void theCompanyTakesNobodyFromTheHealthServiceAndNobodyTheirLastAdministrator() {
        admin.saysOfLeaving(new Leaving(true, false));
        assertThat(said(person(8), "leave", Permission.PEOPLE_MANAGE).problem())
                .isEqualTo("/problems/auth/care-staff");
        admin.saysOfLeaving(new Leaving(false, true));
        assertThat(said(person(8), "leave", Permission.PEOPLE_MANAGE).problem())
                .isEqualTo("/problems/auth/last-of-its-kind");
        admin.saysOfLeaving(new Leaving(false, false));
        assertThat(said(person(8), "leave", Permission.CARE_TEAM_MANAGE).status()).isEqualTo(403);
        assertThat(said(person(61), "leave", Permission.PEOPLE_MANAGE).problem())
                .isEqualTo("/problems/auth/not-oneself");
        assertThat(browser.login(email(8), AuthAlone.PASSWORD).status()).isEqualTo(200);
        admin.saysOfLeaving(new Leaving(true, false));
        assertThat(said(person(8), "leave", Permission.CARE_TEAM_MANAGE).status()).isEqualTo(204);
    }

    @Test
    void peopleOfAnotherCompanyDoNotExist() {
        var other = AuthAlone.VERRERIE.people().getFirst().id();
        assertThat(said(other, "leave", Permission.PEOPLE_MANAGE).status()).isEqualTo(404);
        assertThat(said(other, "return", Permission.PEOPLE_MANAGE).status()).isEqualTo(404);
        assertThat(said(person(9), "leave", Permission.TRIAGE_ASSESS).status()).isEqualTo(403);
    }
}
