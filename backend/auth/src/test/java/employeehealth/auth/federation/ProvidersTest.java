package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.asvs.Asvs;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What administrators say of providers. */
class ProvidersTest {

    private static final AuthAlone.Running SERVICE = Federated.service();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADMIN = "e0030@lumiere.demo";
    private static final String PATH = "/api/v1/auth/federation/providers";

    private final StubProvider stub = new StubProvider(() -> SERVICE.bean(MovableClock.class));
    private final String administrator = Federated.administrator(ADMIN);
    private final Browser browser = SERVICE.browser();

    @AfterEach
    void gone() {
        browser.as(administrator, "GET", PATH, null)
                .json()
                .get("items")
                .forEach(one -> Federated.removed(administrator, one.get("id").asString()));
        stub.close();
    }

    private Browser.Answer put(String id, String ifMatch, Map<String, Object> wanted) {
        return browser.send(
                browser.request(PATH + "/" + id)
                        .header("Authorization", "Bearer " + administrator)
                        .header("If-Match", ifMatch)
                        .PUT(BodyPublishers.ofString(JSON.writeValueAsString(wanted))));
    }

    @Test
    void anAdministratorAddsOneSeesWhatToRegisterThereAndNeverTheSecret() {
        var answer = Federated.add(administrator, Federated.wanted(stub));

        assertThat(answer.status()).isEqualTo(201);
        var id = answer.json().get("id").asString();
        assertThat(answer.json().get("redirectUri").asString())
                .isEqualTo("http://localhost:18080/api/v1/auth/federation/" + id + "/callback");
        assertThat(answer.http().body()).doesNotContain(StubProvider.SECRET);
        assertThat(
                        SERVICE.text(
                                "select encode(sealed_credential, 'escape') from"
                                        + " auth.identity_providers where id = ?",
                                UUID.fromString(id)))
                .doesNotContain(StubProvider.SECRET);
        assertThat(SERVICE.audited("auth.identity-provider.added", id)).isOne();
    }

    @Test
    void itTakesAPermissionAndAFreshProof() {
        var plain = Federated.signedIn(ADMIN);
        assertThat(Federated.add(plain, Federated.wanted(stub)).problem())
                .isEqualTo("/problems/platform/step-up-required");

        SERVICE.bean(FakeAdmin.class).allows(Permission.CLIENTS_MANAGE);
        var without = Federated.steppedUp(Federated.signedIn(ADMIN));
        var mapping =
                Map.of(
                        "email",
                        "email",
                        "name",
                        "name",
                        "roles",
                        "groups",
                        "mapping",
                        Map.of("x", List.of("dpo")),
                        "twoFactors",
                        List.of(),
                        "phishingResistant",
                        List.of());
        assertThat(Federated.add(without, Federated.wanted(stub, "rules", mapping)).status())
                .as("who maps claims to roles hands out roles")
                .isEqualTo(403);

        SERVICE.bean(FakeAdmin.class).allows(Permission.TRIAGE_ASSESS);
        var nobody = Federated.steppedUp(Federated.signedIn(ADMIN));
        assertThat(Federated.add(nobody, Federated.wanted(stub)).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nurse", "physician", "clinician", "protocol_author", "protocol_signatory"})
    void noClaimMakesSomebodyTakeCare(String role) {
        var mapping =
                Map.of(
                        "email",
                        "email",
                        "name",
                        "name",
                        "roles",
                        "groups",
                        "mapping",
                        Map.of("x", List.of(role)),
                        "twoFactors",
                        List.of(),
                        "phishingResistant",
                        List.of());

        var answer = Federated.add(administrator, Federated.wanted(stub, "rules", mapping));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString())
                .isEqualTo("rules.mapping");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://10.0.0.1/",
                "http://example.test",
                "https://user:password@example.test",
                "https://example.test/?x=1",
                "https://example.test/#x",
                "file:///etc/passwd",
                "gopher://127.0.0.1:6379/",
                "jdbc:postgresql://127.0.0.1/",
                "127.0.0.1",
                "http://127.0.0.1:1"
            })
    void whatCannotBeAskedIsNotSaved(String issuer) {
        var answer = Federated.add(administrator, Federated.wanted(stub, "issuer", issuer));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors").get(0).get("field").asString()).isEqualTo("issuer");
    }

