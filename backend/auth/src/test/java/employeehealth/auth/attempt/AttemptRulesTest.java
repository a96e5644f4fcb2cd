package employeehealth.auth.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AttemptRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final AttemptRules rules =
            new AttemptRules(
                    new GrowingDelay(5, Duration.ofMinutes(15)),
                    new GrowingDelay(20, Duration.ofMinutes(1)),
                    DAY,
                    Duration.ofDays(90));

    @Test
    @Asvs("6.3.1")
    void someoneElsesGuessesFromTheirAddressDoNotMakeTheOwnerWait() {
        var attackers = new Tries(19, NOW, null);

        assertThat(rules.left(attackers, attackers, NOW)).isEqualTo(Duration.ofMinutes(15));
        assertThat(rules.left(Tries.NONE, attackers, NOW)).isEqualTo(Duration.ZERO);
    }

    @Test
    @Asvs("6.3.1")
    void guessesFromManyAddressesShareOneShortWait() {
        var botnet = new Tries(10_000, NOW, null);

        assertThat(rules.left(Tries.NONE, botnet, NOW)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    @Asvs("6.3.1")
    void anAddressThatTheOwnerSignedInFromIsNotConcernedByGuessesFromElsewhere() {
        var botnet = new Tries(10_000, NOW, null);
        var owners = new Tries(1, NOW, NOW.plusSeconds(1));

        assertThat(rules.left(owners, botnet, NOW)).isEqualTo(Duration.ZERO);
        assertThat(rules.left(owners, botnet, NOW.plusSeconds(1)))
                .isEqualTo(Duration.ofSeconds(59));
    }

    @Test
    void guessingFromTheOwnersAddressIsSlowedDownAllTheSame() {
        var owners = new Tries(9, NOW, NOW.plus(DAY));

        assertThat(rules.left(owners, owners, NOW)).isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void failuresAreForgottenAfterAQuietDay() {
        var longAgo = new Tries(9, NOW.minus(DAY).minusMillis(1), null);

        assertThat(longAgo.forgottenAfter(DAY, NOW).failures()).isZero();
        assertThat(longAgo.forgottenAfter(DAY, NOW.minusSeconds(1)).failures()).isEqualTo(9);
    }

    @Test
    void aRowMattersUntilItsFailuresAndItsAddressAreBothForgotten() {
        assertThat(new Tries(1, NOW, null).meaningUntil(DAY)).isEqualTo(NOW.plus(DAY));
        assertThat(new Tries(0, NOW, NOW.plusSeconds(5)).meaningUntil(DAY))
                .isEqualTo(NOW.plus(DAY));
        assertThat(new Tries(0, NOW, NOW.plus(DAY).plusSeconds(5)).meaningUntil(DAY))
                .isEqualTo(NOW.plus(DAY).plusSeconds(5));
    }

    @Test
    void aTryThatIsTakenBackLeavesTheWaitWhereItWas() {
        var before = new Tries(9, NOW.minusSeconds(900), null);
        var counted = before.oneMore(NOW);

        assertThat(counted.without(before, DAY)).isEqualTo(before);
        assertThat(Tries.NONE.oneMore(NOW).without(Tries.NONE, DAY)).isEqualTo(Tries.NONE);
    }

    @Test
    void aTryThatIsTakenBackTakesNoOtherAlong() {
        var before = new Tries(1, NOW.minusSeconds(900), null);
        var meanwhile = before.oneMore(NOW).oneMore(NOW.plusSeconds(1));
        var signedInMeanwhile = new Tries(0, NOW, NOW.plus(DAY));

        assertThat(meanwhile.without(before, DAY))
                .isEqualTo(new Tries(2, NOW.plusSeconds(1), null));
        assertThat(signedInMeanwhile.without(before, DAY)).isEqualTo(signedInMeanwhile);
    }
}
