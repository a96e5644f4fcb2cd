package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.contracts.auth.MailedLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A code by mail instead of the telephone, where the company allows it. */
class MailedCodesTest {

    private static final String WRONG = "/problems/auth/wrong-code";

    private static AuthAlone.Running service;
    private static MovableClock clock;

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        clock = service.bean(MovableClock.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void theCompanyAllowsItToEmployeesWhoNeedASecondFactor() {
        asks("second_factor");
        service.change(
                "insert into auth.email_code_policies values (?, ?, now()) on conflict do nothing",
                AuthAlone.LUMIERE.id().value(),
                AuthAlone.LUMIERE.people().getFirst().id().value());
    }

    private static void asks(String requirement) {
        service.change("delete from auth.factor_policies");
        service.change(
                "insert into auth.factor_policies values (?, 'employee', ?)",
                AuthAlone.LUMIERE.id().value(),
                requirement);
    }

    private static void forbids() {
        service.change("delete from auth.email_code_policies");
    }

    private static Someone someone(int n) {
        return new Someone(service, "e%04d@lumiere.demo".formatted(n));
    }

    /** The mail as it would go out now. */
    private static MailedLink mail(int n) {
        var id =
                service.text(
                        "select id::text from auth.mailed_links where purpose = ? and person_id ="
                                + " ?",
                        LinkPurpose.SIGN_IN_CODE.code(),
                        AuthAlone.LUMIERE.people().get(n - 1).id().value());
        return service.bean(LinkApi.class).link(AuthAlone.LUMIERE.id(), LinkId.of(id));
    }

    private static int mails(int n) {
        return service.count(
                "select count(*) from auth.mailed_links where purpose = ? and person_id = ?",
                LinkPurpose.SIGN_IN_CODE.code(),
                AuthAlone.LUMIERE.people().get(n - 1).id().value());
    }

    private static List<String> methods(Browser.Answer answer) {
        return answer.json().path("methods").valueStream().map(JsonNode::asString).toList();
    }

    @Test
    void whoHasNothingElseAtHandSignsInWithACodeByMail() {
        var amina = someone(1);
        var asked = amina.login();
        assertThat(methods(asked)).containsExactly("email_code");
        var challenge = asked.json().path("challenge").asString();
        assertThat(mails(1)).as("only when asked").isZero();

        var accepted = amina.ask(challenge);

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.http().body()).isEmpty();
        var mail = mail(1);
        assertThat(mail.email()).isEqualTo("e0001@lumiere.demo");
        assertThat(mail.address()).matches("\\d{4} \\d{4}");
        var in = amina.answer(challenge, mail.address());
        assertThat(in.status()).as(in.http().body()).isEqualTo(200);
        assertThat(Someone.claims(in.token()).get("acr").asString()).isEqualTo("2");
        assertThat(Someone.amr(in.token())).containsExactly("mfa", "otp", "pwd");
        assertThat(service.audited("auth.sign-in-code.asked-for", challenge.split("\\.", -1)[2]))
                .isOne();
        assertThat(service.browser().refresh(in.cookie()).status()).isEqualTo(200);
    }

    @Test
    void aCodeIsGoodOnceAndForTenMinutes() {
        var amina = someone(2);
        var first = amina.challenged();
        amina.ask(first);
        var code = mail(2).address();
        assertThat(amina.answer(first, code.replace(" ", "")).status()).isEqualTo(200);
        assertThat(amina.answer(amina.challenged(), code).problem()).isEqualTo(WRONG);

        var second = amina.challenged();
        clock.move(Duration.ofMinutes(4));
        amina.ask(second);
        var late = mail(2).address();
        clock.move(Duration.ofMinutes(9).plusSeconds(59));
        var third = amina.challenged();
        assertThat(amina.answer(second, late).status())
                .as("the sign-in waits for its mail")
                .isEqualTo(200);
        amina.ask(third);
        var tooLate = mail(2).address();
        clock.move(Duration.ofMinutes(10));
        assertThat(amina.answer(third, tooLate).problem())
                .isEqualTo("/problems/auth/challenge-ended");
        assertThat(amina.answer(amina.challenged(), tooLate).problem()).isEqualTo(WRONG);
    }

    @Test
    void ofManyWhoUseOneCodeOneWins() throws Exception {
        var amina = someone(3);
        var challenges = List.of(amina.challenged(), amina.challenged(), amina.challenged());
        amina.ask(challenges.getFirst());
        var code = mail(3).address();
        var tries = new ArrayList<Callable<Browser.Answer>>();
        challenges.forEach(challenge -> tries.add(() -> amina.answer(challenge, code)));
        try (var threads = Executors.newFixedThreadPool(3)) {
            assertThat(threads.invokeAll(tries).stream().map(Future::resultNow))
                    .extracting(Browser.Answer::status)
                    .containsExactlyInAnyOrder(200, 401, 401);
        }
    }

