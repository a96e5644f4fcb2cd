package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.AuthAlone.MovableClock;
import employeehealth.auth.Browser;
import employeehealth.auth.federation.Federated.Visit;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.asvs.Asvs;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pro Santé Connect, against a stub that answers as its documentation says: the real one is there
 * only for who is registered with it.
 */
class ProSanteConnectTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PHYSICIAN = "e0001@lumiere.demo";
    private static StubProvider stub;
    private static AuthAlone.Running service;
    private static String provider;

    @BeforeAll
    static void theInstallationNamesItsIssuer() {
        var clock = new AtomicReference<MovableClock>(new MovableClock());
        stub = new StubProvider(clock::get);
        service =
                AuthAlone.start(
                        "--auth.federation.private-networks=true",
                        "--auth.federation.pro-sante-connect=" + stub.issuer());
        clock.set(service.bean(MovableClock.class));
        var admin = service.bean(FakeAdmin.class);
        admin.allows(Permission.CLIENTS_MANAGE);
        admin.is(idOf(PHYSICIAN), Role.PHYSICIAN);
        var answer = add("issuer", null);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201);
        assertThat(answer.json().get("issuer").asString()).isEqualTo(stub.issuer());
        provider = answer.json().get("id").asString();
    }

    @AfterAll
    static void close() {
        service.close();
        stub.close();
    }

    private static PersonId idOf(String email) {
        return new PersonId(
                UUID.fromString(
                        service.text("select id::text from auth.people where email = ?", email)));
    }

    private static Browser.Answer add(String field, @Nullable String value) {
        var wanted = new LinkedHashMap<String, Object>();
        wanted.put("kind", "pro_sante_connect");
        wanted.put("name", "Pro Santé Connect");
        wanted.put("clientId", StubProvider.CLIENT);
        wanted.put("authentication", "client_secret");
        wanted.put("secret", StubProvider.SECRET);
        wanted.put("domains", List.of("lumiere.demo"));
        wanted.put("justInTime", true);
        if (value != null) {
            wanted.put(field, value);
        }
        var token = service.browser().login(PHYSICIAN, AuthAlone.PASSWORD).token();
        var steppedUp =
                service.browser()
                        .as(
                                token,
                                "POST",
                                "/api/v1/auth/step-up",
                                Browser.json("password", AuthAlone.PASSWORD))
                        .token();
        return service.browser()
                .as(
                        steppedUp,
                        "POST",
                        "/api/v1/auth/federation/providers",
                        JSON.writeValueAsString(wanted));
    }

    private static UnaryOperator<JWTClaimsSet.Builder> professional(
            String subject, @Nullable String acr) {
        stub.knows(
                subject,
                Map.of(
                        "SubjectNameID", "899700218896",
                        "given_name", "Hélène",
                        "family_name", "Vasseur"));
        return claims -> claims.subject(subject).claim("acr", acr);
    }

    private static Visit visit() {
        return new Visit(service);
    }

    @Test
    void aPhysicianLinksItOnceFromTheirAccountAndSignsInWithItFromThenOn() {
        var subject = UUID.randomUUID().toString();
        var visit = visit();
        var to = visit.begins(provider);
        assertThat(StubProvider.query(to.getRawQuery()))
                .containsEntry("scope", "openid scope_all")
                .containsEntry("acr_values", "eidas1");
        var handle =
                visit.returns(
                        provider,
                        Visit.state(stub, to),
                        stub.authorizes(to, professional(subject, "eidas1")),
                        null);
        assertThat(visit.finishes(handle).problem())
                .isEqualTo("/problems/auth/federation-not-linked");

        var token = service.browser().login(PHYSICIAN, AuthAlone.PASSWORD).token();
        var link = visit.links(token, handle);
        assertThat(link.status()).as(link.http().body()).isEqualTo(201);
        assertThat(link.json().get("professionalId").asString()).isEqualTo("899700218896");

        var signedIn = visit().signsIn(stub, provider, professional(subject, "eidas2"));
        assertThat(signedIn.status()).as(signedIn.http().body()).isEqualTo(200);
        assertThat(service.browser().me(signedIn.token()).json().get("acr").asString())
                .isEqualTo("2");

        assertThat(visit().signsIn(stub, provider, professional(subject, null)).problem())
                .as("without a level")
                .isEqualTo("/problems/auth/federation-not-genuine");
    }

    @Test
    @Asvs("6.8.4")
    void whoHasNoRoleOfCareIsNotSignedInByIt() {
        var email = "e0002@lumiere.demo";
        var subject = UUID.randomUUID().toString();
        var visit = visit();
        var handle = visit.comesBack(stub, provider, professional(subject, "eidas1"));
        var token = service.browser().login(email, AuthAlone.PASSWORD).token();
        assertThat(visit.links(token, handle).status()).isEqualTo(201);

        assertThat(visit().signsIn(stub, provider, professional(subject, "eidas1")).problem())
                .isEqualTo("/problems/auth/federation-only-for-care");
    }

    @Test
    void anAddressThatItNamesLinksAndMakesNobody() {
        UnaryOperator<JWTClaimsSet.Builder> named =
                claims ->
                        professional(UUID.randomUUID().toString(), "eidas1")
                                .apply(claims)
                                .claim("email", "e0003@lumiere.demo")
                                .claim("email_verified", true);

        assertThat(visit().signsIn(stub, provider, named).problem())
                .isEqualTo("/problems/auth/federation-not-linked");
    }

    @Test
    void whatItTellsElsewhereMustBeAboutTheSamePerson() {
        var subject = UUID.randomUUID().toString();
        stub.knows("other", Map.of());
        UnaryOperator<JWTClaimsSet.Builder> unknownThere =
                claims -> claims.subject(subject).claim("acr", "eidas1");

        assertThat(visit().signsIn(stub, provider, unknownThere).problem())
                .isEqualTo("/problems/auth/federation-not-genuine");
    }

    @Test
    @Asvs("10.5.3")
    void nobodyNamesAnotherIssuerForIt() {
        assertThat(add("issuer", "https://wallet.test").status()).isEqualTo(400);
    }

    @Test
    void passwordsStayGoodBesideIt() {
        var ways =
                service.browser()
                        .send(
                                service.browser()
                                        .request("/api/v1/auth/federation/discover")
                                        .POST(
                                                BodyPublishers.ofString(
                                                        Browser.json("email", PHYSICIAN))))
                        .json();
        assertThat(ways.get("localSignIn").asBoolean()).isTrue();
        assertThat(ways.get("providers").get(0).get("kind").asString())
                .isEqualTo("pro_sante_connect");
    }
}
