package employeehealth.triage.governance;

import static employeehealth.triage.governance.TestGovernance.NEXT;
import static employeehealth.triage.governance.TestGovernance.PROTOCOL;
import static employeehealth.triage.governance.TestGovernance.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TestTriage;
import employeehealth.triage.assessment.TestStoredChecks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What a draft would have changed is told in counts of many, and in nothing else. */
class SimulationTest {

    private static final String MIGRAINE = "Headache for three days";

    private final TestGovernance it = new TestGovernance();
    private final HealthServiceId service = it.author.healthService();
    private final CompanyId own = it.author.company();
    private final CompanyId sister = new CompanyId(Ids.next());

    private void told(int people, CompanyId company, HealthServiceId by, Duration ago) {
        IntStream.range(0, people)
                .forEach(n -> told(new PersonId(Ids.next()), company, by, MIGRAINE, ago));
    }

    private void told(
            PersonId person, CompanyId company, HealthServiceId by, String words, Duration ago) {
        TestStoredChecks.add(
                it.triage.database(),
                it.protocols,
                company,
                by,
                person,
                words,
                Instant.now().minus(ago));
    }

    /** Every headache becomes an emergency. */
    private ObjectNode alarming(String version) {
        var content = it.next(version);
        ((ObjectNode) content.path("otherwise")).put("urgency", "emergency_department");
        return content;
    }

    private Simulation simulated(String version) {
        return in(it.author, () -> it.simulate.simulate(it.author, PROTOCOL, version));
    }

    private static @Nullable Integer people(Simulation of, String before, String after) {
        return of.cells().stream()
                .filter(cell -> cell.before().equals(before) && cell.after().equals(after))
                .findFirst()
                .orElseThrow()
                .people();
    }

    private List<Object> audited(String company) {
        return it.triage.seenByOwner(
                "select purpose from platform.audit_log where action ="
                        + " 'triage.assessments.simulated' and company_id = '"
                        + company
                        + "'");
    }

    @Test
    void peopleOfAllCompaniesOfTheHealthServiceAreCountedAndNobodyElse() {
        told(20, own, service, Duration.ofDays(1));
        told(15, sister, service, Duration.ofDays(80));
        told(30, sister, new HealthServiceId(Ids.next()), Duration.ofDays(1));
        told(30, own, service, Duration.ofDays(91));
        it.draft(alarming(NEXT));
        var figures = simulated(NEXT);
        assertThat(figures.complete()).isTrue();
        assertThat(people(figures, "teleconsultation", "emergency")).isIn(30, 40);
        assertThat(figures.cells()).hasSize(9);
        assertThat(figures.cells().stream().filter(cell -> cell.people() != null)).hasSize(1);
    }

    @Test
    void eachCompanyFindsTheReadingInItsOwnLog() {
        told(6, own, service, Duration.ofDays(1));
        told(6, sister, service, Duration.ofDays(1));
        it.draft(alarming(NEXT));
        simulated(NEXT);
        assertThat(audited(own.toString())).containsExactly("protocol-simulation");
        assertThat(audited(sister.toString())).containsExactly("protocol-simulation");
    }

    @Test
    void fewerThanElevenPeopleHaveNoFigures() {
        told(10, own, service, Duration.ofDays(1));
        it.draft(alarming(NEXT));
        var figures = simulated(NEXT);
        assertThat(figures.enough()).isFalse();
        assertThat(figures.cells()).isEmpty();
    }

    @Test
    void onePersonWithManyChecksIsOnePerson() {
        var often = new PersonId(Ids.next());
        IntStream.range(0, 20)
                .forEach(n -> told(often, own, service, MIGRAINE, Duration.ofDays(n)));
        it.draft(alarming(NEXT));
        assertThat(simulated(NEXT).enough()).isFalse();
    }

    @Test
    void whereFewAreMovedNobodyLearnsHowMany() {
        told(25, own, service, Duration.ofDays(1));
        IntStream.range(0, 10)
                .forEach(n ->
                        told(
                                new PersonId(Ids.next()),
                                own,
                                service,
                                "Runny nose for two days, no fever",
                                Duration.ofDays(1)));
        it.draft(alarming(NEXT));
        var figures = simulated(NEXT);
        assertThat(people(figures, "teleconsultation", "emergency")).isIn(20, 30);
        assertThat(people(figures, "self_care", "self_care")).isNull();
        assertThat(people(figures, "emergency", "self_care")).isNull();
    }

    @Test
    void theSameTextGetsTheSameFiguresAndADayHasALimit() {
        told(12, own, service, Duration.ofDays(1));
        it.draft(alarming(NEXT));
        var first = simulated(NEXT);
        told(20, own, service, Duration.ofDays(1));
        assertThat(simulated(NEXT)).isEqualTo(first);
        for (var n = 2; n <= SimulateDraft.MOST; n++) {
            it.draft(alarming("1.0." + n));
            simulated("1.0." + n);
        }
        it.draft(alarming("1.1.0"));
        assertThatThrownBy(() -> simulated("1.1.0"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.type()).isEqualTo("triage/simulations-spent"));
        assertThat(simulated(NEXT)).isEqualTo(first);
        it.pass(Duration.ofDays(2));
        assertThat(people(simulated("1.1.0"), "teleconsultation", "emergency")).isIn(20, 30);
    }

    @Test
    void whatIsReleasedNamesNobody() {
        told(12, own, service, Duration.ofDays(1));
        it.draft(alarming(NEXT));
        var sent = TestTriage.JSON.writeValueAsString(simulated(NEXT));
        assertThat(sent).doesNotContain("eadache").doesNotContain(own.toString());
        assertThat(it.triage.seenByOwner("select figures from triage.simulations"))
                .containsExactly(sent);
    }

    @Test
    void anotherHealthServiceSeesNeitherDraftNorLedger() {
        told(12, own, service, Duration.ofDays(1));
        it.draft(alarming(NEXT));
        simulated(NEXT);
        var stranger = it.someone(new HealthServiceId(Ids.next()), Permission.PROTOCOLS_SIGN);
        assertThatThrownBy(() -> in(stranger, () -> it.simulate.simulate(stranger, PROTOCOL, NEXT)))
                .isInstanceOf(Problem.class);
        var ledger = new Simulations(it.triage.database(), TestTriage.JSON);
        assertThat(in(stranger, () -> it.triage.database().read(() -> ledger.since(Instant.EPOCH))))
                .isZero();
    }

    /** The tenant of a signed-in author alone, without the declared purpose. */
    @Test
    void withoutThePurposeNoRowIsThere() {
        told(12, own, service, Duration.ofDays(1));
        assertThat(
                        Tenant.of(it.author)
                                .get(() ->
                                        it.triage
                                                .database()
                                                .read(() ->
                                                        it.triage
                                                                .database()
                                                                .sql(
                                                                        "select count(*) from"
                                                                            + " triage.symptom_assessments")
                                                                .query(Integer.class)
                                                                .single())))
                .isZero();
    }

    @Test
    void aDraftThatCannotBeReadIsNotTried() {
        var content = it.next(NEXT);
        content.put("opens", "headache and (");
        it.draft(content);
        assertThatThrownBy(() -> simulated(NEXT))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo("triage/draft-unreadable"));
    }
}
