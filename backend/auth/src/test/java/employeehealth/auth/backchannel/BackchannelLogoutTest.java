package employeehealth.auth.backchannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.Browser;
import employeehealth.auth.Program;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.neighbour.Neighbour;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs learn that somebody is signed out, by a request of ours to a server of theirs. */
class BackchannelLogoutTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ADMIN = "e0001@lumiere.demo";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static MovableClock clock;

    private final List<LogoutReceiver> receivers = new ArrayList<>();

    @BeforeAll
    static void start() {
        service = AuthAlone.start();
        browser = service.browser();
        clock = service.bean(MovableClock.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void close() {
        receivers.forEach(LogoutReceiver::close);
    }

    private LogoutReceiver receiver() {
        var receiver = new LogoutReceiver();
        receivers.add(receiver);
        return receiver;
    }

    private static Program told(AuthAlone.Running by, LogoutReceiver receiver) {
        return Program.registered(by, ADMIN, json(receiver.address("/out")));
    }

    private static String json(String address) {
        return """
        {"name":"Agenda","kind":"secret","redirectUris":["%s"],
         "backchannelLogoutUri":"%s","backchannelLogoutSessionRequired":true,
         "scopes":["openid","profile","offline_access","triage.assess"]}
        """
                .formatted(Program.REDIRECT, address);
    }

    private static String email(int n) {
        return "e%04d@lumiere.demo".formatted(n);
    }

    private static PersonId person(int n) {
        return AuthAlone.LUMIERE.people().get(n - 1).id();
    }

    private static Browser.Answer signedIn(int n) {
        return browser.login(email(n), AuthAlone.PASSWORD);
    }

    private static Browser.Answer granted(Program program, Browser.Answer person) {
        return program.exchange(program.code(person.token()));
    }

    private static String sid(Browser.Answer granted) {
        return Program.claims(granted.json().path("id_token").asString()).path("sid").asString();
    }

    private static String sidOf(String logoutToken) {
        return Program.claims(logoutToken).path("sid").asString();
    }

    private static void hears(LogoutReceiver receiver, String sid) {
        Neighbour.waitUntil(
                "the program is told",
                SOON,
                () -> receiver.tokens().stream().anyMatch(token -> sidOf(token).equals(sid)));
    }

    private static String state(AuthAlone.Running of, String sid) {
        return of.text(
                "select state from auth.logout_notices where grant_id = cast(? as uuid)"
                        + " order by made_at desc limit 1",
                sid);
    }

    private static void becomes(AuthAlone.Running of, String sid, String state) {
        Neighbour.waitUntil("it is " + state, SOON, () -> state(of, sid).equals(state));
    }

    @Test
    void aProgramIsToldInASignedTokenOfItsOwnKind() throws Exception {
        var receiver = receiver();
        var program = told(service, receiver);
        var session = signedIn(2);
        var granted = granted(program, session);

        browser.logout(session.cookie());

        hears(receiver, sid(granted));
        assertThat(receiver.kinds()).containsExactly("POST application/x-www-form-urlencoded");
        var token = SignedJWT.parse(receiver.tokens().getFirst());
        assertThat(token.getHeader().getType().getType()).isEqualTo("logout+jwt");
        var keys = JWKSet.parse(browser.get("/oauth2/jwks").http().body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toRSAKey();
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(Program.ISSUER);
        assertThat(claims.getAudience()).containsExactly(program.clientId);
        assertThat(claims.getSubject()).isEqualTo(person(2).toString());
        assertThat(claims.getStringClaim("sid")).isEqualTo(sid(granted));
        assertThat(claims.getJWTID()).isNotBlank();
        assertThat(claims.getJSONObjectClaim("events"))
                .isEqualTo(Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        assertThat(claims.getClaims()).doesNotContainKeys("nonce", "at_hash");
        assertThat(claims.getExpirationTime())
                .isAfter(claims.getIssueTime())
                .isBeforeOrEqualTo(
                        java.util.Date.from(clock.instant().plus(Duration.ofMinutes(2))));
        becomes(service, sid(granted), "told");
        assertThat(
                        service.count(
                                "select count(*) from platform.audit_log a, auth.logout_notices n"
                                        + " where a.action = 'auth.logout-notice.told' and"
                                        + " a.entity_id = n.id::text and n.grant_id = cast(? as"
                                        + " uuid)",
                                sid(granted)))
                .isOne();
    }

    @Test
    void aLogoutTokenOpensNothingHere() {
        var receiver = receiver();
        var program = told(service, receiver);
        var session = signedIn(3);
        var granted = granted(program, session);
        program.refresh(granted.json().path("refresh_token").asString());
        browser.logout(session.cookie());
        hears(receiver, sid(granted));
        var token = receiver.tokens().getFirst();

        var other = signedIn(3);
        assertThat(program.get("/userinfo", "Authorization", "Bearer " + token).status())
                .isEqualTo(401);
        program.get("/oauth2/logout?" + Program.form("id_token_hint", token));
        assertThat(browser.refresh(other.cookie()).status()).isEqualTo(200);
    }

    private enum Reason {
        SIGNS_OUT {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                browser.logout(session.cookie());
            }
        },
        ENDS_THE_DEVICE {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                var id = session.cookie().split("\\.")[2];
                var path = "/api/v1/auth/sessions/" + id;
                var tag = browser.as(session.token(), "GET", path, null).header("ETag");
                var delete =
                        browser.request(path)
                                .header("Authorization", "Bearer " + session.token())
                                .header("If-Match", tag)
                                .DELETE();
                assertThat(browser.send(delete).status()).isEqualTo(204);
            }
        },
        ENDS_ALL_DEVICES {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                browser.as(session.token(), "DELETE", "/api/v1/auth/sessions", null);
            }
        },
        ENDS_THE_OTHERS {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                var path = "/api/v1/auth/sessions?keep=current";
                browser.as(signedIn(n).token(), "DELETE", path, null);
            }
        },
        RESETS_THE_PASSWORD {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                var forgot = Browser.json("email", email(n));
                browser.post("/api/v1/auth/password/forgot", forgot, null);
                var link =
                        service.mailed(
                                LinkPurpose.PASSWORD_RESET,
                                AuthAlone.LUMIERE.id(),
                                person(n).value());
                var body = Browser.json("token", link, "password", "four words that nobody says");
                browser.post("/api/v1/auth/password/reset", body, null);
            }
        },
        COOKIE_IS_STOLEN {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                browser.refresh(session.cookie());
                clock.move(Duration.ofSeconds(11));
                assertThat(browser.refresh(session.cookie()).status()).isEqualTo(401);
            }
        },
        REFRESH_TOKEN_IS_STOLEN {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                var token = granted.json().path("refresh_token").asString();
                program.refresh(token);
                program.refresh(token);
            }
        },
        PROGRAM_REVOKES {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                var token = granted.json().path("refresh_token").asString();
                program.post("/oauth2/revoke", "token", token);
            }
        },
        TAKES_BACK_WHAT_WAS_GRANTED {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                var path = "/api/v1/auth/authorized-clients/" + program.id;
                browser.as(session.token(), "DELETE", path, null);
            }
        },
        LEAVES_THE_COMPANY {
            @Override
            void happen(Program program, Browser.Answer session, Browser.Answer granted, int n) {
                Tenant.of(AuthAlone.LUMIERE.id())
                        .run(() ->
                                service.bean(AuthDatabase.class)
                                        .write(() -> {
                                            service.bean(Families.class)
                                                    .endAll(person(n), End.LEFT);
                                        }));
            }
        };

        abstract void happen(
                Program program, Browser.Answer session, Browser.Answer granted, int n);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void whateverEndsItTheProgramIsTold(Reason reason) {
        var receiver = receiver();
        var program = told(service, receiver);
        var n = 10 + reason.ordinal();
        var session = signedIn(n);
        var granted = granted(program, session);

        reason.happen(program, session, granted, n);

        hears(receiver, sid(granted));
        becomes(service, sid(granted), "told");
    }

    @Test
    void whatWasNotToLastEndsWithTheSessionInWhichItWasGranted() {
        var receiver = receiver();
        var program = told(service, receiver);
        var session = signedIn(21);
        var brief = program.exchange(program.code(session.token(), "scope", "openid profile"));
        var lasting = granted(program, session);
        browser.logout(session.cookie());

        // A program is called once at a time; whoever waited meanwhile is tried a moment later.
        Neighbour.waitUntil(
                "the program is told of both",
                SOON,
                () -> {
                    service.bean(MovableClock.class).move(Duration.ofSeconds(1));
                    return receiver.tokens().stream()
                            .map(BackchannelLogoutTest::sidOf)
                            .toList()
                            .containsAll(List.of(sid(brief), sid(lasting)));
                });
        assertThat(service.audited("auth.client-grant.signed-out", sid(brief))).isOne();
        assertThat(program.refresh(lasting.json().path("refresh_token").asString()).status())
                .as("offline access goes on without the session")
                .isEqualTo(200);
    }

    @Test
    void aCodeOfASessionThatIsOverIsWorthNothing() {
        var program = told(service, receiver());
        var session = signedIn(22);
        var code = program.code(session.token());
        browser.logout(session.cookie());
        assertThat(program.exchange(code).json().path("error").asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void aProgramThatHangsHoldsUpNobodyElse() {
        var hanging = receiver();
        hanging.hangs();
        var others = List.of(receiver(), receiver(), receiver());
        var session = signedIn(23);
        var stuck = granted(told(service, hanging), session);
        var sids = new ArrayList<String>();
        others.forEach(receiver -> sids.add(sid(granted(told(service, receiver), session))));

        browser.logout(session.cookie());

        for (var i = 0; i < others.size(); i++) {
            hears(others.get(i), sids.get(i));
            becomes(service, sids.get(i), "told");
        }
        assertThat(state(service, sid(stuck))).isEqualTo("waiting");
        Neighbour.waitUntil(
                "the call to it is given up", SOON, () -> attempts(service, sid(stuck)) == 1);
    }

    private static int attempts(AuthAlone.Running of, String sid) {
        return of.count(
                "select attempts from auth.logout_notices where grant_id = cast(? as uuid)", sid);
    }

    @Test
    void aProgramThatFailsIsToldLater() {
        var receiver = receiver();
        receiver.answers(503);
        var program = told(service, receiver);
        var session = signedIn(24);
        var granted = granted(program, session);
        browser.logout(session.cookie());
        for (var attempt = 1; attempt <= 2; attempt++) {
            var made = attempt;
            Neighbour.waitUntil("it fails", SOON, () -> attempts(service, sid(granted)) == made);
            if (made == 2) {
                receiver.answers(204);
            }
            clock.move(Duration.ofHours(1));
        }
        becomes(service, sid(granted), "told");
        assertThat(receiver.tokens()).hasSize(3);
        assertThat(receiver.tokens().stream().map(Program::claims).map(c -> c.path("jti")))
                .as("a program may refuse an id that it has seen")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 302, 307})
    void aNoIsTakenForOneAndNoRedirectIsFollowed(int status) {
        var receiver = receiver();
        receiver.answers(status);
        var session = signedIn(25);
        var granted = granted(told(service, receiver), session);
        browser.logout(session.cookie());
        becomes(service, sid(granted), "refused");
        assertThat(receiver.kinds()).hasSize(1);
        assertThat(attempts(service, sid(granted))).isOne();
    }

    @Test
    void itIsGivenUpInTheEnd() {
        var receiver = receiver();
        receiver.answers(500);
        var session = signedIn(26);
        var granted = granted(told(service, receiver), session);
        browser.logout(session.cookie());
        Neighbour.waitUntil("it fails", SOON, () -> attempts(service, sid(granted)) == 1);
        service.change(
                "update auth.logout_notices set attempts = ? where grant_id = cast(? as uuid)",
                TellProgram.ATTEMPTS - 1,
                sid(granted));
        clock.move(Duration.ofHours(1));
        becomes(service, sid(granted), "failed");
        assertThat(
                        service.count(
                                "select count(*) from platform.audit_log a, auth.logout_notices n"
                                        + " where a.action = 'auth.logout-notice.failed' and"
                                        + " a.entity_id = n.id::text and n.grant_id = cast(? as"
                                        + " uuid)",
                                sid(granted)))
                .isOne();
    }

    @Test
    void whatIsToBeToldOutlivesTheProcess() {
        var receiver = receiver();
        receiver.answers(503);
        var first = service.another();
        var program = told(first, receiver);
        var page = first.browser();
        var session = page.login(email(27), AuthAlone.PASSWORD);
        var granted = granted(program, session);
        page.logout(session.cookie());
        Neighbour.waitUntil("it fails", SOON, () -> attempts(first, sid(granted)) >= 1);
        first.close();
        receiver.answers(200);

        try (var next = service.another()) {
            next.bean(MovableClock.class).move(Duration.ofHours(1));
            becomes(next, sid(granted), "told");
        }
        assertThat(sidOf(receiver.tokens().getLast())).isEqualTo(sid(granted));
    }

    @Test
    void aProgramThatWasShutOutIsToldNothing() {
        var receiver = receiver();
        var program = told(service, receiver);
        var session = signedIn(28);
        granted(program, session);
        program.asAdmin(ADMIN, "/" + program.id + "/disable", "{}");
        browser.logout(session.cookie());
        assertThat(
                        service.count(
                                "select count(*) from auth.logout_notices where client = cast(? as"
                                        + " uuid)",
                                program.id))
                .isZero();
        assertThat(receiver.tokens()).isEmpty();
    }

    @Test
    void whatIsRegisteredIsShownAndWhatWeDoIsPublished() {
        var receiver = receiver();
        var program = told(service, receiver);
        var mine = program.asAdmin(ADMIN, "", null).json().at("/items/0");
        assertThat(mine.path("backchannelLogoutUri").asString())
                .isEqualTo(receiver.address("/out"));
        assertThat(mine.path("backchannelLogoutSessionRequired").asBoolean()).isTrue();
        var told = browser.get("/.well-known/openid-configuration").json();
        assertThat(told.path("backchannel_logout_supported").asBoolean()).isTrue();
        assertThat(told.path("backchannel_logout_session_supported").asBoolean()).isTrue();
        for (var bad : List.of("http://app.example/out", "https://10.0.0.1/out", "x")) {
            var answer = program.asAdmin(ADMIN, "", json(bad));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().at("/errors/0/field").asString())
                    .isEqualTo("backchannelLogoutUri");
        }
    }

    @Test
    void outsideADemoNothingOnOurOwnNetworkIsCalled() throws Exception {
        var receiver = receiver();
        var port = receiver.address("").replaceFirst(".*:", "");
        try (var door = new ProgramDoor(false, Duration.ofSeconds(2))) {
            for (var address :
                    List.of(
                            receiver.address("/out"),
                            "https://localhost:" + port + "/out",
                            "https://127.0.0.1:" + port + "/out",
                            "https://2130706433:" + port + "/out")) {
                assertThatThrownBy(() -> door.post(address, "logout_token", "x"))
                        .as(address)
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("not an address that we call");
            }
        }
        assertThat(receiver.kinds()).isEmpty();
    }
}
