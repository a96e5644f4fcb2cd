package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.database.Ids;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTest {

    private static final String PASSWORD = "tulipe wagon citron parvis";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static FakeAdmin admin;
    private static String administrator;

    @BeforeAll
    static void start() {
        service = AuthAlone.start("--auth.token-life=30m");
        browser = service.browser();
        admin = service.bean(FakeAdmin.class);
        admin.allows(Permission.PEOPLE_INVITE, Permission.COMPANY_DOMAINS);
        administrator = browser.login("e0001@lumiere.demo", AuthAlone.PASSWORD).token();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String invite(String email) {
        var answer = invited(email, null);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(202);
        return invitation(answer.json().path("id").asString());
    }

    private static Browser.Answer invited(String email, @Nullable String key) {
        var request =
                browser.request("/api/v1/auth/invitations")
                        .header("Authorization", "Bearer " + administrator)
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        Browser.json(
                                                "email",
                                                email,
                                                "displayName",
                                                "Zoé Martin",
                                                "locale",
                                                "fr")));
        return browser.send(key == null ? request : request.header("Idempotency-Key", key));
    }

    private static String invitation(String id) {
        return mailed(LinkPurpose.INVITATION, personOf("auth.invitations", "id::text", id));
    }

    private static UUID personOf(String table, String column, String value) {
        return UUID.fromString(
                service.text(
                        "select person_id::text from " + table + " where " + column + " = ?",
                        value));
    }

    private static String mailed(LinkPurpose purpose, UUID person) {
        return service.mailed(purpose, AuthAlone.LUMIERE.id(), person);
    }

    private static Browser.Answer register(String email, @Nullable String invitation) {
        return register(email, "Zoé Martin", invitation);
    }

    private static Browser.Answer register(String email, String name, @Nullable String invitation) {
        return register(email, name, invitation, null);
    }

    private static Browser.Answer register(
            String email, String name, @Nullable String invitation, @Nullable String own) {
        return browser.post(
                "/api/v1/auth/register",
                Browser.json(
                        "email", email,
                        "password", PASSWORD,
                        "displayName", name,
                        "invitation", invitation,
                        "personalEmail", own),
                null);
    }

    /** Everything but the last step, which is to confirm. */
    private static String registered(String email, String own) {
        assertThat(register(email, "Zoé Martin", invite(email), own).status()).isEqualTo(202);
        return confirmation(email);
    }

    private static List<String> mailedOwn(UUID person) {
        return service.told(
                LinkPurpose.PERSONAL_ADDRESS, AuthAlone.LUMIERE.id(), new PersonId(person));
    }

    @Test
    void whoGivesAnAddressOfTheirOwnConfirmsItByItsLink() {
        var email = "with-own@elsewhere.example";
        var token = registered(email, "Zoe@Home.example");
        var person = personOf("auth.registrations", "email", email);
        assertThat(mailedOwn(person)).as("there is no account yet").isEmpty();

        assertThat(confirm(token, PASSWORD).status()).isEqualTo(204);

        assertThat(mailedOwn(person)).containsExactly("zoe@home.example");
        assertThat(browser.login("zoe@home.example", PASSWORD).status())
                .as("not confirmed")
                .isEqualTo(401);
        var signedIn = browser.login(email, PASSWORD).token();
        var link = Browser.json("token", mailed(LinkPurpose.PERSONAL_ADDRESS, person));
        var path = "/api/v1/auth/personal-address";
        assertThat(browser.as(signedIn, "POST", path + "/confirm", link).status()).isEqualTo(204);
        assertThat(browser.login("zoe@home.example", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Asvs("6.3.8")
    void anAddressOfTheirOwnThatHasAnAccountTakesTheSameStepsAndItsOwnerIsTold() {
        var statements = service.bean(Statements.class);
        var warm = registered("own-warm@elsewhere.example", "warm@home.example");
        var free = registered("own-free@elsewhere.example", "free@home.example");
        var taken = registered("own-taken@elsewhere.example", "e0003@verrerie.demo");
        confirm(warm, PASSWORD);

        var stepsFree = statements.during(() -> confirm(free, PASSWORD));
        var stepsTaken = statements.during(() -> confirm(taken, PASSWORD));

        assertThat(stepsTaken).isEqualTo(stepsFree);
        assertThat(mailedOwn(personOf("auth.invitations", "email", "own-taken@elsewhere.example")))
                .isEmpty();
        assertThat(
                        service.told(
                                LinkPurpose.ALREADY_REGISTERED,
                                AuthAlone.VERRERIE.id(),
                                AuthAlone.VERRERIE.people().get(2).id()))
                .containsExactly("e0003@verrerie.demo");
    }

    @Test
    void anAddressOfTheirOwnIsAnAddress() {
        var answer = register("own-bad@elsewhere.example", "Zoé", null, "no address");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("personalEmail");
    }

    private static String confirmation(String email) {
        return mailed(LinkPurpose.REGISTRATION, personOf("auth.registrations", "email", email));
    }

    private static Browser.Answer confirm(String token, String password) {
        return browser.post(
                "/api/v1/auth/register/confirm",
                Browser.json("token", token, "password", password),
                null);
    }

    private static int accounts(String email) {
        return service.count("select count(*) from auth.people where email = ?", email);
    }

    private static void allowDomain() {
        assertThat(
                        browser.as(administrator, "PUT", "/api/v1/auth/domains/Lumiere.demo", null)
                                .status())
                .isEqualTo(204);
    }

    /** An invitation names no site: whoever is limited to one sees and withdraws their own. */
    @Test
    void whoeverMayInviteToOneSiteSeesTheirOwnInvitationsAlone() {
        var mine = invited("ours@elsewhere.example", null).json().path("id").asString();
        admin.limits(new Scope(new SiteId(Ids.next()), null));
        try {
            var limited = browser.login("e0002@lumiere.demo", AuthAlone.PASSWORD).token();
            var invitations = "/api/v1/auth/invitations";
            assertThat(browser.as(limited, "GET", invitations, null).json().path("items"))
                    .isEmpty();
            assertThat(browser.as(limited, "DELETE", invitations + "/" + mine, null).status())
                    .isEqualTo(404);
        } finally {
            admin.limits(Scope.WHOLE_COMPANY);
        }
        assertThat(
                        browser.as(administrator, "GET", "/api/v1/auth/invitations", null)
                                .json()
                                .path("items"))
                .anyMatch(one -> one.path("id").asString().equals(mine));
    }

    @Test
    @Asvs("6.4.1")
    void whoIsInvitedRegistersConfirmsAndSignsIn() {
        var invitation = invite("Zoe@Elsewhere.example");

        assertThat(register("zoe@elsewhere.EXAMPLE", invitation).status()).isEqualTo(202);
        assertThat(browser.login("zoe@elsewhere.example", PASSWORD).status()).isEqualTo(401);
        var token = confirmation("zoe@elsewhere.example");
        assertThat(confirm(token, PASSWORD).status()).isEqualTo(204);

        var signedIn = browser.login("zoe@elsewhere.example", PASSWORD);
        assertThat(signedIn.status()).isEqualTo(200);
        var me = browser.me(signedIn.token()).json();
        assertThat(me.path("displayName").asString()).isEqualTo("Zoé Martin");
        assertThat(me.path("company").asString()).isEqualTo("lumiere");
        assertThat(admin.knows(PersonId.of(me.path("id").asString()))).isTrue();
        assertThat(confirm(token, PASSWORD).status()).as("once").isEqualTo(410);
        assertThat(register("zoe@elsewhere.example", invitation).status()).isEqualTo(410);
    }

    @Test
    @Asvs("6.3.6")
    void theMailboxAloneConfirmsNothing() {
        var invitation = invite("victim@elsewhere.example");
        register("victim@elsewhere.example", invitation);
        var token = confirmation("victim@elsewhere.example");

        assertThat(confirm(token, "the owner does not know it").status()).isEqualTo(403);
        assertThat(accounts("victim@elsewhere.example")).isZero();
        register("victim@elsewhere.example", invitation);
        assertThat(confirm(token, PASSWORD).status()).as("a newer one was sent").isEqualTo(410);
    }

    @Test
    void anInvitationIsForOneAddress() {
        var invitation = invite("one@elsewhere.example");

        assertThat(register("another@elsewhere.example", invitation).status()).isEqualTo(202);
        assertThat(register("one+tag@elsewhere.example", invitation).status()).isEqualTo(202);
        assertThat(
                        service.count(
                                "select count(*) from auth.registrations where email like"
                                        + " '%another%' or email like '%tag%'"))
                .isZero();
    }

    @Test
    @Asvs("6.4.1")
    void anInvitationEndsWhenItIsWithdrawnSentAgainOrOld() {
        var withdrawn = invited("gone@elsewhere.example", null).json().path("id").asString();
        var token = invitation(withdrawn);
        var path = "/api/v1/auth/invitations/" + withdrawn;
        assertThat(browser.as(administrator, "DELETE", path, null).status()).isEqualTo(204);
        assertThat(browser.as(administrator, "DELETE", path, null).status()).isEqualTo(404);
        assertThat(register("gone@elsewhere.example", token).status()).isEqualTo(410);

        var first = invite("twice@elsewhere.example");
        var second = invite("twice@elsewhere.example");
        assertThat(register("twice@elsewhere.example", first).status()).isEqualTo(410);
        assertThat(register("twice@elsewhere.example", second).status()).isEqualTo(202);
        assertThat(register("twice@elsewhere.example", "nonsense").status()).isEqualTo(410);
    }

    @Test
    @Asvs("6.4.1")
    void anInvitationIsGoodForAWeek() {
        var token = invite("slow@elsewhere.example");
        service.bean(MovableClock.class).move(Duration.ofDays(7));
        try {
            assertThat(register("slow@elsewhere.example", token).status()).isEqualTo(410);
        } finally {
            administrator = browser.login("e0001@lumiere.demo", AuthAlone.PASSWORD).token();
        }
    }

    @Test
    void anInvitationIsSentOnceForOneKey() {
        var first = invited("key@elsewhere.example", "k-1");
        var again = invited("key@elsewhere.example", "k-1");
        assertThat(again.http().body()).isEqualTo(first.http().body());
        assertThat(invited("key2@elsewhere.example", "k-1").status()).isEqualTo(422);
        var list = browser.as(administrator, "GET", "/api/v1/auth/invitations?limit=100", null);
        assertThat(list.json().path("items").valueStream())
                .filteredOn(item -> item.path("email").asString().equals("key@elsewhere.example"))
                .hasSize(1);
    }

    @Test
    void onlyWhoMayInviteDoes() {
        var colleague = browser.login("e0002@verrerie.demo", AuthAlone.PASSWORD).token();
        admin.allows(Permission.TRIAGE_ASSESS);
        var nobody = browser.login("e0002@lumiere.demo", AuthAlone.PASSWORD).token();
        admin.allows(Permission.PEOPLE_INVITE, Permission.COMPANY_DOMAINS);
        for (var path : new String[] {"/api/v1/auth/invitations", "/api/v1/auth/domains"}) {
            assertThat(browser.as(nobody, "GET", path, null).status()).isEqualTo(403);
            assertThat(browser.get(path).status()).isEqualTo(401);
            assertThat(browser.as(colleague, "GET", path, null).json().path("items").size())
                    .as("of another company")
                    .isZero();
        }
    }

    @Test
    void anAddressOfTheCompanyIsEnoughWhereTheCompanyAllowsIt() {
        allowDomain();
        assertThat(register("new.one@LUMIERE.demo", null).status()).isEqualTo(202);
        assertThat(confirm(confirmation("new.one@lumiere.demo"), PASSWORD).status()).isEqualTo(204);
        assertThat(browser.login("new.one@lumiere.demo", PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @Asvs("6.3.8")
    void anAddressThatHasLeftIsEnoughNoMoreAndNobodySeesIt() {
        allowDomain();
        leaves(40);
        var statements = service.bean(Statements.class);
        register("warm-up-2@lumiere.demo", null);
        var free = statements.during(() -> register("free3@lumiere.demo", null));
        var left = statements.during(() -> register("e0040@lumiere.demo", null));

        assertThat(left).isEqualTo(free);
        assertThat(register("e0040@lumiere.demo", null).status()).isEqualTo(202);
        assertThat(
                        service.count(
                                "select count(*) from auth.registrations where email ="
                                        + " 'e0040@lumiere.demo'"))
                .isZero();
        assertThat(posted("e0040@lumiere.demo", "Ateliers-Lumiere-2026").status())
                .as("the company's words are refused as ever")
                .isEqualTo(400);
    }

    private static void leaves(int n) {
        admin.allows(Permission.PEOPLE_MANAGE);
        try {
            var token = browser.steppedUp("e0041@lumiere.demo");
            var path =
                    "/api/v1/auth/people/" + AuthAlone.LUMIERE.people().get(n - 1).id() + "/leave";
            assertThat(browser.as(token, "POST", path, "").status()).isEqualTo(204);
        } finally {
            admin.allows(Permission.PEOPLE_INVITE, Permission.COMPANY_DOMAINS);
        }
    }

    private static Browser.Answer posted(String email, String password) {
        return browser.post(
                "/api/v1/auth/register",
                Browser.json("email", email, "password", password, "displayName", "Zoé"),
                null);
    }

    @Test
    void whoHasLeftBeforeTheyConfirmGetsNoSecondAccount() {
        allowDomain();
        register("twofold@lumiere.demo", null);
        var token = confirmation("twofold@lumiere.demo");
        service.change(
                "update auth.people set email = 'twofold@lumiere.demo', left_at = now()"
                        + " where id = ?",
                AuthAlone.LUMIERE.people().get(41).id().value());

        assertThat(confirm(token, PASSWORD).status()).isEqualTo(410);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@evil-lumiere.demo",
                "a@sub.lumiere.demo",
                "a@lumiere.demo.evil.example",
                "a@umiere.demo",
            })
    void aDomainIsNeverComparedByItsEnd(String email) {
        allowDomain();
        assertThat(register(email, null).status()).isEqualTo(202);
        assertThat(service.count("select count(*) from auth.registrations where email = ?", email))
                .isZero();
    }

    @Test
    void oneMailboxIsOnePerson() {
        allowDomain();
        var answer = register("e0003+again@lumiere.demo", null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @ParameterizedTest
    @CsvSource({
        "gmail.com",
        "verrerie.demo",
        "demo",
        "sub.lumiere.demo",
        "lumierе.demo",
        "'lumiere.demo,x'"
    })
    void anAdministratorAllowsTheDomainOfTheirOwnAddressOnly(String domain) {
        var path =
                "/api/v1/auth/domains/"
                        + java.net.URLEncoder.encode(
                                domain, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(browser.as(administrator, "PUT", path, null).status()).isEqualTo(409);
    }

    @Test
    void aDomainThatIsAllowedNoMoreConfirmsNobody() {
        allowDomain();
        register("late@lumiere.demo", null);
        var token = confirmation("late@lumiere.demo");
        assertThat(
                        browser.as(
                                        administrator,
                                        "DELETE",
                                        "/api/v1/auth/domains/lumiere.demo",
                                        null)
                                .status())
                .isEqualTo(204);
        assertThat(confirm(token, PASSWORD).status()).isEqualTo(410);
        assertThat(accounts("late@lumiere.demo")).isZero();
    }

    @Test
    @Asvs("6.3.8")
    void anAddressThatHasAnAccountTakesTheSameStepsAndItsOwnerIsTold() {
        allowDomain();
        var statements = service.bean(Statements.class);
        register("warm-up@lumiere.demo", null);
        var free = statements.during(() -> register("free@lumiere.demo", null));
        var taken = statements.during(() -> register("e0020@lumiere.demo", null));
        var foreign = statements.during(() -> register("free@nowhere.example", null));

        assertThat(free).hasSizeGreaterThan(10).anyMatch(sql -> sql.contains("registrations"));
        assertThat(taken).isEqualTo(free);
        assertThat(foreign).isEqualTo(free);
        var owner = AuthAlone.LUMIERE.people().get(19).id();
        assertThat(
                        service.count(
                                "select count(*) from auth.mailed_links where person_id = ? and"
                                        + " purpose = 'already-registered'",
                                owner.value()))
                .isOne();
        assertThat(browser.login("e0020@lumiere.demo", AuthAlone.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoseAddressWasTriedIsToldThere() {
        allowDomain();
        var owner = browser.login("e0031@lumiere.demo", AuthAlone.PASSWORD).token();
        PersonalAddressTest.add(service, browser, owner, 31, "own@elsewhere.example");

        register("Own@Elsewhere.example", null);
        assertThat(toldAt(31)).isEqualTo("own@elsewhere.example");
        register("e0031@lumiere.demo", null);
        assertThat(toldAt(31)).isEqualTo("e0031@lumiere.demo");
    }

    private static String toldAt(int n) {
        var link =
                service.text(
                        "select id::text from auth.mailed_links where person_id = ? and purpose ="
                                + " 'already-registered' order by id desc limit 1",
                        AuthAlone.LUMIERE.people().get(n - 1).id().value());
        return service.bean(LinkApi.class).link(AuthAlone.LUMIERE.id(), LinkId.of(link)).email();
    }

    @Test
    @Asvs("6.3.8")
    void anInvitedAddressThatHasAnAccountTakesTheSameSteps() {
        var statements = service.bean(Statements.class);
        var free = invite("free2@elsewhere.example");
        var taken = invite("e0001@verrerie.demo");
        var stepsFree = statements.during(() -> register("free2@elsewhere.example", free));
        var stepsTaken = statements.during(() -> register("e0001@verrerie.demo", taken));
        assertThat(stepsTaken).isEqualTo(stepsFree);
    }

    @Test
    void ofManyWhoConfirmAtOnceThereIsOneAccount() throws Exception {
        var invitation = invite("race@elsewhere.example");
        register("race@elsewhere.example", invitation);
        var token = confirmation("race@elsewhere.example");
        var barrier = new CyclicBarrier(4);
        Callable<Integer> work =
                () -> {
                    barrier.await();
                    return confirm(token, PASSWORD).status();
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(IntStream.range(0, 4).mapToObj(n -> work).toList()).stream()
                            .map(Future::resultNow)
                            .toList();
            assertThat(answers).containsOnlyOnce(204).containsOnly(204, 410);
        }
        assertThat(accounts("race@elsewhere.example")).isOne();
    }

    @Test
    void anAddressThatSomebodyTookInTheMeantimeIsTakenOnce() {
        register("same@elsewhere.example", invite("same@elsewhere.example"));
        var token = confirmation("same@elsewhere.example");
        var owner = browser.login("e0030@lumiere.demo", AuthAlone.PASSWORD).token();
        PersonalAddressTest.add(service, browser, owner, 30, "same@elsewhere.example");

        assertThat(confirm(token, PASSWORD).status()).isEqualTo(410);
        assertThat(accounts("same@elsewhere.example")).isZero();
        assertThat(browser.login("same@elsewhere.example", AuthAlone.PASSWORD).status())
                .isEqualTo(200);
    }

    @Test
    void adminLearnsOfThemLaterIfItIsAway() {
        register("patient@elsewhere.example", invite("patient@elsewhere.example"));
        var person = personOf("auth.registrations", "email", "patient@elsewhere.example");
        var token = confirmation("patient@elsewhere.example");
        admin.goesDown();
        try {
            assertThat(confirm(token, PASSWORD).status()).isEqualTo(204);
            assertThat(admin.knows(new PersonId(person))).isFalse();
        } finally {
            admin.isBack();
        }
        var clock = service.bean(MovableClock.class);
        Neighbour.waitUntil(
                "the job has told admin",
                Duration.ofSeconds(30),
                () -> {
                    clock.move(Duration.ofSeconds(5));
                    return admin.knows(new PersonId(person));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoé\r\nBcc: all@lumiere.demo",
                "Zoé\u202eMartin",
                "Zoé\u0000",
                "Zoé\u2028Martin",
                " ",
            })
    void aNameIsOneLineOfCleanText(String name) {
        assertThat(register("name@elsewhere.example", name, null).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a b\"@lumiere.demo",
                "a(comment)@lumiere.demo",
                "a@b@lumiere.demo",
                "clаire@lumiere.demo",
                "claire@lumierе.demo",
            })
    void whatIsNoAddressOrLooksLikeAnotherIsRefused(String email) {
        var answer = register(email, null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("email");
    }

    @Test
    @Asvs("6.2.11")
    void aPasswordMadeOfTheInvitedCompanyIsRefused() {
        var answer =
                browser.post(
                        "/api/v1/auth/register",
                        Browser.json(
                                "email", "weak@elsewhere.example",
                                "password", "Ateliers-Lumiere-2026",
                                "displayName", "Zoé",
                                "invitation", invite("weak@elsewhere.example")),
                        null);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("password");
    }
}
