package employeehealth.auth.federation;

import static employeehealth.auth.Browser.json;
import static employeehealth.auth.federation.Federated.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.auth.federation.Federated.Visit;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.asvs.Asvs;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Signing in through a provider that can be told to lie: a stub. */
class FederatedSignInTest {

    private static final AuthAlone.Running SERVICE = Federated.service();
    private static final String ADMIN = "e0001@lumiere.demo";
    private static final String LINKED =
            "select count(*) from auth.federated_identities where person_id = ?";

    private final StubProvider stub = new StubProvider(() -> SERVICE.bean(MovableClock.class));
    private final String administrator = Federated.administrator(ADMIN);
    private String provider = "";

    @BeforeEach
    void aProviderOfTheCompany() {
        provider =
                Federated.added(
                        administrator,
                        Federated.wanted(
                                stub,
                                "domains",
                                List.of("lumiere.demo"),
                                "justInTime",
                                true,
                                "signOutThere",
                                true,
                                "rules",
                                Map.of(
                                        "email",
                                        "email",
                                        "name",
                                        "name",
                                        "roles",
                                        "realm.groups",
                                        "mapping",
                                        Map.of("privacy", List.of("dpo")),
                                        "twoFactors",
                                        List.of("mfa"),
                                        "phishingResistant",
                                        List.of("phr"))));
    }

    @AfterEach
    void gone() {
        Federated.removed(Federated.administrator(ADMIN), provider);
        stub.close();
    }

    private static String fresh() {
        return "new." + UUID.randomUUID() + "@lumiere.demo";
    }

    private static String subject() {
        return UUID.randomUUID().toString();
    }

    private static int linked(String email) {
        return SERVICE.count(LINKED, Federated.idOf(email));
    }

    @Test
    @Asvs("10.5.2")
    void whoHasNoAccountGetsOneAndIsKnownByTheirSubjectFromThenOn() {
        var email = fresh();
        var zoe = subject();

        var first = new Visit().signsIn(stub, provider, person(zoe, email));
        assertThat(first.status()).as(first.http().body()).isEqualTo(200);
        assertThat(first.header("Set-Cookie"))
                .contains("refresh-18080=")
                .contains("SameSite=Strict");

        var renamed = new Visit().signsIn(stub, provider, person(zoe, fresh()));
        assertThat(SERVICE.browser().me(renamed.token()).json().get("email").asString())
                .as("the address is not who she is")
                .isEqualTo(email);
        assertThat(SERVICE.bean(FakeAdmin.class).knows(new PersonId(Federated.idOf(email))))
                .isTrue();
        assertThat(linked(email)).isOne();
        assertThat(SERVICE.count("select count(*) from auth.people where email = ?", email))
                .isOne();
    }

    @Test
    void anAccountIsLinkedByAVerifiedAddressOfTheCompanysDomainAndItsOwnerIsTold() {
        var email = "e0002@lumiere.demo";

        assertThat(new Visit().signsIn(stub, provider, person(subject(), email)).status())
                .isEqualTo(200);

        assertThat(linked(email)).isOne();
        assertThat(
                        SERVICE.count(
                                "select count(*) from auth.federated_identities i join"
                                        + " platform.audit_log l on l.entity_id = i.id::text where"
                                        + " action = 'auth.federation.linked' and i.person_id = ?",
                                Federated.idOf(email)))
                .isOne();
    }

    @Test
    @Asvs({"6.8.1", "10.5.2"})
    void anAddressThatHasPassedToSomebodyElseDoesNotOpenTheAccount() {
        var email = "e0003@lumiere.demo";
        assertThat(new Visit().signsIn(stub, provider, person(subject(), email)).status())
                .isEqualTo(200);

        assertThat(new Visit().signsIn(stub, provider, person(subject(), email)).problem())
                .isEqualTo("/problems/auth/federation-other-identity");
    }

