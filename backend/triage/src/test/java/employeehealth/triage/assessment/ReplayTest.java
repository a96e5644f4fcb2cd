package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Engine;
import employeehealth.shared.database.Ids;
import employeehealth.triage.TestTriage;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.TestProtocols;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReplayTest {

    private static final TestTriage TRIAGE = new TestTriage();

    private static Told told(String words) {
        return new Told(words, "fr", null, null, null, null);
    }

    @Test
    void withTheArchivedProtocolsAnOldAssessmentComesOutTheSame() {
        var protocols = TestProtocols.of(TRIAGE.database());
        var told = told("J’ai mal à la tête depuis hier");
        var then = Checks.result(told, protocols.shipped(), protocols);
        var stored =
                new Assessment(
                        new AssessmentId(Ids.next()),
                        Ids.next(),
                        0,
                        new Assessment.Owner(
                                new CompanyId(Ids.next()),
                                new HealthServiceId(Ids.next()),
                                new PersonId(Ids.next())),
                        protocols.shipped().hash(),
                        Assessment.Policy.of(UsedPolicy.NONE),
                        "0.0.1",
                        told,
                        TestTriage.JSON.readValue(
                                TestTriage.JSON.writeValueAsBytes(then), Result.class),
                        Instant.EPOCH);
        var library = protocols.find(stored.library()).orElseThrow();

        var replay = Replay.of(stored, Checks.result(stored.told(), library, protocols));
        assertThat(replay).isEqualTo(new Replay(true, library.hash(), "0.0.1", Engine.VERSION));

        var other = Checks.result(told("J’ai mal au ventre depuis une heure"), library, protocols);
        assertThat(Replay.of(stored, other).same()).isFalse();
    }
}
