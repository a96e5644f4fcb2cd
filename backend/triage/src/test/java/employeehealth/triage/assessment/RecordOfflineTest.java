package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.engine.exchange.OutcomeWriter;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import employeehealth.triage.TestTriage;
import employeehealth.triage.policy.TestPolicies;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.TestProtocols;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecordOfflineTest {

    private static final TestTriage TRIAGE = new TestTriage();
    private static final Protocols PROTOCOLS = TestProtocols.of(TRIAGE.database());
    private static final Seal SEAL = TestSeal.of(TestPlatform.settings());
    private static final Instant THEN = Instant.parse("2026-03-02T08:30:00Z");
    private static final String UNKNOWN = "sha256:" + "0".repeat(64);

    private final Clock clock = Clock.systemUTC();
    private final SubmitAssessment submit =
            new SubmitAssessment(
                    TRIAGE.database(),
                    new Assessments(TRIAGE.database(), SEAL, TestTriage.JSON),
                    PROTOCOLS,
                    TestPolicies.of(TRIAGE.database()),
                    TestIdempotency.at(clock),
                    TestAudit.at(clock),
                    TestOutbox.at(clock),
                    TestTriage.JSON,
                    new Indicators(new SimpleMeterRegistry()),
                    clock);
    private final RecordOffline recording =
            new RecordOffline(
                    TRIAGE.database(),
                    submit,
                    new OfflineChecks(TRIAGE.database(), SEAL, TestTriage.JSON),
                    PROTOCOLS,
                    TestTriage.JSON);
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
    private final Told told = new Told("J’ai mal à la tête, 38,5", "fr", null, null, null, null);

    private String shipped() {
        return PROTOCOLS.shipped().hash();
    }

    /** What a device answers by the library that ships. */
    private JsonNode answer() {
        var outcome = PROTOCOLS.shipped().engine().assess(told.input());
        return TestTriage.JSON.readTree(OutcomeWriter.write(outcome));
    }

    private RecordOffline.Recorded recorded(
            String library, JsonNode outcome, @Nullable String key) {
        var trace = new RecordOffline.Trace(library, "0.0.9", outcome, THEN);
        return Tenant.of(me).get(() -> recording.record(me, told, trace, Language.FR, key));
    }

    @Test
    void theSameAnswerIsFoundEqualAndIsAnAssessmentAsAnyOther() {
        var recorded = recorded(shipped(), answer(), null);
        var check = recorded.check();
        assertThat(check)
                .isEqualTo(
                        new OfflineCheck(
                                recorded.assessment().id(),
                                shipped(),
                                "0.0.9",
                                true,
                                true,
                                answer(),
                                THEN));
        assertThat(recorded.assessment().library()).isEqualTo(shipped());
        assertThat(recorded.assessment().engine()).isEqualTo(Engine.VERSION);
        assertThat(Tenant.of(me).get(() -> recording.found(me, recorded.assessment().id())))
                .isEqualTo(check);
    }

    @Test
    void anotherAnswerIsKeptAndSaidToDiffer() {
        var forged = TestTriage.JSON.readTree("{\"recommendation\":{\"level\":\"self_care\"}}");
        var check = recorded(shipped(), forged, null).check();
        assertThat(check.known()).isTrue();
        assertThat(check.same()).isFalse();
        assertThat(check.outcome()).isEqualTo(forged);
    }

    @Test
    void anUnknownLibraryIsSaidToBeSoAndTheOneInForceDecides() {
        var recorded = recorded(UNKNOWN, answer(), null);
        assertThat(recorded.check().known()).isFalse();
        assertThat(recorded.check().same()).isTrue();
        assertThat(recorded.assessment().library()).isEqualTo(shipped());
    }

    @Test
    void whatIsSentTwiceIsRecordedOnce() {
        var first = recorded(shipped(), answer(), "sent-again");
        assertThat(recorded(shipped(), answer(), "sent-again")).isEqualTo(first);
        assertThat(
                        TRIAGE.seenByOwner(
                                "select action from platform.audit_log where entity_id = '"
                                        + first.assessment().id()
                                        + "' order by id"))
                .containsExactly("triage.assessment.recorded", "triage.assessment.read");
    }

    @Test
    void somethingElseUnderTheSameKeyIsRefused() {
        recorded(shipped(), answer(), "one-key");
        assertThatThrownBy(() -> recorded(UNKNOWN, answer(), "one-key"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(422));
    }

    @Test
    void nobodyElseFindsItAndItsRowsSayNothing() {
        var id = recorded(shipped(), answer(), null).assessment().id();
        var stranger = new PersonId(Ids.next());
        var checks = new OfflineChecks(TRIAGE.database(), SEAL, TestTriage.JSON);
        assertThat(
                        new Tenant(me.company(), me.healthService(), stranger)
                                .get(() ->
                                        TRIAGE.database().read(() -> checks.find(me.person(), id))))
                .isEmpty();
        var bytes =
                (byte[])
                        TRIAGE.seenByOwner(
                                        "select sealed_outcome from triage.offline_checks where"
                                                + " assessment_id = '"
                                                + id
                                                + "'")
                                .getFirst();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("recommendation");
    }
}