    static Stream<Arguments> words() {
        UnaryOperator<JWTClaimsSet.Builder> notVerified = c -> c.claim("email_verified", false);
        UnaryOperator<JWTClaimsSet.Builder> silent = c -> c.claim("email_verified", null);
        UnaryOperator<JWTClaimsSet.Builder> other = c -> c.claim("email", "e0001@verrerie.demo");
        UnaryOperator<JWTClaimsSet.Builder> unknown = c -> c.claim("email", "nobody@verrerie.demo");
        UnaryOperator<JWTClaimsSet.Builder> part = c -> c.claim("email", "e0004+x@lumiere.demo");
        UnaryOperator<JWTClaimsSet.Builder> none = c -> c.claim("email", null);
        return Stream.of(
                Arguments.of("not verified", notVerified),
                Arguments.of("says nothing of it", silent),
                Arguments.of("another company's domain", other),
                Arguments.of("an address nobody has", unknown),
                Arguments.of("a part of a mailbox", part),
                Arguments.of("no address", none));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    @Asvs("6.8.1")
    void whereAnAddressProvesNothingNobodyIsLinkedAndAllIsAnsweredAlike(
            String name, UnaryOperator<JWTClaimsSet.Builder> claims) {
        var said = person(subject(), "e0004@lumiere.demo").andThen(claims);

        var answer = new Visit().signsIn(stub, provider, said::apply);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("/problems/auth/federation-not-linked");
        assertThat(linked("e0004@lumiere.demo")).as(name).isZero();
    }

    @Test
    void whoProvesTheirAccountInTheSameBrowserLinksIt() {
        var email = "e0005@lumiere.demo";
        var me = subject();
        UnaryOperator<JWTClaimsSet.Builder> unverified =
                c -> person(me, email).apply(c).claim("email_verified", false);
        var visit = new Visit();
        var handle = visit.comesBack(stub, provider, unverified);
        assertThat(visit.finishes(handle).status()).isEqualTo(409);

        var elsewhere = new Visit();
        elsewhere.begins(provider);
        assertThat(elsewhere.links(Federated.signedIn(email), handle).problem())
                .as("in another browser")
                .isEqualTo("/problems/auth/federation-ended");
        assertThat(visit.links(Federated.signedIn("e0006@lumiere.demo"), handle).problem())
                .as("another person")
                .isEqualTo("/problems/auth/federation-other-account");
        assertThat(visit.links(Federated.signedIn("e0002@verrerie.demo"), handle).problem())
                .as("another company")
                .isEqualTo("/problems/auth/federation-ended");
        assertThat(visit.links(Federated.signedIn(email), handle).status()).isEqualTo(201);
        assertThat(visit.links(Federated.signedIn(email), handle).problem())
                .as("once")
                .isEqualTo("/problems/auth/federation-ended");

        assertThat(new Visit().signsIn(stub, provider, unverified).status()).isEqualTo(200);
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie("another nonce", c -> c.claim("nonce", "other")),
                lie("no nonce", c -> c.claim("nonce", null)),
                lie("another issuer", c -> c.issuer("https://other.test")),
                lie("no issuer", c -> c.issuer(null)),
                lie("another audience", c -> c.audience("other")),
                lie(
                        "two audiences and nobody for whom",
                        c -> c.audience(List.of(StubProvider.CLIENT, "other"))),
                lie("for somebody else", c -> c.claim("azp", "other")),
                lie("expired", c -> c.expirationTime(in(-1))),
                lie("no end", c -> c.expirationTime(null)),
                lie("made an hour ago", c -> c.issueTime(in(-1))),
                lie("made in an hour", c -> c.issueTime(in(1))),
                lie("no subject", c -> c.subject(null)));
    }

    private static Date in(int hours) {
        return Date.from(SERVICE.bean(MovableClock.class).instant().plus(Duration.ofHours(hours)));
    }

