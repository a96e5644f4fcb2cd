package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.auth.federation.Federated.Visit;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * With a real Keycloak: private_key_jwt, pushed requests, its own login form, its tokens and its
 * back channel. One starts for all; the last test kills it.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakTest {

    private static final AuthAlone.Running SERVICE = Federated.service();
    private static final String ADMIN = "e0020@lumiere.demo";
    private static final String PASSWORD = "their-own-words-at-sea";
    private static final String CLIENT = "employee-health";

    private static KeycloakServer keycloak;
    private static String administrator;
    private static String provider;

    @BeforeAll
    static void aCompanyWithKeycloak() {
        keycloak = KeycloakServer.start();
        itIsNow();
        administrator = Federated.administrator(ADMIN);
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("kind", "oidc");
        wanted.put("name", "Keycloak");
        wanted.put("issuer", keycloak.issuer());
        wanted.put("clientId", CLIENT);
        wanted.put("authentication", "private_key_jwt");
        wanted.put("domains", List.of("lumiere.demo"));
        wanted.put("justInTime", true);
        wanted.put("signOutThere", true);
        wanted.put(
                "rules",
                Map.of(
                        "email",
                        "email",
                        "name",
                        "name",
                        "roles",
                        "realm_access.roles",
                        "mapping",
                        Map.of("privacy", List.of("dpo")),
                        "twoFactors",
                        List.of(),
                        "phishingResistant",
                        List.of()));
        var answer = Federated.add(administrator, wanted);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        provider = answer.json().get("id").asString();
        keycloak.lets(
                CLIENT,
                answer.json().get("redirectUri").asString(),
                answer.json().get("postLogoutRedirectUri").asString(),
                SERVICE.browser().at("/api/v1/auth/federation/" + provider));
        keycloak.hasRole("privacy");
        for (var email : List.of("new.person@lumiere.demo", "e0021@lumiere.demo")) {
            keycloak.knows(email, PASSWORD);
        }
    }

    @AfterAll
    static void ended() {
        Federated.removed(Federated.administrator(ADMIN), provider);
        keycloak.close();
    }

    /** Its tokens are of now. */
    private static void itIsNow() {
        var clock = SERVICE.bean(MovableClock.class);
        clock.move(Duration.between(clock.instant(), Instant.now()));
    }

    private static Browser.Answer signsIn(Visit visit, KeycloakServer.Person there, String email) {
        itIsNow();
        var back = there.signsIn(visit.begins(provider), email, PASSWORD);
        assertThat(back.toString())
                .startsWith(
                        "http://localhost:18080/api/v1/auth/federation/" + provider + "/callback?");
        itIsNow();
        return visit.finishes(
                Visit.handle(visit.goes(back.getRawPath() + "?" + back.getRawQuery())));
    }

    @Test
    @Order(1)
    void aNewcomerSignsInAndHasAnAccount() {
        var answer = signsIn(new Visit(), new KeycloakServer.Person(), "new.person@lumiere.demo");

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        var me = SERVICE.browser().me(answer.token()).json();
        assertThat(me.get("email").asString()).isEqualTo("new.person@lumiere.demo");
        assertThat(me.get("displayName").asString()).isEqualTo("Zoé Martin");
    }

    @Test
    @Order(2)
    void anAccountIsLinkedAndItsRolesFollowWhatKeycloakSays() {
        var email = "e0021@lumiere.demo";
        var person = new PersonId(Federated.idOf(email));
        var admin = SERVICE.bean(FakeAdmin.class);
        keycloak.gives(email, "privacy");

        var first = signsIn(new Visit(), new KeycloakServer.Person(), email);
        assertThat(first.status()).as(first.http().body()).isEqualTo(200);
        assertThat(SERVICE.browser().me(first.token()).json().get("id").asString())
                .isEqualTo(person.toString());
        assertThat(admin.saidOf(person)).containsExactly(Role.DPO);

        keycloak.takes(email, "privacy");
        assertThat(signsIn(new Visit(), new KeycloakServer.Person(), email).status())
                .isEqualTo(200);
        assertThat(admin.saidOf(person)).isEmpty();
    }

    @Test
    @Order(3)
    void whoSignsOutThereIsSignedOutHereByTheBackChannel() {
        var there = new KeycloakServer.Person();
        var signedIn = signsIn(new Visit(), there, "e0021@lumiere.demo");
        var address =
                SERVICE.browser()
                        .as(signedIn.token(), "GET", "/api/v1/auth/federation/sign-out", null)
                        .json()
                        .get("address")
                        .asString();

        var back = there.signsOut(URI.create(address));

        assertThat(back.toString()).isEqualTo("http://localhost:18080/");
        assertThat(SERVICE.browser().refresh(signedIn.cookie()).problem())
                .isEqualTo("/problems/auth/session-ended");
    }

    @Test
    @Order(4)
    void withKeycloakDownItIsSaidAndPasswordsStillWork() {
        keycloak.kill();
        var clock = SERVICE.bean(MovableClock.class);
        clock.move(Duration.ofMinutes(11));
        var visit = new Visit();

        var answer = visit.finishes(Visit.handle(visit.begins(provider)));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("/problems/auth/federation-unavailable");
        assertThat(SERVICE.browser().login("e0021@lumiere.demo", AuthAlone.PASSWORD).status())
                .isEqualTo(200);
    }
}
