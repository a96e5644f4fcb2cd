package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.database.Ids;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A company says which factors its roles must have. */
class FactorPoliciesTest {

    private static final String PATH = "/api/v1/auth/factor-policies";
    private static final String ADMIN = "e0070@lumiere.demo";

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
        admin.allows(Permission.TRIAGE_ASSESS);
        admin.limits(Scope.WHOLE_COMPANY);
        service.change("delete from auth.factor_policies");
        service.change("delete from auth.email_code_policies");
    }

    /** An administrator's token, who has just stepped up. */
    private static String administrator() {
        admin.allows(Permission.ROLES_MANAGE);
        return browser.steppedUp(ADMIN);
    }

    private static Browser.Answer get(String token) {
        return browser.as(token, "GET", PATH, null);
    }

    private static Browser.Answer put(String token, @Nullable String seen, String json) {
        var request =
                browser.request(PATH)
                        .header("Authorization", "Bearer " + token)
                        .PUT(java.net.http.HttpRequest.BodyPublishers.ofString(json));
        return browser.send(seen == null ? request : request.header("If-Match", seen));
    }

    private static String asking(String role, String requirement, boolean emailCodes) {
        return """
        {"roles":[{"role":"%s","requirement":"%s"}],"emailCodes":%s}
        """
                .formatted(role, requirement, emailCodes);
    }

    private static int audited() {
        return service.audited("auth.factor-policies.changed", AuthAlone.LUMIERE.id().toString());
    }

    @Test
    void aCompanyAsksForMoreAndItHolds() {
        var before = audited();
        var token = administrator();
        var seen = get(token);
        assertThat(seen.json().path("roles")).hasSameSizeAs(List.of(Role.values()));
        assertThat(seen.json().path("emailCodes").asBoolean()).isFalse();

        var stated = put(token, seen.header("ETag"), asking("employee", "second_factor", true));

        assertThat(stated.status()).as(stated.http().body()).isEqualTo(200);
        assertThat(get(token).http().body()).isEqualTo(stated.http().body());
        assertThat(stated.header("ETag")).isNotEqualTo(seen.header("ETag"));
        assertThat(requirement(stated, "employee")).isEqualTo("second_factor");
        assertThat(stated.json().path("emailCodes").asBoolean()).isTrue();
        assertThat(audited()).isEqualTo(before + 1);
        admin.allows(Permission.TRIAGE_ASSESS);
        assertThat(get(browser.login("e0001@verrerie.demo", AuthAlone.PASSWORD).token()).status())
                .isEqualTo(403);
        admin.allows(Permission.ROLES_MANAGE);
        assertThat(
                        requirement(
                                get(
                                        browser.login("e0001@verrerie.demo", AuthAlone.PASSWORD)
                                                .token()),
                                "employee"))
                .as("another company's")
                .isEqualTo("none");
    }

    private static String requirement(Browser.Answer answer, String role) {
        return answer.json()
                .path("roles")
                .valueStream()
                .filter(one -> one.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow()
                .path("requirement")
                .asString();
    }

    @Test
    void whatIsSaidOnceMoreIsNoChange() {
        var token = administrator();
        var first = put(token, "*", asking("dpo", "second_factor", false));
        var before = audited();
        assertThat(put(token, first.header("ETag"), asking("dpo", "second_factor", false)).status())
                .isEqualTo(200);
        assertThat(audited()).isEqualTo(before);
        var gone = put(token, first.header("ETag"), "{\"roles\":[],\"emailCodes\":false}");
        assertThat(requirement(gone, "dpo")).as("left out").isEqualTo("none");
    }

    @Test
    void onlyAnAdministratorOfTheWholeCompanyWhoHasSteppedUp() {
        var body = asking("employee", "second_factor", false);
        var steppedUp = administrator();
        assertThat(put(steppedUp, null, body).status()).isEqualTo(428);
        assertThat(put(steppedUp, "\"other\"", body).status()).isEqualTo(412);
        var signedIn = browser.login(ADMIN, AuthAlone.PASSWORD).token();
        assertThat(put(signedIn, "*", body).problem())
                .isEqualTo("/problems/platform/step-up-required");
        assertThat(get(signedIn).status()).isEqualTo(200);

        admin.limits(new Scope(new SiteId(Ids.next()), null));
        assertThat(put(browser.steppedUp(ADMIN), "*", body).problem())
                .isEqualTo("/problems/platform/forbidden");

        admin.limits(Scope.WHOLE_COMPANY);
        admin.allows(Permission.CARE_TEAM_MANAGE);
        assertThat(get(browser.steppedUp(ADMIN)).status()).isEqualTo(200);
        assertThat(put(browser.steppedUp(ADMIN), "*", body).status()).isEqualTo(403);
        admin.allows(Permission.PEOPLE_MANAGE);
        assertThat(get(browser.steppedUp(ADMIN)).status()).isEqualTo(403);
        assertThat(service.count("select count(*) from auth.factor_policies")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"roles\":[],\"emailCodes\":null}                                  | emailCodes",
                "{\"emailCodes\":false}                                              | roles",
                "{\"roles\":[{\"role\":\"dpo\"}],\"emailCodes\":false}   | roles[0].requirement",
                "{\"roles\":[{\"role\":\"king\",\"requirement\":\"none\"}],\"emailCodes\":false}"
                        + " | roles[0].role",
                "{\"roles\":[{\"role\":\"dpo\",\"requirement\":\"none\"},"
                        + "{\"role\":\"dpo\",\"requirement\":\"none\"}],\"emailCodes\":false}"
                        + " | roles[1].role"
            })
    void whatIsWrongIsNamed(String json, String field) {
        var refused = put(administrator(), "*", json);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void ofManyWhoHaveSeenTheSameOneChangesIt() throws Exception {
        var token = administrator();
        var seen = get(token).header("ETag");
        Callable<Browser.Answer> one = () -> put(token, seen, asking("dpo", "second_factor", true));
        try (var threads = Executors.newFixedThreadPool(4)) {
            assertThat(
                            threads.invokeAll(List.of(one, one, one, one)).stream()
                                    .map(Future::resultNow))
                    .extracting(Browser.Answer::status)
                    .containsExactlyInAnyOrder(200, 412, 412, 412);
        }
    }

    @Test
    void whoHasProvenLessThanIsAskedForNowSignsInAnew() {
        var amina = new Someone(service, "e0071@lumiere.demo");
        var in = amina.signedIn();
        var withApp = new Someone(service, "e0072@lumiere.demo");
        withApp.setsUp(withApp.signedIn().token());
        var proven = withApp.signedIn();

        put(administrator(), "*", asking("employee", "second_factor", false));

        assertThat(amina.stepUp(in.token(), "password", AuthAlone.PASSWORD).status())
                .as("stepping up does not make up for it")
                .isEqualTo(401);
        assertThat(browser.refresh(in.cookie()).problem())
                .isEqualTo("/problems/auth/session-ended");
        assertThat(browser.refresh(in.cookie()).status()).isEqualTo(401);
        assertThat(
                        service.audited(
                                "auth.session.ended-below-policy", in.cookie().split("\\.", -1)[2]))
                .isOne();
        assertThat(browser.refresh(proven.cookie()).status()).isEqualTo(200);

        var enrolling = amina.login();
        assertThat(Someone.claims(enrolling.token()).get("acr").asString()).isEqualTo("0");
        assertThat(browser.refresh(enrolling.cookie()).status())
                .as("setting it up takes longer than a token lives")
                .isEqualTo(200);
    }
}