    private static Arguments lie(String name, UnaryOperator<JWTClaimsSet.Builder> claims) {
        return Arguments.of(name, claims);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    @Asvs({"6.8.2", "10.5.1", "10.5.4"})
    void anIdTokenThatIsNotForUsNowAboutThisSignsNobodyIn(
            String name, UnaryOperator<JWTClaimsSet.Builder> lie) {
        var claims = person(subject(), fresh()).andThen(lie);

        var answer = new Visit().signsIn(stub, provider, claims::apply);

        assertThat(answer.problem()).as(name).isEqualTo("/problems/auth/federation-not-genuine");
        assertThat(SERVICE.audited("auth.federation.not-genuine", provider)).isPositive();
    }

    static Stream<Arguments> signatures() {
        UnaryOperator<String> none = token -> new PlainJWT(claims(token)).serialize();
        UnaryOperator<String> stripped = token -> token.substring(0, token.lastIndexOf('.') + 1);
        UnaryOperator<String> bySecret = FederatedSignInTest::signedBySecret;
        UnaryOperator<String> rubbish = token -> "a.b.c";
        return Stream.of(
                Arguments.of("none", none),
                Arguments.of("stripped", stripped),
                Arguments.of("HS256 by the secret", bySecret),
                Arguments.of("rubbish", rubbish));
    }

    private static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signedBySecret(String token) {
        try {
            var forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(token));
            forged.sign(
                    new MACSigner(
                            (StubProvider.SECRET + StubProvider.SECRET)
                                    .getBytes(StandardCharsets.UTF_8)));
            return forged.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signatures")
    @Asvs("6.8.2")
    void whatTheProvidersKeyHasNotSignedSignsNobodyIn(String name, UnaryOperator<String> with) {
        stub.tampers(with);

        assertThat(new Visit().signsIn(stub, provider, person(subject(), fresh())).problem())
                .as(name)
                .isEqualTo("/problems/auth/federation-not-genuine");
    }

    @Test
    @Asvs("6.8.2")
    void aKeyThatIsNotPublishedSignsNobodyIn() {
        stub.tampers(token -> stub.forged(claims(token)));

        assertThat(new Visit().signsIn(stub, provider, person(subject(), fresh())).problem())
                .isEqualTo("/problems/auth/federation-not-genuine");
    }

    @Test
    void aKeyThatIsNewIsReadAndForgedOnesDoNotHaveThemReadEachTime() {
        assertThat(new Visit().signsIn(stub, provider, person(subject(), fresh())).status())
                .isEqualTo(200);
        stub.changesItsKey();
        assertThat(new Visit().signsIn(stub, provider, person(subject(), fresh())).status())
                .isEqualTo(200);

        for (var i = 0; i < 8; i++) {
            stub.changesItsKey();
            stub.tampers(token -> stub.forged(claims(token)).replaceFirst("^[^.]*", unknownKey()));
            assertThat(new Visit().signsIn(stub, provider, person(subject(), fresh())).problem())
                    .isEqualTo("/problems/auth/federation-not-genuine");
        }
        assertThat(stub.keysRead()).isLessThanOrEqualTo(3);
    }

    private static String unknownKey() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("unknown-" + UUID.randomUUID())
                .build()
                .toBase64URL()
                .toString();
    }

    @Test
    @Asvs({"10.1.2", "10.2.1", "10.2.2"})
    void anAnswerIsTakenOnceInTheBrowserAndForTheProviderItBeganWith() {
        var visit = new Visit();
        var to = visit.begins(provider);
        var state = Visit.state(stub, to);
        var code = stub.authorizes(to, person(subject(), fresh()));

        assertThat(new Visit().returns(provider, state, code, null))
                .as("another browser")
                .isEqualTo("ended");
        assertThat(visit.returns(UUID.randomUUID().toString(), state, code, null))
                .as("another provider's address")
                .isEqualTo("ended");
        assertThat(
                        visit.returns(
                                provider,
                                state.substring(0, state.length() - 1)
                                        + (state.endsWith("A") ? "B" : "A"),
                                code,
                                null))
                .as("another state")
                .isEqualTo("ended");

        var handle = visit.returns(provider, state, code, null);
        assertThat(visit.returns(provider, state, code, null)).as("again").isEqualTo("ended");
        var thief = new Visit();
        thief.begins(provider);
        assertThat(thief.finishes(handle).problem()).isEqualTo("/problems/auth/federation-ended");
        assertThat(visit.finishes(state).problem())
                .as("the state is not the handle")
                .isEqualTo("/problems/auth/federation-ended");
        assertThat(visit.finishes(handle).status()).isEqualTo(200);
        assertThat(visit.finishes(handle).problem()).isEqualTo("/problems/auth/federation-ended");
    }

    @Test
    void whoTakesTooLongBeginsAnew() {
        var visit = new Visit();
        var handle = visit.comesBack(stub, provider, person(subject(), fresh()));
        SERVICE.bean(MovableClock.class).move(Duration.ofMinutes(11));

        assertThat(visit.finishes(handle).problem()).isEqualTo("/problems/auth/federation-ended");
    }

    @Test
    @Asvs({"6.8.1", "10.2.2"})
    void anotherProvidersAnswerIsNoneOfThisOne() {
        stub.namesItselfInAnswers();
        SERVICE.bean(MovableClock.class).move(Duration.ofMinutes(11)); // read anew
        var visit = new Visit();
        for (var issuer : new String[] {"https://other.test", null}) {
            var to = visit.begins(provider);
            var code = stub.authorizes(to, person(subject(), fresh()));
            var handle = visit.returns(provider, Visit.state(stub, to), code, issuer);
            assertThat(visit.finishes(handle).problem())
                    .isEqualTo("/problems/auth/federation-not-genuine");
        }
        var to = visit.begins(provider);
        var code = stub.authorizes(to, person(subject(), fresh()));
        var handle = visit.returns(provider, Visit.state(stub, to), code, stub.issuer());
        assertThat(visit.finishes(handle).status()).isEqualTo(200);
    }

    @Test
    @Asvs("10.2.3")
    void whereItTakesPushedRequestsNothingStandsInTheAddress() {
        stub.takesPushedRequests();
        SERVICE.bean(MovableClock.class).move(Duration.ofMinutes(11));

        var to = new Visit().begins(provider);
        assertThat(StubProvider.query(to.getRawQuery()))
                .containsOnlyKeys("client_id", "request_uri");
        assertThat(new Visit().signsIn(stub, provider, person(subject(), fresh())).status())
                .isEqualTo(200);
    }

    @Test
    void rolesAreBroughtUpToWhatItSaysEachTime() {
        var email = fresh();
        var zoe = subject();
        UnaryOperator<JWTClaimsSet.Builder> officer =
                c ->
                        person(zoe, email)
                                .apply(c)
                                .claim("realm", Map.of("groups", List.of("privacy", "staff")));
        var admin = SERVICE.bean(FakeAdmin.class);

        new Visit().signsIn(stub, provider, officer);
        assertThat(admin.saidOf(new PersonId(Federated.idOf(email)))).containsExactly(Role.DPO);

        new Visit().signsIn(stub, provider, person(zoe, email));
        assertThat(admin.saidOf(new PersonId(Federated.idOf(email)))).isEmpty();
    }

    @Test
    void whatIsMappedNoMoreIsTakenBackAtOnce() {
        var email = fresh();
        var groups = Map.of("groups", List.of("privacy"));
        new Visit()
                .signsIn(
                        stub,
                        provider,
                        c -> person(subject(), email).apply(c).claim("realm", groups));
        var officer = new PersonId(Federated.idOf(email));
        var admin = SERVICE.bean(FakeAdmin.class);
        assertThat(admin.saidOf(officer)).containsExactly(Role.DPO);

        var answer =
                Federated.change(
                        Federated.administrator(ADMIN),
                        provider,
                        Federated.wanted(
                                stub, "domains", List.of("lumiere.demo"), "justInTime", true));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(admin.saidOf(officer)).isEmpty();
    }

    @Test
    void whoHasLeftIsNotMadeAnew() {
        var email = fresh();
        new Visit().signsIn(stub, provider, person(subject(), email));
        var person = Federated.idOf(email);
        Federated.leaves(person);

        assertThat(new Visit().signsIn(stub, provider, person(subject(), email)).problem())
                .isEqualTo("/problems/auth/federation-not-linked");
        assertThat(SERVICE.count("select count(*) from auth.people where email = ?", email))
                .isOne();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"NURSE", "PHYSICIAN", "CLINICIAN", "PROTOCOL_AUTHOR", "PROTOCOL_SIGNATORY"})
    @Asvs("6.8.4")
    void theEmployersWordNeitherOpensNorLinksAnAccountOfCare(Role role) {
        var email = "e0010@lumiere.demo";
        var nurse = new PersonId(Federated.idOf(email));
        SERVICE.bean(FakeAdmin.class).is(nurse, role, Role.EMPLOYEE);

        assertThat(new Visit().signsIn(stub, provider, person(subject(), email)).problem())
                .isEqualTo("/problems/auth/federation-not-for-care");
        assertThat(linked(email)).isZero();

        var visit = new Visit();
        var handle = visit.comesBack(stub, provider, person(subject(), email));
        assertThat(visit.links(Federated.signedIn(email), handle).problem())
                .isEqualTo("/problems/auth/federation-not-for-care");
    }

