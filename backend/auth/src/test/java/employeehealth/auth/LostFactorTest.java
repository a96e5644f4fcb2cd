package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.admin.Leaving;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.MailedLink;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way back of whoever has lost telephone, passkey and paper. */
class LostFactorTest {

    private static final String ADMIN = "e0061@lumiere.demo";
    private static final String FRESH = "tulipe wagon citron parvis";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static FakeAdmin admin;
    private static MovableClock clock;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
        admin = service.bean(FakeAdmin.class);
        clock = service.bean(MovableClock.class);
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
        service.change("delete from auth.factor_policies");
    }

    private static PersonId person(int n) {
        return AuthAlone.LUMIERE.people().get(n - 1).id();
    }

    private static String pseudonym(int n) {
        return service.bean(Pseudonyms.class).of(person(n)).toString();
    }

    private static Someone someone(int n) {
        return new Someone(service, "e%04d@lumiere.demo".formatted(n));
    }

    /** Has an application and codes on paper, since some time. */
    private static Someone protectedOne(int n) {
        var someone = someone(n);
        someone.setsUp(someone.signedIn().token());
        clock.move(Duration.ofMinutes(1));
        return someone;
    }

    private static String administrator(Permission... by) {
        admin.allows(by);
        try {
            return browser.steppedUp(ADMIN);
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
    }

    private static Browser.Answer asks(PersonId person, Permission... by) {
        return asks(administrator(by), person, null);
    }

    private static Browser.Answer asks(String token, PersonId person, @Nullable String key) {
        var request =
                browser.request("/api/v1/auth/people/" + person + "/recovery")
                        .header("Authorization", "Bearer " + token)
                        .POST(BodyPublishers.noBody());
        return browser.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    /** What stands behind the {@code #} of the mail, once an administrator has asked for it. */
    private static String linkOf(int n) {
        assertThat(asks(person(n), Permission.CARE_TEAM_MANAGE).status()).isEqualTo(202);
        return mailed(n);
    }

    private static String mailed(int n) {
        return service.mailed(
                LinkPurpose.ACCOUNT_RECOVERY, AuthAlone.LUMIERE.id(), person(n).value());
    }

    private static int links(int n) {
        return service.count(
                "select count(*) from auth.mailed_links where purpose = 'account-recovery' and"
                        + " person_id = ?",
                person(n).value());
    }

    private static List<String> told(LinkPurpose purpose, int n) {
        return service.told(purpose, AuthAlone.LUMIERE.id(), person(n));
    }

    private static Browser.Answer comesBack(String token, String password) {
        return browser.post(
                "/api/v1/auth/recovery", Browser.json("token", token, "password", password), null);
    }

    private static Browser.Answer comesBack(String token) {
        return comesBack(token, AuthAlone.PASSWORD);
    }

    private static void isEnded(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(410);
        assertThat(answer.problem()).isEqualTo("/problems/auth/link-ended");
    }

    private static int factors(int n) {
        return service.count(
                """
                select (select count(*) from auth.totp where person_id = ?)
                     + (select count(*) from auth.recovery_codes where person_id = ?)
                     + (select count(*) from auth.passkeys where person_id = ?)
                """,
                person(n).value(),
                person(n).value(),
                person(n).value());
    }

    @Test
    @Asvs({"6.4.4", "6.5.6"})
    void whoHasLostEverythingComesBackByLinkAndPassword() {
        var amina = protectedOne(1);
        var before = amina.signedIn();
        clock.move(Duration.ofMinutes(1));
        var token = linkOf(1);
        assertThat(factors(1)).as("asking changes nothing").isEqualTo(11);

        assertThat(comesBack(token).status()).isEqualTo(204);

        assertThat(factors(1)).isZero();
        Neighbour.waitUntil(
                "tokens of before are refused",
                Duration.ofSeconds(5),
                () -> browser.me(before.token()).status() == 401);
        assertThat(browser.refresh(before.cookie()).status()).isEqualTo(401);
        var in = amina.login();
        assertThat(in.status()).as("nothing is asked for besides").isEqualTo(200);
        assertThat(Someone.claims(in.token()).get("acr").asString()).isEqualTo("1");
        isEnded(comesBack(token));
        assertThat(service.audited("auth.recovery.asked", pseudonym(1))).isOne();
        assertThat(service.audited("auth.recovery.done", pseudonym(1))).isOne();
        assertThat(told(LinkPurpose.ACCOUNT_RECOVERED, 1)).containsExactly(amina.email);
    }

    @Test
    void whoseRoleAsksForAFactorIsLetInOnlyToSetOneUp() {
        protectedOne(2);
        var token = linkOf(2);
        service.change(
                "insert into auth.factor_policies values (?, 'employee', 'second_factor')",
                AuthAlone.LUMIERE.id().value());
        assertThat(comesBack(token).status()).isEqualTo(204);

        var in = someone(2).login();
        assertThat(Someone.claims(in.token()).get("acr").asString()).isEqualTo("0");
    }

    @Test
    void theAdministratorLearnsNothingOfIt() {
        var token = administrator(Permission.PEOPLE_MANAGE);
        protectedOne(4);
        for (var guess = 0; guess < 5; guess++) {
            someone(5).login("guess");
        }
        var statements = service.bean(Statements.class);
        asks(token, person(3), null);
        var without = statements.during(() -> answersAlike(asks(token, person(3), null)));
        assertThat(without).isNotEmpty().noneMatch(sql -> sql.contains("totp"));
        for (var n : List.of(4, 5)) {
            asks(token, person(n), null);
            assertThat(statements.during(() -> answersAlike(asks(token, person(n), null))))
                    .isEqualTo(without);
        }
    }

    private static void answersAlike(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.http().body()).isEmpty();
    }

    @Test
    void nobodyAsksForThemself() {
        var answer = asks(person(61), Permission.PEOPLE_MANAGE, Permission.PLATFORM_OPERATE);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("/problems/auth/not-oneself");
        assertThat(links(61)).isZero();
    }

    @Test
    void itTakesAFreshProof() {
        admin.allows(Permission.PEOPLE_MANAGE);
        var token = browser.login("e0062@lumiere.demo", AuthAlone.PASSWORD).token();
        var answer = asks(token, person(6), null);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("/problems/platform/step-up-required");
    }

    @Test
    void peopleOfAnotherCompanyDoNotExist() {
        var other = AuthAlone.VERRERIE.people().getFirst().id();
        assertThat(asks(other, Permission.PEOPLE_MANAGE).status()).isEqualTo(404);
        assertThat(asks(person(6), Permission.TRIAGE_ASSESS).status()).isEqualTo(403);
        assertThat(links(6)).isZero();
    }

    @Test
    void theCompanyLetsNobodyInWhoCaresOrRunsThePlatform() {
        admin.saysOfLeaving(new Leaving(true, false));
        isNotTheirs(asks(person(7), Permission.PEOPLE_MANAGE, Permission.PLATFORM_OPERATE));
        assertThat(asks(person(7), Permission.CARE_TEAM_MANAGE).status()).isEqualTo(202);
        admin.saysOfLeaving(new Leaving(false, false));
        admin.operates(person(8));
        isNotTheirs(asks(person(8), Permission.PEOPLE_MANAGE, Permission.CARE_TEAM_MANAGE));
        assertThat(links(8)).isZero();
        assertThat(asks(person(8), Permission.PLATFORM_OPERATE).status()).isEqualTo(202);
    }

    @Test
    void anAdministratorIsLetInByAnotherAndByNobodyWhoOnlySeesPeople() {
        var reception = administrator(Permission.PEOPLE_MANAGE);
        var another = administrator(Permission.PEOPLE_MANAGE, Permission.ROLES_MANAGE);
        admin.allows(Permission.ROLES_MANAGE);
        isNotTheirs(asks(reception, person(34), null));
        assertThat(asks(another, person(34), null).status()).isEqualTo(202);
    }

    private static void isNotTheirs(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("/problems/auth/not-yours-to-let-in");
    }

    @Test
    void whoHasLeftIsLetInByTheHealthServiceAndAtTheirOwnAddress() {
        var before = someone(9).signedIn().token();
        PersonalAddressTest.add(service, browser, before, 9, "amina-9@home.example");
        for (var n : List.of(9, 10)) {
            admin.allows(Permission.PEOPLE_MANAGE);
            var path = "/api/v1/auth/people/" + person(n) + "/leave";
            assertThat(browser.as(browser.steppedUp(ADMIN), "POST", path, "").status())
                    .isEqualTo(204);
        }
        isNotTheirs(asks(person(9), Permission.PEOPLE_MANAGE));

        assertThat(asks(person(9), Permission.CARE_TEAM_MANAGE).status()).isEqualTo(202);
        assertThat(mail(9).email()).isEqualTo("amina-9@home.example");
        assertThat(told(LinkPurpose.ACCOUNT_RECOVERY_ASKED, 9)).as("not the company").isEmpty();
        assertThat(comesBack(mailed(9)).status()).isEqualTo(204);
        assertThat(told(LinkPurpose.ACCOUNT_RECOVERED, 9)).containsExactly("amina-9@home.example");

        assertThat(asks(person(10), Permission.CARE_TEAM_MANAGE).status()).isEqualTo(202);
        assertThat(links(10)).as("there is nowhere to write to").isZero();
    }

    private static MailedLink mail(int n) {
        var id =
                service.text(
                        "select id::text from auth.mailed_links where purpose ="
                                + " 'account-recovery' and person_id = ?",
                        person(n).value());
        return service.bean(LinkApi.class).link(AuthAlone.LUMIERE.id(), LinkId.of(id));
    }

    @Test
    void theLinkGoesToOnesOwnAddressAndTheOtherOneIsTold() {
        var amina = someone(11);
        PersonalAddressTest.add(
                service, browser, amina.signedIn().token(), 11, "amina-11@home.example");
        assertThat(asks(person(11), Permission.PEOPLE_MANAGE).status()).isEqualTo(202);
        var token = mailed(11);
        assertThat(mail(11).email()).isEqualTo("amina-11@home.example");
        assertThat(mail(11).address()).startsWith("http://localhost:18080/fr/recover-account#l1.");
        assertThat(told(LinkPurpose.ACCOUNT_RECOVERY_ASKED, 11)).containsExactly(amina.email);

        assertThat(comesBack(token).status()).isEqualTo(204);
        assertThat(told(LinkPurpose.ACCOUNT_RECOVERED, 11))
                .containsExactlyInAnyOrder("amina-11@home.example", amina.email);
    }

    @Test
    void aLinkEndsWithTheAddressThatItWentTo() {
        var amina = someone(36);
        var signedIn = amina.signedIn().token();
        PersonalAddressTest.add(service, browser, signedIn, 36, "amina-36@home.example");
        assertThat(asks(person(36), Permission.PEOPLE_MANAGE).status()).isEqualTo(202);
        var token = mailed(36);
        var path = "/api/v1/auth/personal-address/remove";
        assertThat(browser.as(browser.steppedUp(amina.email), "POST", path, null).status())
                .isEqualTo(204);
        assertThat(links(36)).as("not to the company's mailbox").isZero();
        isEnded(comesBack(token));
    }

    @Test
    void theEmployersSideHasNoLinkSentToItsOwnMailbox() {
        protectedOne(35);
        assertThat(asks(person(35), Permission.PEOPLE_MANAGE, Permission.ROLES_MANAGE).status())
                .isEqualTo(202);
        assertThat(links(35)).isZero();
        assertThat(told(LinkPurpose.ACCOUNT_RECOVERY_ASKED, 35)).isEmpty();
        assertThat(service.audited("auth.recovery.asked", pseudonym(35))).isOne();
        assertThat(comesBack(linkOf(35)).status()).as("the health service has").isEqualTo(204);
    }

    @Test
    void aLinkIsGoodForADayAndTheNewestOnly() {
        protectedOne(12);
        var first = linkOf(12);
        var second = linkOf(12);
        isEnded(comesBack(first));
        clock.move(Duration.ofDays(1).minusSeconds(1));
        var late = linkOf(13);
        clock.move(Duration.ofSeconds(1));
        isEnded(comesBack(second));
        assertThat(factors(12)).isEqualTo(11);
        assertThat(comesBack(late).status()).isEqualTo(204);
    }

    @Test
    void aDoubleClickMailsOnceAndAMailboxIsNotFilled() {
        var token = administrator(Permission.CARE_TEAM_MANAGE);
        assertThat(asks(token, person(14), "one-click").status()).isEqualTo(202);
        var once = mailed(14);
        assertThat(asks(token, person(14), "one-click").status()).isEqualTo(202);
        assertThat(mailed(14)).isEqualTo(once);
        assertThat(service.audited("auth.recovery.asked", pseudonym(14))).isOne();

        for (var n = 0; n < 3; n++) {
            assertThat(asks(token, person(14), null).status()).isEqualTo(202);
        }
        var fifth = mailed(14);
        assertThat(asks(token, person(14), null).status()).isEqualTo(202);
        assertThat(mailed(14)).as("no sixth mail, and no word of it").isEqualTo(fifth);
        assertThat(asks(token, person(15), "one-click").status())
                .as("the same key for somebody else")
                .isEqualTo(422);
    }

    @Test
    @Asvs({"6.3.1", "6.4.4"})
    void aWrongPasswordIsCountedAndUsesNothingUp() {
        protectedOne(16);
        var token = linkOf(16);
        for (var guess = 0; guess < 5; guess++) {
            var answer = comesBack(token, "guess");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("/problems/auth/wrong-password");
        }
        assertThat(comesBack(token).status()).isEqualTo(429);
        assertThat(someone(16).login().status()).as("one count with signing in").isEqualTo(429);
        clock.move(Duration.ofMinutes(15));
        assertThat(factors(16)).isEqualTo(11);
        assertThat(comesBack(token).status()).isEqualTo(204);
    }

    @Test
    void aPasswordOutOfTheSameMailboxIsNoSecondProof() {
        protectedOne(17);
        reset(17);
        var answer = comesBack(linkOf(17), FRESH);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("/problems/auth/password-by-mail-lately");
        assertThat(factors(17)).isEqualTo(11);
        clock.move(Duration.ofHours(23));
        var token = linkOf(17);
        clock.move(Duration.ofHours(1));
        assertThat(comesBack(token, FRESH).status()).isEqualTo(204);
    }

    private static void reset(int n) {
        var forgotten = Browser.json("email", "e%04d@lumiere.demo".formatted(n));
        browser.post("/api/v1/auth/password/forgot", forgotten, null);
        var link =
                service.mailed(
                        LinkPurpose.PASSWORD_RESET, AuthAlone.LUMIERE.id(), person(n).value());
        var chosen = Browser.json("token", link, "password", FRESH);
        assertThat(browser.post("/api/v1/auth/password/reset", chosen, null).status())
                .isEqualTo(204);
    }

    @Test
    void whoHasNoPasswordChoosesOneFirst() {
        service.change(
                "update auth.people set password_hash = null where id = ?", person(18).value());
        var token = linkOf(18);
        assertThat(comesBack(token).problem()).isEqualTo("/problems/auth/wrong-password");
        reset(18);
        isEnded(comesBack(token, FRESH));
        clock.move(Duration.ofDays(1));
        assertThat(comesBack(linkOf(18), FRESH).status()).isEqualTo(204);
    }

    @Test
    void anotherPasswordEndsTheLink() {
        var amina = protectedOne(19);
        var session = amina.signedIn().token();
        clock.move(Duration.ofMinutes(1));
        var token = linkOf(19);
        var changed =
                amina.post(
                        "/api/v1/auth/password/change",
                        session,
                        "currentPassword",
                        AuthAlone.PASSWORD,
                        "newPassword",
                        FRESH);
        assertThat(changed.status()).isEqualTo(204);
        isEnded(comesBack(token, FRESH));
        assertThat(factors(19)).isEqualTo(11);
    }

    @Test
    void whoUsesAFactorMeanwhileHasLostNone() {
        var amina = someone(20);
        var paper = amina.setsUp(amina.signedIn().token());
        clock.move(Duration.ofMinutes(1));
        var token = linkOf(20);
        amina.signedIn();
        isEnded(comesBack(token));

        var again = linkOf(20);
        clock.move(Duration.ofMinutes(1));
        assertThat(amina.answer(amina.challenged(), paper.getFirst()).status()).isEqualTo(200);
        isEnded(comesBack(again));
        assertThat(factors(20)).isEqualTo(11);
    }

    @Test
    void whoSetsAFactorUpMeanwhileKeepsIt() {
        var amina = someone(21);
        var token = linkOf(21);
        clock.move(Duration.ofMinutes(1));
        amina.setsUp(amina.signedIn().token());
        isEnded(comesBack(token));
        assertThat(factors(21)).isEqualTo(11);
    }

    @Test
    void ofTwoWhoUseOneLinkAtOnceOneWins() throws Exception {
        for (var n = 22; n < 26; n++) {
            protectedOne(n);
            var token = linkOf(n);
            assertThat(together(() -> comesBack(token).status(), () -> comesBack(token).status()))
                    .containsExactlyInAnyOrder(204, 410);
            assertThat(service.audited("auth.recovery.done", pseudonym(n))).isOne();
        }
    }

    @Test
    void whoAnswersWithTheLostFactorAtThatMomentIsNotLeftIn() throws Exception {
        for (var n = 26; n < 32; n++) {
            var amina = protectedOne(n);
            var token = linkOf(n);
            var challenge = amina.challenged();
            var code = amina.nextCode();
            var answers =
                    together(
                            () -> comesBack(token).status(),
                            () -> amina.answer(challenge, code).status());
            var open =
                    service.count(
                            "select count(*) from auth.sessions where person_id = ? and ended_at"
                                    + " is null",
                            person(n).value());
            if (answers.getFirst() == 204) {
                assertThat(open).isZero();
                assertThat(factors(n)).isZero();
            } else {
                assertThat(answers).containsExactly(410, 200);
                assertThat(factors(n)).isEqualTo(11);
            }
        }
    }

    @SafeVarargs
    private static List<Integer> together(Callable<Integer>... works) throws Exception {
        var barrier = new CyclicBarrier(works.length);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(
                            Arrays.stream(works)
                                    .<Callable<Integer>>map(work ->
                                            () -> {
                                                barrier.await();
                                                return work.call();
                                            })
                                    .toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }

    @Test
    void noLetterOfALinkCanBeAnotherAndNoOtherLinkWillDo() {
        var token = linkOf(32);
        isEnded(comesBack(token.substring(0, token.length() - 1) + "x"));
        isEnded(comesBack(token.replaceFirst("^l1", "l2")));
        browser.post(
                "/api/v1/auth/password/forgot", Browser.json("email", "e0032@lumiere.demo"), null);
        isEnded(
                comesBack(
                        service.mailed(
                                LinkPurpose.PASSWORD_RESET,
                                AuthAlone.LUMIERE.id(),
                                person(32).value())));
        var asPassword = Browser.json("token", token, "password", FRESH);
        isEnded(browser.post("/api/v1/auth/password/reset", asPassword, null));
        assertThat(comesBack("").status()).isEqualTo(400);
        assertThat(comesBack(token, "x".repeat(5_000)).status()).isEqualTo(400);
    }

    @Test
    void whileAdminIsDownNothingIsAskedFor() {
        var token = administrator(Permission.PEOPLE_MANAGE);
        admin.goesDown();
        assertThat(asks(token, person(33), null).status()).isEqualTo(503);
        assertThat(links(33)).isZero();
    }
}
