package employeehealth.triage.assessment;

import static employeehealth.shared.access.CareAccess.Purpose.CARE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.engine.Engine;
import employeehealth.engine.Language;
import employeehealth.engine.Question;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import employeehealth.triage.TestTriage;
import employeehealth.triage.policy.UsedPolicy;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.TestProtocols;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentsTest {

    private static final TestTriage TRIAGE = new TestTriage();
    private static final Protocols PROTOCOLS = TestProtocols.of(TRIAGE.database());
    private static final Seal SEAL = TestSeal.of(TestPlatform.settings());
    private static final Instant THEN = Instant.parse("2026-03-02T08:30:00.123456Z");
    private static final String WORDS = "J’ai mal à la tête depuis hier";

    private final Assessments assessments =
            new Assessments(TRIAGE.database(), SEAL, TestTriage.JSON);
    private final CompanyId company = new CompanyId(Ids.next());
    private final CompanyId another = new CompanyId(Ids.next());
    private final HealthServiceId healthService = new HealthServiceId(Ids.next());
    private final PersonId amina = new PersonId(Ids.next());

    private Assessment first() {
        var row = Ids.next();
        return step(
                row,
                row,
                0,
                new Told(
                        WORDS,
                        "fr",
                        new Told.Subject("self", 30.0, "female", null, null, null, null),
                        null,
                        null,
                        null));
    }

    private Assessment step(UUID id, UUID row, int step, Told told) {
        var library = PROTOCOLS.shipped();
        return new Assessment(
                new AssessmentId(id),
                row,
                step,
                new Assessment.Owner(company, healthService, amina),
                library.hash(),
                Assessment.Policy.of(UsedPolicy.NONE),
                Engine.VERSION,
                told,
                Checks.result(told, library, PROTOCOLS),
                THEN);
    }

    private void stored(Assessment... all) {
        new Tenant(company, healthService, amina)
                .run(() -> TRIAGE.database().write(() -> Stream.of(all).forEach(assessments::add)));
    }

    private Optional<Assessment> found(CompanyId by, PersonId person, AssessmentId id) {
        return new Tenant(by, healthService, person)
                .get(() -> TRIAGE.database().read(() -> assessments.find(person, id)));
    }

    private List<AssessmentId> page(@Nullable AssessmentId before, int limit) {
        return new Tenant(company, healthService, amina)
                        .get(() ->
                                TRIAGE.database()
                                        .read(() -> assessments.page(amina, before, limit)))
                        .stream()
                        .map(Assessment::id)
                        .toList();
    }

    @Test
    void whatWasStoredReadsBackEqual() {
        var assessment = first();
        stored(assessment);
        assertThat(found(company, amina, assessment.id())).contains(assessment);
    }

    @Test
    void theRowsContainNothingThatCanBeRead() {
        var assessment = first();
        stored(assessment);
        for (var column : List.of("sealed_answers", "sealed_recommendation")) {
            var bytes =
                    (byte[])
                            TRIAGE.seenByOwner(
                                            "select "
                                                    + column
                                                    + " from triage.symptom_assessments where id ="
                                                    + " '"
                                                    + assessment.id()
                                                    + "'")
                                    .getFirst();
            assertThat(new String(bytes, UTF_8) + new String(bytes, ISO_8859_1))
                    .doesNotContain("mal")
                    .doesNotContain("female")
                    .doesNotContain("recommendation")
                    .doesNotContain(assessment.result().recommendation().level());
        }
    }

    @Test
    void laterStepsAreWhatCountsAndTheFirstStays() {
        var first = first();
        var second = answered(first);
        stored(first, second);
        assertThat(found(company, amina, first.id())).contains(second);
        assertThat(page(null, 10)).containsExactly(first.id());
        assertThat(
                        TRIAGE.seenByOwner(
                                "select person_id from triage.symptom_assessments where id = '"
                                        + first.id()
                                        + "'"))
                .containsExactly(amina.value());
    }

    @Test
    void aStepIsTakenOnce() {
        var first = first();
        stored(first, answered(first));
        assertThatThrownBy(() -> stored(answered(first))).hasStackTraceContaining("duplicate key");
    }

    /** The next step, in which some question of yes or no was answered. */
    private Assessment answered(Assessment before) {
        var question =
                PROTOCOLS.shipped().engine().catalogue(Language.FR).stream()
                        .filter(one -> one.kind() == Question.Kind.BOOLEAN)
                        .findFirst()
                        .orElseThrow();
        var no = TestTriage.JSON.readTree("false");
        return step(
                before.id().value(),
                Ids.next(),
                before.step() + 1,
                before.told().with(Map.of(question.id(), no)));
    }

    @Test
    void anotherPersonsOrCompanysAssessmentDoesNotExist() {
        var assessment = first();
        stored(assessment);
        assertThat(found(company, new PersonId(Ids.next()), assessment.id())).isEmpty();
        assertThat(found(another, amina, assessment.id())).isEmpty();
        assertThat(
                        new Tenant(another, healthService, amina)
                                .get(() ->
                                        TRIAGE.database()
                                                .read(() -> assessments.page(amina, null, 10))))
                .isEmpty();
    }

    /** Whoever it is, at this company and health service; perhaps with a declaration. */
    private boolean seen(
            HealthServiceId by, PersonId person, AssessmentId id, @Nullable UUID care) {
        Supplier<Boolean> look =
                () -> TRIAGE.database().read(() -> assessments.find(id).isPresent());
        return new Tenant(company, by, person)
                .get(() -> care == null ? look.get() : new CareAccess(care, CARE).get(look));
    }

    @Test
    void aRowOfSomebodyElseExistsOnlyForADeclaredAccess() {
        var assessment = first();
        stored(assessment, answered(assessment));
        var id = assessment.id();
        var nurse = new PersonId(Ids.next());
        assertThat(seen(healthService, nurse, id, null)).isFalse();
        assertThat(seen(healthService, nurse, id, Ids.next())).as("of another thing").isFalse();
        assertThat(seen(healthService, nurse, id, id.value())).as("of this one").isTrue();
        assertThat(seen(healthService, nurse, id, amina.value())).as("of this person").isTrue();
        var elsewhere = new HealthServiceId(Ids.next());
        assertThat(seen(elsewhere, nurse, id, id.value())).as("another health service").isFalse();
        assertThat(seen(elsewhere, amina, id, null)).as("her own, but elsewhere").isFalse();
    }

    @Test
    void aDeclarationLetsNobodyWriteForAnother() {
        assertThatThrownBy(() ->
                        new Tenant(company, healthService, new PersonId(Ids.next()))
                                .run(() ->
                                        new CareAccess(amina.value(), CARE)
                                                .get(() -> {
                                                    TRIAGE.database()
                                                            .write(() -> assessments.add(first()));
                                                    return true;
                                                })))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void nothingIsStoredForAnotherCompany() {
        assertThatThrownBy(() ->
                        new Tenant(another, healthService, amina)
                                .run(() -> TRIAGE.database().write(() -> assessments.add(first()))))
                .hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessment_steps", "symptom_assessments"})
    void onlyAnErasureDeletesWhatWasAnswered(String table) {
        var assessment = first();
        stored(assessment);
        int deleted =
                new Tenant(company, healthService, amina)
                        .get(() ->
                                TRIAGE.database()
                                        .write(() ->
                                                TRIAGE.database()
                                                        .sql("delete from triage." + table)
                                                        .update()));
        assertThat(deleted).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update triage.symptom_assessments set sealed_recommendation = ''",
                "update triage.symptom_assessments set person_id = gen_random_uuid()",
                "update triage.assessment_steps set step = 9",
                "truncate triage.assessment_steps",
            })
    void whatWasAnsweredIsNeitherRewrittenNorDeleted(String statement) {
        assertThatThrownBy(() ->
                        new Tenant(company, healthService, amina)
                                .run(() ->
                                        TRIAGE.database()
                                                .write(() ->
                                                        TRIAGE.database().sql(statement).update())))
                .hasStackTraceContaining("permission denied for table");
    }

    @Test
    void pagesFollowEachOtherNewestFirst() {
        var all = Stream.generate(this::first).limit(5).toArray(Assessment[]::new);
        // Ids of one millisecond have no order of their own.
        var ids =
                Stream.of(all)
                        .map(Assessment::id)
                        .sorted((a, b) -> b.toString().compareTo(a.toString()))
                        .toList();
        stored(all);
        assertThat(page(null, 2)).isEqualTo(ids.subList(0, 2));
        assertThat(page(ids.get(1), 2)).isEqualTo(ids.subList(2, 4));
        assertThat(page(ids.get(3), 2)).isEqualTo(ids.subList(4, 5));
        assertThat(page(ids.get(4), 2)).isEmpty();
        assertThat(page(null, 100)).isEqualTo(ids);
    }

    @Test
    void aRowOfAnotherVersionThatSaysMoreIsStillRead() {
        var assessment = first();
        var id = assessment.id().value();
        new Tenant(company, healthService, amina)
                .run(() ->
                        TRIAGE.database()
                                .write(() ->
                                        TRIAGE.database()
                                                .sql(
                                                        """
                                                        insert into triage.symptom_assessments
                                                        values (:id, :company, :service, :person, :library,
                                                                '0.0.1', :answers, :recommendation, now())
                                                        """)
                                                .param("id", id)
                                                .param("company", company.value())
                                                .param(
                                                        "service",
                                                        assessment.owner().healthService().value())
                                                .param("person", amina.value())
                                                .param("library", assessment.library())
                                                .param(
                                                        "answers",
                                                        sayingMore(
                                                                id,
                                                                "sealed_answers",
                                                                assessment.told()))
                                                .param(
                                                        "recommendation",
                                                        sayingMore(
                                                                id,
                                                                "sealed_recommendation",
                                                                assessment.result()))
                                                .update()));
        var read = found(company, amina, assessment.id()).orElseThrow();
        assertThat(read.told()).isEqualTo(assessment.told());
        assertThat(read.result()).isEqualTo(assessment.result());
    }

    private byte[] sayingMore(UUID row, String column, Object value) {
        var json = TestTriage.JSON.writeValueAsString(value);
        var more = "{\"sinceThen\":{\"deep\":[1]}," + json.substring(1);
        return SEAL.seal(
                amina, new Place("triage.symptom_assessments", column), row, more.getBytes(UTF_8));
    }
}