    @Test
    @Asvs("6.8.4")
    void theEmployersWordNeitherOpensNorLinksAnAccountThatRunsThePlatform() {
        var email = "e0011@lumiere.demo";
        SERVICE.bean(FakeAdmin.class).operates(new PersonId(Federated.idOf(email)));

        assertThat(new Visit().signsIn(stub, provider, person(subject(), email)).problem())
                .isEqualTo("/problems/auth/federation-not-for-care");
        assertThat(linked(email)).isZero();

        var visit = new Visit();
        var handle = visit.comesBack(stub, provider, person(subject(), email));
        assertThat(visit.links(Federated.signedIn(email), handle).problem())
                .isEqualTo("/problems/auth/federation-not-for-care");
    }

    @Test
    void whoRunsThePlatformLaterMayNothingInASessionOfTheEmployersWord() {
        var email = fresh();
        var operator = subject();
        var first = new Visit().signsIn(stub, provider, person(operator, email));
        SERVICE.bean(FakeAdmin.class).operates(new PersonId(Federated.idOf(email)));

        var refreshed = SERVICE.browser().refresh(first.cookie());

        assertThat(claims(refreshed.token()).getClaim("permissions")).isEqualTo(List.of());
        assertThat(new Visit().signsIn(stub, provider, person(operator, email)).problem())
                .as("once linked")
                .isEqualTo("/problems/auth/federation-not-for-care");
    }

