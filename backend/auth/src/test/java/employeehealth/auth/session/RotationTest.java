package employeehealth.auth.session;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.session.Rotation.Ended;
import employeehealth.auth.session.Rotation.Repeated;
import employeehealth.auth.session.Rotation.Reused;
import employeehealth.auth.session.Rotation.Rotated;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.shared.asvs.Asvs;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RotationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final AuthSettings.Sessions LIMITS =
            new AuthSettings.Sessions(
                    Duration.ofHours(24), Duration.ofDays(14), Duration.ofSeconds(10), Map.of());

    private static Session session(int generation, Instant rotatedAt) {
        return session(generation, rotatedAt, NOW.plus(Duration.ofDays(14)), false);
    }

    private static Session session(
            int generation, Instant rotatedAt, Instant expiresAt, boolean ended) {
        return new Session(
                new SessionId(new UUID(1, 1)),
                new CompanyId(new UUID(2, 2)),
                new PersonId(new UUID(3, 3)),
                new byte[16],
                NOW,
                generation,
                rotatedAt,
                expiresAt,
                ended,
                Duration.ofHours(24),
                Strength.of(Assurance.by(Method.PASSWORD, Instant.EPOCH), false));
    }

    private static Rotation of(Session session, int presented, Instant now) {
        return Rotation.of(session, presented, LIMITS, now);
    }

    @Test
    void theNewestTokenGetsTheNextOne() {
        var session = session(7, NOW);

        assertThat(of(session, 7, NOW.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Rotated.class,
                        rotated -> {
                            assertThat(rotated.next().generation()).isEqualTo(8);
                            assertThat(rotated.next().rotatedAt()).isEqualTo(NOW.plusSeconds(60));
                            assertThat(rotated.next().expiresAt()).isEqualTo(session.expiresAt());
                        });
    }

    @Test
    void theTokenBeforeGetsTheSameSuccessorForTenSeconds() {
        var session = session(8, NOW);

        assertThat(of(session, 7, NOW)).isEqualTo(new Repeated(session));
        assertThat(of(session, 7, NOW.plusMillis(9_999))).isEqualTo(new Repeated(session));
        assertThat(of(session, 7, NOW.plusSeconds(10))).isEqualTo(new Reused());
    }

    @Test
    void anOlderTokenIsStolenHoweverSoonItComes() {
        assertThat(of(session(9, NOW), 7, NOW)).isEqualTo(new Reused());
        assertThat(of(session(9, NOW), 1, NOW)).isEqualTo(new Reused());
    }

    @Test
    void aTokenThatWasNeverHandedOutEndsNothingAndGetsNothing() {
        assertThat(of(session(9, NOW), 10, NOW)).isEqualTo(new Ended());
    }

    @Test
    @Asvs("7.3.1")
    void aSessionEndsWhenItWasNotUsedForADay() {
        assertThat(of(session(1, NOW), 1, NOW.plus(Duration.ofHours(24)).minusMillis(1)))
                .isInstanceOf(Rotated.class);
        assertThat(of(session(1, NOW), 1, NOW.plus(Duration.ofHours(24)))).isEqualTo(new Ended());
    }

    @Test
    @Asvs("7.3.2")
    void noUseProlongsASessionBeyondItsAbsoluteLimit() {
        var session = session(500, NOW, NOW.plusSeconds(30), false);

        assertThat(of(session, 500, NOW.plusSeconds(29))).isInstanceOf(Rotated.class);
        assertThat(of(session, 500, NOW.plusSeconds(30))).isEqualTo(new Ended());
    }

    @Test
    @Asvs("7.4.1")
    void anEndedSessionStaysEndedForEveryToken() {
        var session = session(3, NOW, NOW.plusSeconds(60), true);

        for (var generation = 1; generation <= 4; generation++) {
            assertThat(of(session, generation, NOW)).isEqualTo(new Ended());
        }
    }
}
