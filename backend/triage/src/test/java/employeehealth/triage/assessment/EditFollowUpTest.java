package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.ConsentChanged;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.engine.Language;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.jobs.TestJobs;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestSeal;
import employeehealth.triage.TestTriage;
import employeehealth.triage.assessment.FollowUp.Feedback;
import employeehealth.triage.policy.TestPolicies;
import employeehealth.triage.protocol.TestProtocols;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class EditFollowUpTest {

    private static final TestTriage TRIAGE = new TestTriage();
    private static final Instant NOW = Instant.parse("2026-03-28T23:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final Assessments assessments =
            new Assessments(
                    TRIAGE.database(), TestSeal.of(TestPlatform.settings()), TestTriage.JSON);
    private final SubmitAssessment submit =
            new SubmitAssessment(
                    TRIAGE.database(),
                    assessments,
                    TestProtocols.of(TRIAGE.database()),
                    TestPolicies.of(TRIAGE.database()),
                    TestIdempotency.at(clock),
                    TestAudit.at(clock),
                    TestOutbox.at(clock),
                    TestTriage.JSON,
                    new Indicators(new SimpleMeterRegistry()),
                    clock);
    private final ReminderChoices choices = new ReminderChoices(TRIAGE.database());
    private final CheckBackJob checkBack =
            new CheckBackJob(TRIAGE.database(), choices, TestOutbox.at(clock));
    private final EditFollowUp edit =
            new EditFollowUp(
                    TRIAGE.database(),
                    assessments,
                    new FollowUps(
                            TRIAGE.database(),
                            TestSeal.of(TestPlatform.settings()),
                            TestTriage.JSON),
                    choices,
                    checkBack,
                    TestJobs.at(clock),
                    TestAudit.at(clock),
                    clock);
    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final Me me = person();

    private Me person() {
        return new Me(
                new PersonId(Ids.next()),
                company,
                service,
                new SessionId(Ids.next()),
                Set.of(Role.EMPLOYEE),
                Set.of(Permission.TRIAGE_ASSESS),
                Map.of(),
                "password");
    }

    private <T> T as(Me who, Supplier<T> work) {
        return Tenant.of(who).get(work);
    }

    private AssessmentId check(String words) {
        var told = new Told(words, "fr", null, null, null, null);
        return as(me, () -> submit.submit(me, told, Language.FR, null)).id();
    }

    private java.util.List<Object> jobs(AssessmentId id) {
        return TRIAGE.seenByOwner(
                "select execution_time::text from platform.jobs where task_name ="
                        + " 'triage.check-back' and task_instance like '"
                        + id
                        + "%'");
    }

    @Test
    void aReminderReplacesTheOneBeforeAndIsTakenBack() {
        var id = check("Mal de gorge depuis hier");
        as(me, () -> edit.remind(me, id, Duration.ofHours(6)));
        var asked = as(me, () -> edit.remind(me, id, Duration.ofHours(24)));
        assertThat(asked.checkBackAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(jobs(id)).hasSize(1).first().asString().contains("2026-03-29");
        assertThat(as(me, () -> edit.read(me, id))).isEqualTo(asked);

        assertThat(as(me, () -> edit.forget(me, id))).isEqualTo(FollowUp.NONE);
        assertThat(jobs(id)).isEmpty();
    }

    /** What leaves this service names neither the check nor what came of it. */
    @Test
    void theReminderSaysWhoseItIsAndNothingElse() {
        var id = check("Mal de gorge depuis hier");
        as(
                me,
                () -> {
                    checkBack.run(new CheckBackJob.Which(me.person().value(), NOW));
                    return true;
                });
        var sent =
                TRIAGE.seenByOwner(
                        "select body::text from platform.outbox where kind ="
                                + " 'triage.check-back-due' and key = '"
                                + me.person()
                                + "'");
        assertThat(sent).hasSize(1).first().asString().doesNotContain(id.toString());
    }

    private void hears(boolean granted, Instant at) {
        var news = new ConsentChanged(me.person(), ConsentPurpose.REMINDERS, granted, at);
        var hearing = new HearOfReminders(TRIAGE.database(), choices);
        Tenant.of(company)
                .run(() -> TRIAGE.database().write(() -> hearing.receive(news, Ids.next())));
    }

    private java.util.List<Object> sent() {
        return TRIAGE.seenByOwner(
                "select id from platform.outbox where kind = 'triage.check-back-due' and key = '"
                        + me.person()
                        + "'");
    }

    /** As jobs run: for the company, and nobody's in particular. */
    private void becomesDue() {
        Tenant.of(company)
                .run(() -> checkBack.run(new CheckBackJob.Which(me.person().value(), NOW)));
    }

    @Test
    void whoHasStoppedRemindersGetsNoneNotEvenThatAskedForBefore() {
        var id = check("Mal de gorge depuis hier");
        as(me, () -> edit.remind(me, id, Duration.ofHours(24)));
        hears(false, NOW);
        becomesDue();
        assertThat(sent()).isEmpty();
        assertThat(as(me, () -> edit.read(me, id)).stopped()).isTrue();
        assertThatThrownBy(() -> as(me, () -> edit.remind(me, id, Duration.ofHours(6))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("reminders-stopped");
        assertThat(as(me, () -> edit.forget(me, id)).checkBackAt()).isNull();

        hears(true, NOW.plusSeconds(1));
        becomesDue();
        assertThat(sent()).hasSize(1);
    }

    /** Asking for a reminder is enough; having decided nothing stops nothing. */
    @Test
    void whoNeverDecidedIsRemindedAndADecisionThatArrivesLateCountsNot() {
        becomesDue();
        assertThat(sent()).hasSize(1);
        hears(false, NOW);
        hears(true, NOW.minusSeconds(60));
        becomesDue();
        assertThat(sent()).hasSize(1);
    }

    @Test
    void theChoiceOfOneCompanyIsNoOthers() {
        hears(false, NOW);
        Tenant.of(new CompanyId(Ids.next()))
                .run(() -> checkBack.run(new CheckBackJob.Which(me.person().value(), NOW)));
        assertThat(sent()).hasSize(1);
    }

    @Test
    void anEmergencyIsNotPutOff() {
        var id = check("J’ai une douleur qui m’écrase la poitrine");
        assertThatThrownBy(() -> as(me, () -> edit.remind(me, id, Duration.ofHours(24))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("emergency-does-not-wait");
        assertThat(jobs(id)).isEmpty();
    }

    @Test
    void whatHappenedNextIsSealedAndKeepsTheReminder() {
        var id = check("Mal de gorge depuis hier");
        as(me, () -> edit.remind(me, id, Duration.ofHours(24)));
        as(me, () -> edit.tell(me, id, new Feedback("worse", "doctor")));
        var told = as(me, () -> edit.tell(me, id, new Feedback("better", "pharmacist")));
        assertThat(told.feedback()).isEqualTo(new Feedback("better", "pharmacist"));
        assertThat(told.checkBackAt()).isNotNull();
        var kept =
                (byte[])
                        TRIAGE.seenByOwner(
                                        "select sealed_feedback from triage.follow_ups where"
                                                + " assessment_id = '"
                                                + id
                                                + "'")
                                .getFirst();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("better");
    }

    @Test
    void nobodyElseSeesOrChangesIt() {
        var id = check("Mal de gorge depuis hier");
        var colleague = person();
        for (Supplier<FollowUp> one :
                java.util.List.<Supplier<FollowUp>>of(
                        () -> edit.read(colleague, id),
                        () -> edit.remind(colleague, id, Duration.ofHours(1)),
                        () -> edit.forget(colleague, id),
                        () -> edit.tell(colleague, id, new Feedback("same", "nobody")))) {
            assertThatThrownBy(() -> as(colleague, one)).isInstanceOf(Problem.class);
        }
        assertThat(jobs(id)).isEmpty();
    }

    @Test
    void everyChangeIsAudited() {
        var id = check("Mal de gorge depuis hier");
        as(me, () -> edit.remind(me, id, Duration.ofHours(24)));
        as(me, () -> edit.forget(me, id));
        as(me, () -> edit.tell(me, id, new Feedback("same", "nobody")));
        as(me, () -> edit.read(me, id));
        assertThat(
                        TRIAGE.seenByOwner(
                                "select concat_ws(' ', action, %s) from platform.audit_log where entity = 'triage.follow_ups' and entity_id = '%s' order by id"
                                        .formatted(TestAudit.FINGERPRINTS, id)))
                .containsExactly(
                        "triage.check-back.asked after",
                        "triage.check-back.withdrawn before",
                        "triage.feedback.given after",
                        "triage.follow-up.read");
    }
}