    @Test
    void whoTakesCareLaterHasNoRightsInASessionOfTheEmployersWord() {
        var email = fresh();
        var first = new Visit().signsIn(stub, provider, person(subject(), email));
        var id = new PersonId(Federated.idOf(email));
        SERVICE.bean(FakeAdmin.class).is(id, Role.NURSE);

        var refreshed = SERVICE.browser().refresh(first.cookie());

        assertThat(claims(refreshed.token()).getClaim("roles")).isEqualTo(List.of());
    }

    @Test
    @Asvs("6.8.4")
    void factorsThatItHasSeenCountAsTheCompanySays() {
        var email = fresh();
        var zoe = subject();
        UnaryOperator<JWTClaimsSet.Builder> two =
                c -> person(zoe, email).apply(c).claim("amr", List.of("pwd", "mfa"));

        var one = new Visit().signsIn(stub, provider, person(zoe, email));
        assertThat(claims(one.token()).getClaim("acr")).isEqualTo("1");
        assertThat(claims(one.token()).getClaim("amr")).isEqualTo(List.of("fed"));
        var both = new Visit().signsIn(stub, provider, two);
        assertThat(claims(both.token()).getClaim("acr")).isEqualTo("2");
        assertThat(claims(both.token()).getClaim("amr")).isEqualTo(List.of("fed", "mfa"));
    }

