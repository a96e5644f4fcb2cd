package employeehealth.profile.datarequest;

import static employeehealth.profile.care.TestCare.AUDIT;
import static employeehealth.profile.care.TestCare.CLOCK;
import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.SEAL;
import static employeehealth.profile.care.TestCare.TODAY;
import static employeehealth.profile.care.TestCare.fingerprinted;
import static employeehealth.profile.care.TestCare.onRecord;
import static employeehealth.profile.care.TestCare.refused;
import static employeehealth.profile.care.TestCare.steppedUp;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.auth.Listed;
import employeehealth.profile.TestProfile;
import employeehealth.profile.care.TestCare;
import employeehealth.profile.datarequest.RequestDeskController.Body;
import employeehealth.profile.datarequest.RequestDeskController.Line;
import employeehealth.profile.datarequest.RequestDeskController.Next;
import employeehealth.profile.datarequest.RequestDeskController.Sought;
import employeehealth.profile.datarequest.RequestDeskController.View;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.news.TestOutbox;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Both sides on the real tables: what a person files, and what the officer does with it. */
class RequestDeskTest {

    private static final String WORDS = "Ma fiche dit que je suis asthmatique";

    private final TestCare care = new TestCare();
    private final List<Listed> directory = new ArrayList<>();
    private final Me dpo =
            TestProfile.someone(care.company, care.service, Role.DPO, Permission.RIGHTS_HANDLE);
    private final DataRequests requests =
            new DataRequests(PROFILE.database(), SEAL, TestProfile.JSON);
    private final RequestSteps steps = new RequestSteps(PROFILE.database(), SEAL);
    private final Proceed proceed =
            new Proceed(
                    PROFILE.database(),
                    requests,
                    steps,
                    TestOutbox.at(CLOCK),
                    AUDIT,
                    TestProfile.JSON,
                    CLOCK);
    private final DataRequestController own =
            new DataRequestController(
                    new OwnRequests(
                            PROFILE.database(),
                            requests,
                            steps,
                            proceed,
                            TestIdempotency.at(CLOCK),
                            AUDIT,
                            TestProfile.JSON,
                            CLOCK));
    private final RequestDeskController desk =
            new RequestDeskController(
                    new HandleRequests(
                            PROFILE.database(),
                            requests,
                            steps,
                            proceed,
                            care.names(),
                            (company, search) -> directory,
                            TestIdempotency.at(CLOCK),
                            TestProfile.JSON),
                    care.names());

    private DataRequestController.View files(Me me, Kind kind, @Nullable String words) {
        var body = new DataRequestController.Body(kind, words);
        return shown(care.as(me, () -> own.file(me, body, null)).getBody());
    }

    private static <T> T shown(@Nullable T body) {
        return Objects.requireNonNull(body);
    }

    private List<DataRequestController.View> mine(Me me) {
        return care.as(me, () -> own.all(me)).items();
    }

    private View opens(Me officer, UUID id) {
        return shown(care.as(officer, () -> desk.one(officer, id)).getBody());
    }

    private List<Line> open(Me officer) {
        return care.as(officer, () -> desk.all(officer, false, null, 20)).items();
    }

    private View steps(Me officer, View seen, Next next) {
        var id = seen.request().id();
        var tag = '"' + seen.tag() + '"';
        return shown(care.as(officer, () -> desk.step(officer, id, next, tag)).getBody());
    }

    private View registers(@Nullable Me person, LocalDate on, Kind kind) {
        var body =
                new Body(
                        kind,
                        Channel.LETTER,
                        on,
                        person == null ? null : person.person(),
                        person == null ? "Paul Ancien" : null,
                        person == null ? "1 rue du Port" : null,
                        WORDS);
        return shown(care.as(dpo, () -> desk.register(dpo, body, null)).getBody());
    }

    private static Next says(Act act, @Nullable String text) {
        return new Next(act, null, null, text);
    }

    private static Next checks(Proof proof) {
        return new Next(Act.CHECK_IDENTITY, proof, null, null);
    }

    private List<Object> news() {
        return PROFILE.seenByOwner(
                "select kind from platform.outbox where kind = 'profile.data-request-moved'"
                        + " and company_id = '"
                        + care.company
                        + "'");
    }

