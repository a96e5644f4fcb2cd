package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Revocations;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.database.Ids;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Access that was taken away is gone within five seconds, although the token has not ended. */
class RevocationTest {

    private static final Duration PROMISED = Duration.ofSeconds(5);
    private static final String AMINA = "e0004@lumiere.demo";

    private static AuthAlone.Running service;
    private static Browser browser;
    private static FakeAdmin admin;

    @BeforeAll
    static void start() {
        service = AuthAlone.running();
        browser = service.browser();
        admin = service.bean(FakeAdmin.class);
    }

    @AfterEach
    void asItWas() {
        admin.limits(Scope.WHOLE_COMPANY);
        admin.ends(null);
        admin.isAtEpoch(0);
    }

    private static Browser.Answer signedIn() {
        return signedIn(AMINA);
    }

    private static Browser.Answer signedIn(String email) {
        var answer = browser.login(email, AuthAlone.PASSWORD);
        assertThat(browser.me(answer.token()).status()).as("good, and remembered").isEqualTo(200);
        return answer;
    }

    private static void refusedSoon(Browser.Answer signedIn) {
        Neighbour.waitUntil(
                "the token is refused",
                PROMISED,
                () -> browser.me(signedIn.token()).status() == 401);
        assertThat(browser.me(signedIn.token()).problem())
                .isEqualTo("/problems/platform/unauthenticated");
    }

    @Test
    @Asvs("7.4.1")
    void whoSignedOutIsOut() {
        var here = signedIn();
        var elsewhere = signedIn();

        browser.logout(here.cookie());

        refusedSoon(here);
        assertThat(browser.me(elsewhere.token()).status()).as("another device").isEqualTo(200);
    }

    @Test
    void aStolenSessionIsOverForTheThiefToo() {
        var stolen = signedIn();
        var owners = browser.refresh(stolen.cookie());
        service.bean(AuthAlone.MovableClock.class).move(Duration.ofSeconds(11));

        assertThat(browser.refresh(stolen.cookie()).status()).isEqualTo(401);

        refusedSoon(stolen);
        refusedSoon(owners);
    }

    @Test
    void rightsThatShrankAreGone() {
        var before = signedIn("e0006@lumiere.demo");
        var revocations = service.bean(Revocations.class);
        var database = service.bean(AuthDatabase.class);
        var amina = PersonId.of(claims(before).get("sub").asString());
        var epoch =
                Tenant.of(AuthAlone.LUMIERE.id())
                        .get(() ->
                                database.write(() -> {
                                    revocations.shrink(database, amina);
                                    return revocations.epoch(database, amina);
                                }));

        refusedSoon(before);
        admin.isAtEpoch(epoch);
        assertThat(browser.me(browser.refresh(before.cookie()).token()).status())
                .as("with the rights of now")
                .isEqualTo(200);
    }

    @Test
    void theTokenSaysWithinWhatRightsHold() {
        assertThat(claims(signedIn()).has("within")).isFalse();
        var lyon = new SiteId(Ids.next());
        admin.limits(new Scope(lyon, "night-shift"));
        var scope = claims(signedIn()).at("/within/triage.assess/0");
        assertThat(scope.path("site").asString()).isEqualTo(lyon.toString());
        assertThat(scope.path("population").asString()).isEqualTo("night-shift");
    }

    @Test
    void noTokenOutlivesItsAssignment() {
        var clock = service.bean(AuthAlone.MovableClock.class);
        clock.catchUp();
        admin.ends(clock.instant().plusSeconds(40));
        assertThat(signedIn().json().path("expiresIn").asInt()).isBetween(30, 40);
    }

    private static JsonNode claims(Browser.Answer signedIn) {
        var payload = signedIn.token().split("\\.", -1)[1];
        return new JsonMapper().readTree(Base64.getUrlDecoder().decode(payload));
    }
}