    @Test
    void whoSignsOutThereIsSignedOutHere() {
        var email = fresh();
        var zoe = subject();
        UnaryOperator<JWTClaimsSet.Builder> desk =
                c -> person(zoe, email).apply(c).claim("sid", "desk");
        UnaryOperator<JWTClaimsSet.Builder> phone =
                c -> person(zoe, email).apply(c).claim("sid", "phone");
        var atDesk = new Visit().signsIn(stub, provider, desk);
        var onPhone = new Visit().signsIn(stub, provider, phone);

        var token = stub.logoutToken(c -> c.claim("sid", "desk"));
        assertThat(backChannel(token).status()).isEqualTo(200);
        assertThat(SERVICE.browser().refresh(atDesk.cookie()).status()).isEqualTo(401);
        assertThat(backChannel(token).status()).as("again").isEqualTo(400);

        var still = SERVICE.browser().refresh(onPhone.cookie());
        assertThat(still.status()).isEqualTo(200);
        assertThat(backChannel(stub.logoutToken(c -> c.subject(zoe))).status()).isEqualTo(200);
        assertThat(SERVICE.browser().refresh(still.cookie()).status()).isEqualTo(401);
    }

    @Test
    @Asvs("10.5.5")
    void nobodyElseSignsPeopleOut() {
        var zoe = subject();
        var signedIn = new Visit().signsIn(stub, provider, person(zoe, fresh()));
        List<UnaryOperator<JWTClaimsSet.Builder>> lies =
                List.of(
                        c -> c.subject(zoe).issuer("https://other.test"),
                        c -> c.subject(zoe).audience("other"),
                        c -> c.subject(zoe).claim("nonce", "x"),
                        c -> c.subject(zoe).claim("events", Map.of()),
                        c -> c.subject(zoe).jwtID(null),
                        c -> c);
        for (var lie : lies) {
            assertThat(backChannel(stub.logoutToken(lie)).status()).isEqualTo(400);
        }
        assertThat(backChannel("a.b.c").status()).isEqualTo(400);
        assertThat(SERVICE.browser().refresh(signedIn.cookie()).status()).isEqualTo(200);
    }

