package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.engine.Language;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.seal.TestSeal;
import employeehealth.triage.TestTriage;
import employeehealth.triage.policy.CompanyPolicies;
import employeehealth.triage.policy.TestPolicies;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.TestProtocols;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubmitAssessmentTest {

    private static final TestTriage TRIAGE = new TestTriage();

    private final Clock clock = Clock.systemUTC();
    private final Protocols protocols = TestProtocols.of(TRIAGE.database());
    private final CompanyPolicies policies = TestPolicies.of(TRIAGE.database());
    private final SubmitAssessment submit =
            new SubmitAssessment(
                    TRIAGE.database(),
                    new Assessments(
                            TRIAGE.database(),
                            TestSeal.of(TestPlatform.settings()),
                            TestTriage.JSON),
                    protocols,
                    policies,
                    TestIdempotency.at(clock),
                    TestAudit.at(clock),
                    TestOutbox.at(clock),
                    TestTriage.JSON,
                    new Indicators(new SimpleMeterRegistry()),
                    clock);
    private final Me me =
            new Me(
                    new PersonId(Ids.next()),
                    new CompanyId(Ids.next()),
                    new HealthServiceId(Ids.next()),
                    new SessionId(Ids.next()),
                    Set.of(Role.EMPLOYEE),
                    Set.of(Permission.TRIAGE_ASSESS),
                    Map.of(),
                    "password");
    private final Told told = new Told("J’ai mal à la tête", "fr", null, null, null, null);

    @Test
    void aRepeatedRequestMakesNothingAndIsAuditedAsAReading() {
        var first = submitted("double-click");
        var again = submitted("double-click");
        assertThat(again).isEqualTo(first);
        assertThat(
                        TRIAGE.seenByOwner(
                                "select action from platform.audit_log where entity_id = '"
                                        + first.id()
                                        + "' order by id"))
                .containsExactly("triage.assessment.recorded", "triage.assessment.read");
    }

    @Test
    void aCheckGoesOnWithThePolicyItBeganWithAndReplaysToTheSameBytes() {
        var cut = new Told("Je me suis coupé le doigt", "fr", null, null, null, null);
        policy("same_day", 0);
        var first = Tenant.of(me).get(() -> submit.submit(me, cut, Language.FR, null));
        assertThat(first.result().recommendation().urgency()).isEqualTo("same_day");
        assertThat(first.result().explanation().getFirst().text()).isEqualTo("Ici, du verre.");

        policy("emergency_department", 1);
        var second = Tenant.of(me).get(() -> submit.submit(me, cut, Language.FR, null));
        assertThat(second.result().recommendation().urgency()).isEqualTo("emergency_department");
        var question = first.result().nextQuestions().getFirst().id();
        var answered =
                Tenant.of(me)
                        .get(() ->
                                submit.answer(
                                        me,
                                        first.id(),
                                        Map.of(question, TestTriage.JSON.readTree("false")),
                                        null));
        assertThat(answered.policy()).isEqualTo(first.policy());
        assertThat(answered.result().recommendation().urgency()).isEqualTo("same_day");

        for (var check : List.of(first, second, answered)) {
            var then =
                    Tenant.of(me)
                            .get(() ->
                                    policies.find(
                                            me.company(),
                                            check.policy().version(),
                                            check.policy().site()));
            var now = Checks.result(check.told(), protocols.shipped(), then, protocols);
            assertThat(Replay.of(check, now).same()).isTrue();
            assertThat(TestTriage.JSON.writeValueAsString(now))
                    .isEqualTo(TestTriage.JSON.writeValueAsString(check.result()));
            var without = Checks.result(check.told(), protocols.shipped(), protocols);
            assertThat(Replay.of(check, without).same()).isFalse();
        }
    }

    private void policy(String atLeast, int seen) {
        TestPolicies.raiseHands(
                me, TRIAGE.database(), policies, protocols.shipped(), atLeast, seen);
    }

    private Assessment submitted(String key) {
        return Tenant.of(me).get(() -> submit.submit(me, told, Language.FR, key));
    }
}