    @Test
    void whatIsAskedIsCheckedAnsweredAndRead() {
        var filed = files(care.claire, Kind.RECTIFICATION, WORDS);
        assertThat(filed.state()).isEqualTo(State.RECEIVED);
        assertThat(filed.dueOn()).isEqualTo(LocalDate.of(2026, 4, 2));
        var seen = opens(dpo, filed.id());
        assertThat(seen.words()).isEqualTo(WORDS);
        assertThat(seen.request().name()).isEqualTo("Claire Martin");
        assertThat(seen.request().daysLeft()).isEqualTo(31);
        var asked = steps(dpo, seen, says(Act.ASK_IDENTITY, "Prouvez-le, s’il vous plaît."));
        assertThat(asked.request().dueOn()).isNull();
        var claire = steppedUp(care.claire);
        var proven = shown(care.as(claire, () -> own.prove(claire, filed.id(), "\"2\"")).getBody());
        assertThat(proven.steps().getLast().proof()).isEqualTo(Proof.SIGNED_IN);
        var begun = steps(dpo, opens(dpo, filed.id()), says(Act.BEGIN, null));
        steps(dpo, begun, says(Act.ANSWER, "C’est corrigé."));
        assertThat(mine(care.claire))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.state()).isEqualTo(State.ANSWERED);
                    assertThat(one.words()).isEqualTo(WORDS);
                    assertThat(one.steps())
                            .extracting(DataRequestController.Done::act)
                            .containsExactly(
                                    Act.RECEIVE,
                                    Act.ASK_IDENTITY,
                                    Act.CHECK_IDENTITY,
                                    Act.BEGIN,
                                    Act.ANSWER);
                    assertThat(one.steps())
                            .extracting(DataRequestController.Done::mine)
                            .containsExactly(true, false, true, false, false);
                    assertThat(one.steps().getLast().text()).isEqualTo("C’est corrigé.");
                });
        assertThat(news()).hasSize(2); // asked, answered: what she did herself she knows
        assertThat(onRecord("profile.data-request.read", care.company))
                .hasSize(2)
                .containsOnly("success data-requests");
        assertThat(fingerprinted("profile.data-request.received", care.company))
                .containsExactly("after");
        assertThat(fingerprinted("profile.data-request.answered", care.company))
                .containsExactly("before after");
        assertThat(open(dpo)).isEmpty();
        assertThat(care.as(dpo, () -> desk.all(dpo, true, null, 20)).items())
                .extracting(Line::id)
                .containsExactly(filed.id());
    }

    @Test
    void whoHasJustProvenItIsKnown() {
        assertThat(files(steppedUp(care.claire), Kind.ACCESS, null).state())
                .isEqualTo(State.IDENTITY_CHECKED);
    }

    @Test
    void itIsTakenBackOnceByWhomeverItIs() {
        var filed = files(care.claire, Kind.OBJECTION, null);
        Tenant.of(care.karim)
                .run(() -> refused(404, () -> own.withdraw(care.karim, filed.id(), "*")));
        Tenant.of(care.claire)
                .run(() -> {
                    refused(428, () -> own.withdraw(care.claire, filed.id(), null));
                    refused(412, () -> own.withdraw(care.claire, filed.id(), "\"7\""));
                    own.withdraw(care.claire, filed.id(), "\"1\"");
                    refused(409, () -> own.withdraw(care.claire, filed.id(), "*"));
                });
        assertThat(mine(care.claire).getFirst().state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void aLetterOfSomebodyWithoutAnAccountIsHandled() {
        var letter = registers(null, TODAY.minusDays(20), Kind.ERASURE);
        assertThat(letter.hasAccount()).isFalse();
        assertThat(letter.request().name()).isEqualTo("Paul Ancien");
        assertThat(letter.address()).isEqualTo("1 rue du Port");
        assertThat(letter.request().dueOn()).isEqualTo(LocalDate.of(2026, 3, 10));
        var checked = steps(dpo, letter, checks(Proof.DOCUMENT_SHOWN));
        var refusal = new Next(Act.REFUSE, null, Refusal.KEPT_BY_LAW, "Le dossier est conservé.");
        assertThat(steps(dpo, checked, refusal).request().state()).isEqualTo(State.REFUSED);
        assertThat(news()).isEmpty();
    }

    @Test
    void aLetterOfSomebodyWithAnAccountIsTheirs() {
        var letter = registers(care.claire, TODAY, Kind.ACCESS);
        assertThat(mine(care.claire))
                .singleElement()
                .satisfies(one -> assertThat(one.channel()).isEqualTo(Channel.LETTER));
        assertThat(news()).hasSize(1);
        refused(
                400,
                () -> steps(dpo, letter, checks(Proof.SIGNED_IN))); // nobody signed in for a letter
        refused(400, () -> registers(care.claire, TODAY.plusDays(1), Kind.ACCESS));
        refused(404, () -> registers(care.abroad, TODAY, Kind.ACCESS));
    }

    @Test
    void whatIsDueFirstComesFirst() {
        var late = registers(null, TODAY.minusDays(60), Kind.ACCESS).request().id();
        var fresh = files(care.claire, Kind.ACCESS, null).id();
        var soon = registers(null, TODAY.minusDays(5), Kind.ACCESS).request().id();
        var waiting = files(care.karim, Kind.ACCESS, null).id();
        steps(dpo, opens(dpo, waiting), says(Act.ASK_IDENTITY, "Bonjour"));
        assertThat(open(dpo)).extracting(Line::id).containsExactly(late, soon, fresh, waiting);
        assertThat(open(dpo).getFirst().daysLeft()).isNegative();
        var first = care.as(dpo, () -> desk.all(dpo, false, null, 2));
        assertThat(first.items()).extracting(Line::id).containsExactly(late, soon);
        var rest = care.as(dpo, () -> desk.all(dpo, false, first.next(), 2));
        assertThat(rest.items()).extracting(Line::id).containsExactly(fresh, waiting);
        assertThat(rest.next()).isNull();
    }

    @Test
    void nobodyHandlesTheirOwn() {
        var officer =
                TestProfile.someone(
                        care.company,
                        care.service,
                        Role.DPO,
                        Permission.RIGHTS_HANDLE,
                        Permission.PROFILE_OWN);
        var filed = files(officer, Kind.ACCESS, null);
        var seen = opens(officer, filed.id());
        assertThat(seen.next()).isEmpty();
        refused(403, () -> steps(officer, seen, checks(Proof.KNOWN_IN_PERSON)));
        assertThat(steps(dpo, seen, checks(Proof.KNOWN_IN_PERSON)).request().state())
                .isEqualTo(State.IDENTITY_CHECKED);
    }

    @Test
    void twoOfficersDoNotWriteOverEachOther() {
        var seen = opens(dpo, files(care.claire, Kind.ACCESS, null).id());
        steps(dpo, seen, checks(Proof.KNOWN_IN_PERSON));
        refused(412, () -> steps(dpo, seen, says(Act.ASK_IDENTITY, "Bonjour")));
    }

    @Test
    void anotherCompanyAnotherServiceAndTheEmployerSeeNothing() {
        var filed = files(care.claire, Kind.ACCESS, WORDS);
        var elsewhere = new HealthServiceId(Ids.next());
        for (var stranger :
                List.of(care.abroad, TestProfile.someone(care.company, elsewhere, Role.DPO))) {
            assertThat(open(stranger)).isEmpty();
            refused(404, () -> opens(stranger, filed.id()));
        }
        // Whoever declares nothing, or another purpose, or another company, has no row at all.
        var hr = care.employers(Role.EMPLOYER);
        var query = (Supplier<Integer>) () -> rows(filed.id());
        assertThat(care.as(hr, query)).isZero();
        assertThat(care.as(dpo, query)).isZero();
        assertThat(care.as(hr, () -> declared(Purpose.CARE, care.company.value(), query))).isZero();
        assertThat(care.as(dpo, () -> declared(Purpose.DATA_REQUESTS, Ids.next(), query))).isZero();
        assertThat(care.as(dpo, () -> declared(Purpose.DATA_REQUESTS, care.company.value(), query)))
                .isEqualTo(2);
        assertThat(care.as(care.claire, query)).isEqualTo(2);
    }

    private static <T> T declared(Purpose purpose, UUID of, Supplier<T> work) {
        return new CareAccess(of, purpose).get(work);
    }

    /** Of the request and its steps. */
    private static int rows(UUID id) {
        return PROFILE.database()
                .read(() ->
                        PROFILE.database()
                                .sql(
                                        """
                                        select (select count(*) from profile.data_requests
                                                 where id = :id)
                                             + (select count(*) from profile.data_request_steps
                                                 where request_id = :id)
                                        """)
                                .param("id", id)
                                .query(Integer.class)
                                .single());
    }

    @Test
    void theWordsAreSealed() {
        files(care.claire, Kind.ACCESS, WORDS);
        assertThat(
                        PROFILE.seenByOwner(
                                "select position(convert_to('asthmatique', 'UTF8') in sealed_words)"
                                        + " from profile.data_requests"
                                        + " where sealed_words is not null"))
                .isNotEmpty()
                .containsOnly(0);
    }

    @Test
    void onlyAnExactNameFindsSomebody() {
        directory.add(new Listed(care.claire.person(), "Claire Martin", "c@example.org", null));
        directory.add(new Listed(new PersonId(Ids.next()), "Claire Martin-Duval", "d@e.org", null));
        var sought = new Sought("martin CLAIRE", null);
        assertThat(care.as(dpo, () -> desk.people(dpo, sought)).items())
                .extracting(RequestDeskController.Someone::id)
                .containsExactly(care.claire.person());
        refused(400, () -> desk.people(dpo, new Sought(" ", null)));
        assertThat(onRecord("profile.data-requests.person-sought", care.company)).hasSize(1);
    }

    @Test
    void aRequestThatIsSentTwiceIsThereOnce() {
        var body = new DataRequestController.Body(Kind.ACCESS, WORDS);
        var first = shown(care.as(care.claire, () -> own.file(care.claire, body, "k")).getBody());
        var again = shown(care.as(care.claire, () -> own.file(care.claire, body, "k")).getBody());
        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void twentyAtOnceAreEnough() {
        for (var i = 0; i < OwnRequests.MOST_OPEN; i++) {
            files(care.claire, Kind.ACCESS, null);
        }
        refused(409, () -> files(care.claire, Kind.ACCESS, null));
    }
}