    private Browser.Answer backChannel(String token) {
        var browser = SERVICE.browser();
        return browser.send(
                browser.request("/api/v1/auth/federation/" + provider + "/backchannel-logout")
                        .setHeader("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("logout_token=" + token)));
    }

    @Test
    void whoSignsOutHereLearnsWhereToSignOutThere() {
        var signedIn = new Visit().signsIn(stub, provider, person(subject(), fresh()));

        var address =
                SERVICE.browser()
                        .as(signedIn.token(), "GET", "/api/v1/auth/federation/sign-out", null)
                        .json()
                        .get("address")
                        .asString();

        assertThat(address).startsWith(stub.issuer() + "/logout?");
        assertThat(StubProvider.query(address.substring(address.indexOf('?') + 1)))
                .containsEntry("post_logout_redirect_uri", "http://localhost:18080/")
                .containsKey("id_token_hint");
        var local = Federated.signedIn("e0011@lumiere.demo");
        assertThat(
                        SERVICE.browser()
                                .as(local, "GET", "/api/v1/auth/federation/sign-out", null)
                                .json()
                                .get("address")
                                .isNull())
                .isTrue();
    }

    @Test
    void aLinkIsRemovedByItsOwnerWhoIsSignedOutWhereItWasUsed() {
        var email = "e0012@lumiere.demo";
        var signedIn = new Visit().signsIn(stub, provider, person(subject(), email));
        var own = Federated.steppedUp(Federated.signedIn(email));
        var browser = SERVICE.browser();
        var links = browser.as(own, "GET", "/api/v1/auth/federation/links", null).json();
        var path =
                "/api/v1/auth/federation/links/" + links.get("items").get(0).get("id").asString();

        assertThat(browser.as(own, "DELETE", path, null).status()).isEqualTo(428);
        var stranger = Federated.steppedUp(Federated.signedIn("e0013@lumiere.demo"));
        assertThat(browser.as(stranger, "GET", path, null).status()).isEqualTo(404);
        var tag = browser.as(own, "GET", path, null).header("ETag");
        var request =
                browser.request(path)
                        .header("Authorization", "Bearer " + own)
                        .header("If-Match", tag);
        assertThat(browser.send(request.DELETE()).status()).isEqualTo(204);

        assertThat(linked(email)).isZero();
        assertThat(browser.refresh(signedIn.cookie()).status()).isEqualTo(401);
        var link = path.substring(path.lastIndexOf('/') + 1);
        assertThat(SERVICE.fingerprinted("auth.federation.linked", link)).isEqualTo("after");
        assertThat(SERVICE.fingerprinted("auth.federation.unlinked", link)).isEqualTo("before");
    }

    @Test
    void ofTheLastTwoWaysInThatAreRemovedAtOnceOneStays() throws Exception {
        var email = "e0014@lumiere.demo";
        new Visit().signsIn(stub, provider, person(subject(), email));
        try (var other = new StubProvider(() -> SERVICE.bean(MovableClock.class))) {
            var second = Federated.added(administrator, Federated.wanted(other));
            try {
                var own = Federated.steppedUp(Federated.signedIn(email));
                var visit = new Visit();
                var handle = visit.comesBack(other, second, person(subject(), email));
                assertThat(visit.links(own, handle).status()).isEqualTo(201);
                SERVICE.change(
                        "update auth.people set password_hash = null where email = ?", email);

                assertThat(removedAtOnce(own)).containsExactlyInAnyOrder(204, 409);
                assertThat(linked(email)).isOne();
            } finally {
                Federated.removed(Federated.administrator(ADMIN), second);
            }
        }
    }

    /** All links of somebody, each by a request of its own: what was answered. */
    private static List<Integer> removedAtOnce(String token) throws Exception {
        var links = "/api/v1/auth/federation/links";
        var requests = new ArrayList<Callable<Integer>>();
        for (var link : SERVICE.browser().as(token, "GET", links, null).json().get("items")) {
            requests.add(() -> {
                var request =
                        SERVICE.browser()
                                .request(links + "/" + link.get("id").asString())
                                .header("Authorization", "Bearer " + token)
                                .header("If-Match", "*");
                return SERVICE.browser().send(request.DELETE()).status();
            });
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(requests.size())) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    @Test
    void whoseProviderIsDownIsToldSoAndSignsInHere() {
        var onTheWay = new Visit();
        var state = Visit.state(stub, onTheWay.begins(provider));
        stub.close();
        SERVICE.bean(MovableClock.class).move(Duration.ofSeconds(6));

        assertThat(onTheWay.finishes(onTheWay.returns(provider, state, "any", null)).problem())
                .isEqualTo("/problems/auth/federation-unavailable");
        var later = new Visit();
        var answer = later.finishes(Visit.handle(later.begins(provider)));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("/problems/auth/federation-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("10");
        assertThat(SERVICE.browser().login(ADMIN, AuthAlone.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void whoSaysNoThereIsNotSignedIn() {
        var visit = new Visit();
        var state = Visit.state(stub, visit.begins(provider));
        var page =
                visit.goes(
                        "/api/v1/auth/federation/%s/callback?state=%s&error=access_denied"
                                .formatted(provider, state));

        assertThat(visit.finishes(Visit.handle(page)).problem())
                .isEqualTo("/problems/auth/federation-declined");
    }

    @Test
    void whereToGoIsSaidByTheDomainAlone() {
        var known = discovered("e0001@lumiere.demo");
        assertThat(known.get("providers").get(0).get("begin").asString())
                .isEqualTo("/api/v1/auth/federation/" + provider + "/begin");
        assertThat(discovered("nobody.at.all@lumiere.demo")).isEqualTo(known);
        assertThat(discovered("e0001@verrerie.demo").get("providers")).isEmpty();
        assertThat(discovered("no address").get("localSignIn").asBoolean()).isTrue();
    }

    private static JsonNode discovered(String email) {
        return SERVICE.browser()
                .post("/api/v1/auth/federation/discover", json("email", email), null)
                .json();
    }
}
