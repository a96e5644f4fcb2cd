package employeehealth.profile.opinion;

import static employeehealth.profile.care.TestCare.AUDIT;
import static employeehealth.profile.care.TestCare.CLOCK;
import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.SEAL;
import static employeehealth.profile.care.TestCare.TODAY;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.access.Role;
import employeehealth.contracts.employer.FitnessOutcome;
import employeehealth.contracts.employer.ReleasedOpinion;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.TestCare;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.seal.TestErasure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.List;

class OpinionsTest {

    private static final Opinion SEATED =
            new Opinion(
                    FitnessOutcome.FIT_WITH_ARRANGEMENTS,
                    "Poste assis, pas de charge",
                    TODAY.plusYears(1));

    private final TestCare care = new TestCare();
    private final Me hr = care.employers(Role.EMPLOYER);
    private final FitnessOpinions opinions =
            new FitnessOpinions(PROFILE.database(), SEAL, TestProfile.JSON);
    private final ReleasedOpinions released =
            new ReleasedOpinions(PROFILE.database(), SEAL, TestProfile.JSON);
    private final GiveOpinion give =
            new GiveOpinion(
                    PROFILE.database(),
                    care.file,
                    opinions,
                    released,
                    TestIdempotency.at(CLOCK),
                    TestOutbox.at(CLOCK),
                    AUDIT,
                    TestProfile.JSON,
                    CLOCK);
    private final OpinionController controller =
            new OpinionController(
                    PROFILE.database(), care.file, opinions, give, care.names(), AUDIT);
    private final EmployerController employer =
            new EmployerController(PROFILE.database(), released, care.names(), AUDIT);

    private FitnessOpinion writes(Me me, Opinion opinion, @Nullable String key) {
        return care.as(me, () -> give.write(me, care.claire.person(), opinion, key));
    }

    private FitnessOpinion releases(Me me, FitnessOpinion one) {
        return care.as(me, () -> give.release(me, care.claire.person(), one.id()));
    }

    private List<ReleasedOpinion> seenByHr() {
        return care.as(hr, () -> employer.page(hr, null, 20)).items();
    }

    private List<GivenOpinion> own(Me me) {
        return care.as(me, () -> controller.own(me)).items();
    }

    @Test
    void theEmployerSeesWhatWasReleasedAndOnlyThen() {
        var draft = writes(care.physician, SEATED, null);
        assertThat(seenByHr()).isEmpty();
        assertThat(own(care.claire)).singleElement().extracting(GivenOpinion::releasedAt).isNull();
        assertThat(releases(care.physician, draft).isReleased()).isTrue();
        assertThat(seenByHr())
                .containsExactly(
                        new ReleasedOpinion(
                                draft.id(),
                                care.claire.person(),
                                "Claire Martin",
                                FitnessOutcome.FIT_WITH_ARRANGEMENTS,
                                "Poste assis, pas de charge",
                                TODAY,
                                TODAY.plusYears(1),
                                TestCare.NOW));
        assertThat(own(care.claire).getFirst().releasedAt()).isEqualTo(TestCare.NOW);
        refused(409, () -> releases(care.physician, draft));
        assertThat(told()).containsExactly("false", "true");
        assertThat(onRecord("profile.fitness-opinion.released", care.company)).hasSize(1);
        assertThat(onRecord("profile.released-opinions.listed", care.company))
                .containsOnly("success employer");
    }

    /** A restored backup may have brought a row back that nobody opens any more. */
    @Test
    void whoWasErasedStandsInNobodysWay() {
        var keys = TestErasure.of(PROFILE.platform(), TestPlatform.settings(), CLOCK);
        var employer =
                new EmployerController(
                        PROFILE.database(),
                        new ReleasedOpinions(PROFILE.database(), keys.seal(), TestProfile.JSON),
                        care.names(),
                        AUDIT);
        var older = writes(care.physician, SEATED, null);
        releases(care.physician, older);
        var karim = care.karim.person();
        var lost = care.as(care.physician, () -> give.write(care.physician, karim, SEATED, null));
        care.as(care.physician, () -> give.release(care.physician, karim, lost.id()));
        keys.erasure().destroy(karim, platform -> {});
        assertThat(care.as(hr, () -> employer.page(hr, null, 1)).items())
                .extracting(ReleasedOpinion::id)
                .containsExactly(older.id());
    }

    private List<Object> told() {
        return PROFILE.seenByOwner(
                "select body::jsonb ->> 'released' from platform.outbox where key = '"
                        + care.claire.person()
                        + "' order by id");
    }

    @Test
    void noOtherCompanyAndNobodyElseSeesIt() {
        releases(care.physician, writes(care.physician, SEATED, null));
        assertThat(care.as(care.abroad, () -> employer.page(care.abroad, null, 20)).items())
                .isEmpty();
        assertThat(own(care.karim)).isEmpty();
        refused(
                404,
                () ->
                        care.as(
                                care.clinician,
                                () -> controller.all(care.clinician, care.claire.person())));
    }

    @Test
    void whomNothingBindsGivesNoOpinion() {
        var draft = writes(care.physician, SEATED, null);
        for (var me : List.of(care.clinician, care.abroad, hr, care.karim, care.claire)) {
            refused(404, () -> writes(me, SEATED, null));
            refused(404, () -> releases(me, draft));
        }
        care.opposes(care.claire);
        refused(404, () -> releases(care.physician, draft));
        refused(404, () -> writes(care.physician, SEATED, null));
        assertThat(seenByHr()).isEmpty();
    }

    @Test
    void itIsWrittenOnceAndOfWhatIsThere() {
        var key = Ids.next().toString();
        var once = writes(care.physician, SEATED, key);
        assertThat(writes(care.physician, SEATED, key).id()).isEqualTo(once.id());
        refused(
                400,
                () ->
                        writes(
                                care.physician,
                                new Opinion(FitnessOutcome.FIT_WITH_ARRANGEMENTS, " ", null),
                                null));
        refused(
                400,
                () ->
                        writes(
                                care.physician,
                                new Opinion(FitnessOutcome.FIT, null, TODAY.minusDays(1)),
                                null));
        refused(
                404,
                () ->
                        care.as(
                                care.physician,
                                () ->
                                        give.release(
                                                care.physician, care.karim.person(), once.id())));
    }

    @Test
    void noWordOfItLiesInTheDatabase() {
        releases(care.physician, writes(care.physician, SEATED, null));
        assertThat(
                        PROFILE.seenByOwner(
                                "select encode(sealed_opinion, 'escape') from"
                                        + " profile.released_opinions where company_id = '"
                                        + care.company
                                        + "' union all select encode(sealed_opinion, 'escape')"
                                        + " from profile.fitness_opinions where company_id = '"
                                        + care.company
                                        + "'"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain("Poste", "fit"));
    }
}