    @Test
    @Asvs("10.5.3")
    void aProviderByAnotherNameIsNotSaved() {
        stub.callsItself("https://other.test");

        assertThat(Federated.add(administrator, Federated.wanted(stub)).status()).isEqualTo(400);
    }

    @Test
    void aPlatformThatAllowsNoPrivateNetworksAsksNothingInside() {
        try (var strict = AuthAlone.start()) {
            strict.bean(FakeAdmin.class).allows(Permission.CLIENTS_MANAGE);
            var token = strict.browser().login(ADMIN, AuthAlone.PASSWORD).token();
            var steppedUp =
                    strict.browser()
                            .as(
                                    token,
                                    "POST",
                                    "/api/v1/auth/step-up",
                                    Browser.json("password", AuthAlone.PASSWORD))
                            .token();
            for (var inside : List.of(stub.issuer(), "https://127.0.0.1", "https://localhost")) {
                assertThat(
                                strict.browser()
                                        .as(
                                                steppedUp,
                                                "POST",
                                                PATH,
                                                JSON.writeValueAsString(
                                                        Federated.wanted(stub, "issuer", inside)))
                                        .status())
                        .as(inside)
                        .isEqualTo(400);
            }
            assertThat(stub.keysRead()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gmail.com", "verrerie.demo", "lumiere.demo.evil.test", "no domain"})
    void aDomainThatIsNotTheCompanysIsRefused(String domain) {
        assertThat(
                        Federated.add(
                                        administrator,
                                        Federated.wanted(stub, "domains", List.of(domain)))
                                .status())
                .isIn(400, 409);
    }

    @Test
    void aDomainGoesToOneProvider() {
        Federated.added(administrator, Federated.wanted(stub, "domains", List.of("lumiere.demo")));

        assertThat(
                        Federated.add(
                                        administrator,
                                        Federated.wanted(stub, "domains", List.of("lumiere.demo")))
                                .problem())
                .isEqualTo("/problems/auth/domain-not-proven");
    }

    @Test
    void wherePasswordsAreOffNobodyOfTheDomainUsesOneWhetherThereIsAnAccountOrNot() {
        var id =
                Federated.added(
                        administrator,
                        Federated.wanted(
                                stub, "domains", List.of("lumiere.demo"), "localSignIn", false));
        for (var email : List.of("e0031@lumiere.demo", "nobody.at.all@lumiere.demo")) {
            assertThat(browser.login(email, AuthAlone.PASSWORD).problem())
                    .isEqualTo("/problems/auth/sign-in-elsewhere");
        }
        assertThat(browser.login("e0002@verrerie.demo", AuthAlone.PASSWORD).status())
                .isEqualTo(200);
        var tag = browser.as(administrator, "GET", PATH + "/" + id, null).header("ETag");
        assertThat(
                        put(
                                        id,
                                        tag,
                                        Federated.wanted(
                                                stub,
                                                "domains",
                                                List.of("lumiere.demo"),
                                                "secret",
                                                ""))
                                .status())
                .isEqualTo(200);
        assertThat(browser.login("e0031@lumiere.demo", AuthAlone.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void wherePasswordsAreOffWhoeverItDoesNotLetInSignsInAsEver() {
        Federated.added(
                administrator,
                Federated.wanted(stub, "domains", List.of("lumiere.demo"), "localSignIn", false));
        var admin = SERVICE.bean(FakeAdmin.class);
        admin.operates(new PersonId(Federated.idOf("e0032@lumiere.demo")));
        admin.is(new PersonId(Federated.idOf("e0033@lumiere.demo")), Role.NURSE);

        for (var email : List.of("e0032@lumiere.demo", "e0033@lumiere.demo")) {
            assertThat(browser.login(email, AuthAlone.PASSWORD).status()).as(email).isEqualTo(200);
        }
    }

    @Test
    void nobodyChangesWhatTheyHaveNotSeenOrWhomItIsAbout() {
        var id = Federated.added(administrator, Federated.wanted(stub));

        assertThat(put(id, "\"7\"", Federated.wanted(stub)).status()).isEqualTo(412);
        var other = Federated.wanted(stub, "issuer", "https://other.test");
        assertThat(put(id, "*", other).status()).isEqualTo(400);
        var elsewhere = Federated.signedIn("e0002@verrerie.demo");
        assertThat(browser.as(elsewhere, "GET", PATH + "/" + id, null).status()).isEqualTo(404);
    }
}