    @Test
    void anotherMailMakesTheOneBeforeWorthless() {
        var amina = someone(4);
        var challenge = amina.challenged();
        amina.ask(challenge);
        var old = mail(4).address();
        amina.ask(challenge);
        assertThat(amina.answer(challenge, old).problem()).isEqualTo(WRONG);
        assertThat(amina.answer(challenge, mail(4).address()).status()).isEqualTo(200);
    }

    @Test
    void somebodyElsesCodeIsNone() {
        var amina = someone(5);
        var karim = someone(6);
        var his = karim.challenged();
        karim.ask(his);
        var hers = amina.challenged();
        amina.ask(hers);
        assertThat(amina.answer(hers, mail(6).address()).problem()).isEqualTo(WRONG);
        assertThat(karim.answer(his, mail(6).address()).status()).isEqualTo(200);
    }

    @Test
    void guessesCountLikeThoseAtAnyCode() {
        var amina = someone(7);
        for (var guess = 0; guess < 5; guess++) {
            assertThat(amina.answer(amina.challenged(), "0000 000" + guess).problem())
                    .isEqualTo(WRONG);
        }
        var challenge = amina.challenged();
        amina.ask(challenge);
        var good = mail(7).address();
        assertThat(amina.answer(challenge, good).status()).as("has to wait").isEqualTo(429);
        clock.move(Duration.ofMinutes(1));
        assertThat(amina.answer(challenge, good).status()).isEqualTo(200);
    }

    @Test
    void aMailboxIsNotFilledAndNobodyIsTold() {
        var amina = someone(8);
        var challenge = amina.challenged();
        for (var n = 0; n < 5; n++) {
            assertThat(amina.ask(challenge).status()).isEqualTo(202);
        }
        var last = mail(8).address();
        assertThat(amina.ask(challenge).status()).isEqualTo(202);
        assertThat(mail(8).address()).as("no sixth mail").isEqualTo(last);
    }

    @Test
    void whateverTheChallengeIsTheAnswerIsTheSame() {
        var amina = someone(9);
        var good = amina.challenged();
        var forged = good.substring(0, good.length() - 4) + "0000";
        for (var challenge : List.of(forged, "c1.nonsense", "x")) {
            assertThat(amina.ask(challenge).status()).isEqualTo(202);
        }
        assertThat(amina.at("Mozilla/5.0 Chrome/140.0").ask(good).status()).isEqualTo(202);
        assertThat(mails(9)).isZero();
        assertThat(amina.ask("").status()).isEqualTo(400);
    }

    @Test
    void withoutTheCompanysLeaveThereIsNone() {
        forbids();
        var amina = someone(10);
        var in = amina.login();
        assertThat(in.status()).isEqualTo(200);
        assertThat(Someone.claims(in.token()).get("acr").asString()).isEqualTo("0");

        theCompanyAllowsItToEmployeesWhoNeedASecondFactor();
        var challenge = amina.challenged();
        amina.ask(challenge);
        forbids();
        assertThat(amina.answer(challenge, mail(10).address()).problem())
                .as("not even one that is on its way")
                .isEqualTo(WRONG);
    }

    @Test
    void whereTheRoleMustResistPhishingNoCodeComes() {
        var amina = someone(11);
        var challenge = amina.challenged();
        asks("phishing_resistant");
        var in = amina.login();
        assertThat(Someone.claims(in.token()).get("acr").asString()).isEqualTo("0");
        amina.ask(challenge);
        var late = amina.answer(challenge, mail(11).address());
        assertThat(Someone.claims(late.token()).get("acr").asString())
                .as("a sign-in from before enrols as well")
                .isEqualTo("0");
    }

    @Test
    void afterAResetByMailItsMailboxIsNoSecondProof() {
        var amina = someone(12);
        amina.setsUp(withACode(amina, 12));
        service.browser()
                .post("/api/v1/auth/password/forgot", Browser.json("email", amina.email), null);
        var person = AuthAlone.LUMIERE.people().get(11).id();
        var link =
                service.mailed(LinkPurpose.PASSWORD_RESET, AuthAlone.LUMIERE.id(), person.value());
        var fresh = "tulipe wagon citron parvis";
        service.browser()
                .post(
                        "/api/v1/auth/password/reset",
                        Browser.json("token", link, "password", fresh),
                        null);

        assertThat(methods(amina.login(fresh))).containsExactly("recovery_code", "totp");
        clock.move(Duration.ofDays(1));
        assertThat(methods(amina.login(fresh)))
                .containsExactly("email_code", "recovery_code", "totp");
    }

    private static String withACode(Someone person, int n) {
        var challenge = person.challenged();
        person.ask(challenge);
        return person.answer(challenge, mail(n).address()).token();
    }

    @Test
    void noCodeLiesInTheDatabase() {
        var amina = someone(13);
        amina.ask(amina.challenged());
        var code = mail(13).address().replace(" ", "");
        assertThat(
                        service.count(
                                """
                                select (select count(*) from auth.mailed_links t
                                         where to_jsonb(t)::text like '%' || ? || '%')
                                     + (select count(*) from platform.outbox t
                                         where to_jsonb(t)::text like '%' || ? || '%')
                                """,
                                code, code))
                .isZero();
    }
}
