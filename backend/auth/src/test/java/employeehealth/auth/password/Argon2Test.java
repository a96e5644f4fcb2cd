package employeehealth.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

class Argon2Test {

    private static final Cost COST = new Cost(7_168, 2, 1);

    private final Argon2 argon2 = new Argon2(COST);
    private final Argon2PasswordEncoder springs = new Argon2PasswordEncoder(16, 32, 1, 7_168, 2);

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery staple", "pässwörd 💧", "x"})
    void anotherImplementationReadsOursAndWeTheirs(String password) {
        assertThat(springs.matches(password, argon2.hash(password, COST))).isTrue();
        assertThat(argon2.matches(password, springs.encode(password))).isTrue();
        assertThat(argon2.matches(password + " ", springs.encode(password))).isFalse();
    }

    @Test
    void memoryThatWasUsedBeforeMakesNoDifference() {
        var large = new Argon2PasswordEncoder(16, 32, 4, 16_384, 1);
        var first = springs.encode("first");
        for (var i = 0; i < 3; i++) {
            assertThat(argon2.matches("another", first)).isFalse();
            assertThat(argon2.matches("large", large.encode("large"))).isTrue();
            assertThat(argon2.matches("first", first)).isTrue();
        }
    }

    @Test
    void thePublishedVectorOfItsKindHolds() {
        // From the reference implementation's own tests: t=2, m=2^16, p=1.
        assertThat(
                        new Argon2(new Cost(65_536, 2, 1))
                                .matches(
                                        "password",
                                        "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ"
                                                + "$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$argon2id$",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy",
                "$argon2id$v=19$m=7168,t=2,p=1$c29tZXNhbHQ",
                "$argon2id$v=19$m=7168,t=2,p=1$c29tZXNhbHQ$***",
                "$argon2d$v=19$m=7168,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8"
            })
    void whatIsNoHashOfThisKindMatchesNothing(String hash) {
        assertThat(argon2.matches("password", hash)).isFalse();
    }
}
