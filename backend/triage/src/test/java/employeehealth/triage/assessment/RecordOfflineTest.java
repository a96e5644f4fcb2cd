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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

class RecordOfflineTest {

    private static final TestTriage TRIAGE = new TestTriage();
    private static final Protocols PROTOCOLS = TestProtocols.of(TRIAGE.database());
    private static final Seal SEAL = TestSeal.of(TestPlatform.settings());
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
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
                    TestTriage.JSON,
                    Clock.fixed(NOW, ZoneOffset.UTC));
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
        return answer(told);
    }

    private static JsonNode answer(Told told) {
        var outcome = PROTOCOLS.shipped().engine().assess(told.input());
        return TestTriage.JSON.readTree(OutcomeWriter.write(outcome));
    }

    private RecordOffline.Recorded recorded(
            String library, JsonNode outcome, @Nullable String key) {
        return recorded(told, new RecordOffline.Trace(library, "0.0.9", outcome, THEN), key);
    }

    private RecordOffline.Recorded recorded(
            Told told, RecordOffline.Trace trace, @Nullable String key) {
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

    /** What the person acts on differs then: pages compare the urgency, too. */
    @Test
    void aCompanysPolicyRaisesWhatTheRulesAnswerAlike() {
        TestPolicies.raiseHands(
                me,
                TRIAGE.database(),
                TestPolicies.of(TRIAGE.database()),
                PROTOCOLS.shipped(),
                "emergency_department",
                0);
        var hand =
                new Told(
                        "Je me suis coupé à la main",
                        "fr",
                        null,
                        null,
                        null,
                        Set.of("hand-injury"));
        var trace = new RecordOffline.Trace(shipped(), "0.0.9", answer(hand), THEN);
        var recorded = recorded(hand, trace, null);
        assertThat(recorded.check().same()).isTrue();
        assertThat(recorded.assessment().result().recommendation().urgency())
                .isEqualTo("emergency_department")
                .isNotEqualTo(trace.outcome().path("recommendation").path("urgency").stringValue());
    }

    @Test
    void whatOtherRulesDoNotAskIsNoReasonToRefuse() {
        var more =
                new Told(
                        told.text(),
                        "fr",
                        null,
                        null,
                        Map.of("gone.question", BooleanNode.TRUE),
                        Set.of("gone-presentation"));
        var trace = new RecordOffline.Trace(UNKNOWN, "0.0.9", answer(), THEN);
        var recorded = recorded(more, trace, "sent-again");
        assertThat(recorded.check().known()).isFalse();
        assertThat(recorded.assessment().told().answers()).isNull();
        assertThat(recorded.assessment().told().presentations()).isNull();
        assertThat(recorded.assessment().told().text()).isEqualTo(told.text());
        assertThat(recorded.check().outcome()).isEqualTo(answer());
        assertThat(recorded(more, trace, "sent-again")).isEqualTo(recorded);
        // The very rules that it names do know what they asked.
        var known = new RecordOffline.Trace(shipped(), "0.0.9", answer(), THEN);
        assertThatThrownBy(() -> recorded(more, known, null)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01T00:00:00Z", "-4000-01-01T00:00:00Z"})
    void aClockThatIsOffByYearsIsRefused(String at) {
        refusedAt(Instant.parse(at));
    }

    @Test
    void aYearIsTheMost() {
        var year = Duration.ofDays(365);
        for (var at : List.of(NOW.minus(year), NOW.plus(year))) {
            var trace = new RecordOffline.Trace(shipped(), "0.0.9", answer(), at);
            assertThat(recorded(told, trace, null).check().toldAt()).isEqualTo(at);
        }
        refusedAt(NOW.minus(year).minusSeconds(1));
        refusedAt(NOW.plus(year).plusSeconds(1));
    }

    private void refusedAt(Instant at) {
        var trace = new RecordOffline.Trace(shipped(), "0.0.9", answer(), at);
        assertThatThrownBy(() -> recorded(told, trace, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(400));
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
