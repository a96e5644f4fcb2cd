package employeehealth.auth.passkey;

import static employeehealth.auth.passkey.Owner.BROWSER;
import static employeehealth.auth.passkey.Owner.CLOCK;
import static employeehealth.auth.passkey.Owner.SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthAlone;
import employeehealth.auth.AuthAlone.FakeAdmin;
import employeehealth.auth.Browser;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.auth.LinkPurpose;
import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The way back of who has had nothing but a passkey. */
class LostPasskeyTest {

    private static final String PASSWORD = "tulipe wagon citron parvis";

    private static SoftAuthenticator device() {
        return new SoftAuthenticator(SoftKey.Algorithm.ES256);
    }

    /** By a mailed link, which stands in for no second factor. */
    private static void choosesPassword(Owner owner) {
        var forgotten = Browser.json("email", owner.email);
        BROWSER.post("/api/v1/auth/password/forgot", forgotten, null);
        var person = SERVICE.text("select id::text from auth.people where email = ?", owner.email);
        var link =
                SERVICE.mailed(
                        LinkPurpose.PASSWORD_RESET,
                        AuthAlone.LUMIERE.id(),
                        UUID.fromString(person));
        var chosen = Browser.json("token", link, "password", PASSWORD);
        assertThat(BROWSER.post("/api/v1/auth/password/reset", chosen, null).status())
                .isEqualTo(204);
    }

    private static Browser.Answer answers(Browser.Answer asked, String code) {
        var body =
                Browser.json("challenge", asked.json().path("challenge").asString(), "code", code);
        return BROWSER.post("/api/v1/auth/login/second-factor", body, null);
    }

    @Test
    @Asvs("6.4.4")
    void whoLosesTheOnlyPasskeyComesBackByARecoveryCode() {
        var owner = Owner.steppedUp();
        SERVICE.change("update auth.people set password_hash = null where email = ?", owner.email);
        var made = owner.register(device().create(owner.options()));
        var codes = made.json().path("recoveryCodes");
        assertThat(codes).hasSize(10);

        choosesPassword(owner);
        var asked = BROWSER.login(owner.email, PASSWORD);
        assertThat(asked.json().path("methods").valueStream().map(JsonNode::asString))
                .containsExactly("passkey", "recovery_code");
        var back = answers(asked, codes.get(3).asString());

        assertThat(back.status()).isEqualTo(200);
        assertThat(owner.told("recovery-code-used")).isOne();
        var again = new Owner(owner.email, back);
        var another = again.register(device().create(again.options()));
        assertThat(another.status()).isEqualTo(201);
        assertThat(another.json().has("recoveryCodes")).as("nine are left").isFalse();
        assertThat(answers(BROWSER.login(owner.email, PASSWORD), codes.get(3).asString()).status())
                .as("once")
                .isEqualTo(401);
    }

    @Test
    @Asvs("6.4.4")
    void whoHasLostThePaperAsWellIsLetBackInByTheHealthService() {
        var lost = device();
        var owner = Owner.steppedUp().with(lost);
        CLOCK.move(Duration.ofMinutes(1));
        var link = mailedLink(owner);

        assertThat(comesBack(link).status()).isEqualTo(204);

        assertThat(Owner.signIn(lost).status()).isEqualTo(401);
        assertThat(owner.refresh().status()).isEqualTo(401);
        var again = new Owner(owner.email);
        var another = again.register(device().create(again.options()));
        assertThat(another.json().path("recoveryCodes")).hasSize(10);
    }

    @Test
    void whoSignsInWithThePasskeyMeanwhileHasNotLostIt() {
        var found = device();
        var owner = Owner.steppedUp().with(found);
        var link = mailedLink(owner);
        CLOCK.move(Duration.ofMinutes(1));
        assertThat(Owner.signIn(found).status()).isEqualTo(200);

        assertThat(comesBack(link).status()).isEqualTo(410);

        assertThat(Owner.signIn(found).status()).isEqualTo(200);
    }

    private static Browser.Answer comesBack(String link) {
        var proof = Browser.json("token", link, "password", AuthAlone.PASSWORD);
        return BROWSER.post("/api/v1/auth/recovery", proof, null);
    }

    /** That the health service has asked for. */
    private static String mailedLink(Owner owner) {
        var admin = SERVICE.bean(FakeAdmin.class);
        var person = SERVICE.text("select id::text from auth.people where email = ?", owner.email);
        admin.allows(Permission.CARE_TEAM_MANAGE);
        try {
            var token = BROWSER.steppedUp("e0074@lumiere.demo");
            var path = "/api/v1/auth/people/" + person + "/recovery";
            assertThat(BROWSER.as(token, "POST", path, null).status()).isEqualTo(202);
        } finally {
            admin.allows(Permission.TRIAGE_ASSESS);
        }
        return SERVICE.mailed(
                LinkPurpose.ACCOUNT_RECOVERY, AuthAlone.LUMIERE.id(), UUID.fromString(person));
    }

    @Test
    void anotherPasskeyReplacesNoCodes() {
        var owner = Owner.steppedUp();
        owner.with(device());
        var before = keys(owner);

        owner.with(device());

        assertThat(before).isNotEmpty();
        assertThat(keys(owner)).isEqualTo(before);
    }

    private static String keys(Owner owner) {
        return SERVICE.text(
                "select string_agg(encode(code_key, 'hex'), ' ' order by code_key) from"
                        + " auth.recovery_codes join auth.people on id = person_id where email = ?",
                owner.email);
    }
}
