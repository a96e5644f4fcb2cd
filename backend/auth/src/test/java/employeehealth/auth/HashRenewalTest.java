package employeehealth.auth;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.password.Passwords;
import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Hashes are made anew when the settings have changed, and nobody is told by it who is there. */
class HashRenewalTest {

    private static final String CHEAP = "m=7168,t=1,p=1";

    @Test
    void aHashOfEarlierSettingsIsMadeAnewAfterSigningIn() {
        try (var service = AuthAlone.start()) {
            var browser = service.browser();
            var person = AuthAlone.LUMIERE.people().getFirst().id().value();
            giveOldHash(service, "e0001@lumiere.demo");

            assertThat(browser.login("e0001@lumiere.demo", "wrong").status()).isEqualTo(401);
            assertThat(hash(service, person)).contains(CHEAP);
            assertThat(browser.login("e0001@lumiere.demo", AuthAlone.PASSWORD).status())
                    .isEqualTo(200);

            Neighbour.waitUntil(
                    "it is made anew",
                    Duration.ofSeconds(20),
                    () -> hash(service, person).contains("m=19456,t=2,p=1"));
            assertThat(cost(service, person)).isEqualTo("{19456,2,1}");
            assertThat(browser.login("e0001@lumiere.demo", AuthAlone.PASSWORD).status())
                    .isEqualTo(200);
        }
    }

    private static void giveOldHash(AuthAlone.Running service, String email) {
        var old =
                new org.springframework.security.crypto.argon2.Argon2PasswordEncoder(
                                16, 32, 1, 7_168, 1)
                        .encode(AuthAlone.PASSWORD);
        assertThat(
                        service.change(
                                "update auth.people set password_hash = ? where email = ?",
                                old,
                                email))
                .isOne();
    }

    private static String hash(AuthAlone.Running service, Object person) {
        return service.text("select password_hash from auth.people where id = ?", person);
    }

    private static String cost(AuthAlone.Running service, Object person) {
        return service.text(
                "select cost::text from auth.sign_in_names where person_id = ?", person);
    }

    @Test
    @Asvs("6.3.8")
    void anUnknownNameCostsWhatItsNeighbourDoes() {
        try (var service = AuthAlone.start()) {
            service.change("update auth.sign_in_names set cost = array[8000, 3, 1]");
            var accounts = service.bean(employeehealth.auth.person.Accounts.class);
            for (var n = 0; n < 20; n++) {
                var looked =
                        accounts.look(
                                employeehealth.auth.person.SignInName.of(
                                        "nobody-%d@x.example".formatted(n)));
                assertThat(looked.person()).isEmpty();
                if (looked.cost() != null) { // behind the last one there is no neighbour
                    assertThat(looked.cost().memoryKib()).isEqualTo(8000);
                }
            }
            assertThat(service.bean(Passwords.class).matches("x", null)).isFalse();
        }
    }
}
