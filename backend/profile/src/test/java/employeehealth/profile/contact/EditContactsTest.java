package employeehealth.profile.contact;

import static employeehealth.profile.contact.TestContacts.contact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.notifications.ContactUnreachable;
import employeehealth.profile.TestProfile;
import employeehealth.profile.contact.Contact.State;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.TestErasure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditContactsTest {

    private static final TestProfile PROFILE = new TestProfile();
    private static final Instant NOW = Instant.parse("2026-03-02T08:30:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final List<Object> followed = new ArrayList<>();
    private final TestContacts all =
            new TestContacts(PROFILE, clock, TestOutbox.at(clock), followed::add);
    private final CompanyId company = new CompanyId(Ids.next());
    private final HealthServiceId service = new HealthServiceId(Ids.next());
    private final Me claire = employee(company);

    private Me employee(CompanyId of) {
        return TestProfile.someone(of, service, Role.EMPLOYEE, Permission.PROFILE_OWN);
    }

    private List<ShownContact> list(Me me) {
        return Tenant.of(me).get(() -> all.edit.all(me));
    }

    private ShownContact revise(
            UUID id, Contact wanted, @Nullable Integer position, @Nullable String tag) {
        return Tenant.of(claire)
                .get(() ->
                        all.edit.revise(
                                claire,
                                id,
                                wanted,
                                position,
                                tag == null ? null : '"' + tag + '"'));
    }

    private ShownContact one(UUID id) {
        return list(claire).stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private static void refused(int status, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    @Test
    void theyAreInOneOrderWithoutGaps() {
        for (var name : List.of("Paul", "Léa", "Nadia")) {
            all.add(claire, name, null);
        }
        var nadia = list(claire).getLast();
        revise(nadia.id(), contact("Nadia", null), 1, nadia.tag());
        assertThat(list(claire))
                .extracting(ShownContact::name)
                .containsExactly("Nadia", "Paul", "Léa");
        var paul = list(claire).get(1);
        Tenant.of(claire).run(() -> all.edit.remove(claire, paul.id(), '"' + paul.tag() + '"'));
        assertThat(list(claire)).extracting(ShownContact::position).containsExactly(1, 2);
        assertThat(followed).hasSize(5);
    }

    @Test
    void thereAreTenAtMostHoweverManyComeAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tries =
                    IntStream.range(0, 14)
                            .mapToObj(n ->
                                    (Callable<Boolean>)
                                            () -> {
                                                try {
                                                    all.add(claire, "c" + n, null);
                                                    return true;
                                                } catch (Problem full) {
                                                    assertThat(full.type())
                                                            .isEqualTo("profile/contacts-full");
                                                    return false;
                                                }
                                            })
                            .toList();
            var added = 0;
            for (var one : threads.invokeAll(tries)) {
                added += one.get() ? 1 : 0;
            }
            assertThat(added).isEqualTo(10);
        }
        assertThat(list(claire))
                .extracting(ShownContact::position)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 10).boxed().toList());
    }

    @Test
    void whoHasNotSeenItAsItIsChangesNothing() {
        var id = all.add(claire, "Paul", null);
        refused(428, () -> revise(id, contact("Paul", null), null, null));
        refused(412, () -> revise(id, contact("Paul", null), null, "0.1"));
        refused(428, () -> Tenant.of(claire).run(() -> all.edit.remove(claire, id, null)));
    }

    @Test
    void nobodyElseSeesOrChangesThem() {
        var id = all.add(claire, "Paul", null);
        for (var other : List.of(employee(company), employee(new CompanyId(Ids.next())))) {
            assertThat(list(other)).isEmpty();
            refused(404, () -> Tenant.of(other).get(() -> all.edit.one(other, id)));
            refused(404, () -> Tenant.of(other).run(() -> all.edit.remove(other, id, "*")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0612345678",
                "+0612345678",
                "+33",
                "+3361234567890123",
                "call me",
                "+33x12345678"
            })
    void aNumberHasItsCountry(String number) {
        var wrong =
                new Contact(
                        "Paul",
                        Relation.PARTNER,
                        List.of(),
                        "fr",
                        List.of(new Channel(null, Channel.Kind.PHONE, number)));
        assertThatThrownBy(
                        () -> Tenant.of(claire).get(() -> all.edit.add(claire, wrong, null, null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .containsExactly(
                                                new FieldFault(
                                                        "channels[0].value", "field.phone")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paul",
                "paul@",
                "@example.org",
                "a b@example.org",
                "a@b",
                "a@b,c@d.org",
                "<a@b.org>"
            })
    void anAddressIsOfAMailbox(String address) {
        assertThatThrownBy(() ->
                        Tenant.of(claire)
                                .get(() ->
                                        all.edit.add(claire, contact("Paul", address), null, null)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldFault::message)
                                        .containsExactly("field.email"));
    }

    @Test
    void whoIsNamedAgreesByTheLinkInTheirMail() {
        var id = all.add(claire, "Paul", "Paul@Example.org");
        assertThat(one(id).state()).isEqualTo(State.UNCONFIRMED);
        var token = all.token(claire);
        assertThat(all.answer.read(token))
                .isEqualTo(
                        new AnswerRequest.Asked(
                                "Claire Martin", Relation.PARTNER, State.UNCONFIRMED));
        all.answer.answer(token, true);
        assertThat(one(id).state()).isEqualTo(State.CONFIRMED);
        assertThat(one(id).answeredAt()).isEqualTo(NOW);
        all.answer.answer(token, false);
        assertThat(one(id).state()).isEqualTo(State.DECLINED);
        assertThat(
                        PROFILE.seenByOwner(
                                "select %s from platform.audit_log where entity_id = '%s' and purpose = 'contact-link'"
                                        .formatted(TestAudit.FINGERPRINTS, id)))
                .containsExactly("before after", "before after");
        refused(409, () -> Tenant.of(claire).get(() -> all.edit.askAgain(claire, id)));
        assertThat(followed).hasSize(3);
    }

    @Test
    void aLinkEndsWithTheContactAndWithTheAddress() {
        var id = all.add(claire, "Paul", "paul@example.org");
        var first = all.token(claire);
        all.answer.answer(first, true);
        revise(id, contact("Paul", "paul@example.net"), null, one(id).tag());
        assertThat(one(id).state()).isEqualTo(State.UNCONFIRMED);
        refused(410, () -> all.answer.answer(first, true));
        var second = all.token(claire);
        assertThat(second).isNotEqualTo(first);
        Tenant.of(claire).run(() -> all.edit.remove(claire, id, "*"));
        refused(410, () -> all.answer.read(second));
    }

    @Test
    void anotherNameOrNumberKeepsTheAnswer() {
        var id = all.add(claire, "Paul", "paul@example.org");
        all.answer.answer(all.token(claire), true);
        revise(id, contact("Paul Durand", "paul@example.org"), null, one(id).tag());
        assertThat(one(id).state()).isEqualTo(State.CONFIRMED);
    }

    @Test
    void aGuessedLinkOpensNothing() {
        all.add(claire, "Paul", "paul@example.org");
        var token = all.token(claire);
        var wrongCompany = token.replace(company.toString(), Ids.next().toString());
        var wrongMac = token.substring(0, token.length() - 1) + (token.endsWith("0") ? "1" : "0");
        for (var guess : List.of(wrongCompany, wrongMac, "c1.x", "", token + "0")) {
            refused(410, () -> all.answer.read(guess));
            refused(410, () -> all.answer.answer(guess, true));
        }
    }

    @Test
    void nobodyIsAskedTwiceWithinAnHourOrMoreThanTwentyTimesADay() {
        var id = all.add(claire, "Paul", "a0@example.org");
        refused(409, () -> Tenant.of(claire).get(() -> all.edit.askAgain(claire, id)));
        for (var n = 1; n < AskContact.MOST_IN_A_DAY; n++) {
            revise(id, contact("Paul", "a" + n + "@example.org"), null, one(id).tag());
        }
        refused(429, () -> revise(id, contact("Paul", "b@example.org"), null, one(id).tag()));
    }

    @Test
    void whatDoesNotWorkIsMarkedUntilItIsAnotherOne() {
        var id = all.add(claire, "Paul", "paul@example.org");
        var request =
                (UUID)
                        PROFILE.seenByOwner(
                                        "select id from profile.contact_requests where contact_id ="
                                                + " '"
                                                + id
                                                + "'")
                                .getFirst();
        var channel = all.contract.request(company, new LinkId(request)).channel();
        Tenant.of(company)
                .run(() ->
                        PROFILE.database()
                                .write(() ->
                                        all.unreachable.receive(
                                                new ContactUnreachable(
                                                        claire.person(), channel, NOW),
                                                Ids.next())));
        assertThat(one(id).channels())
                .extracting(ShownContact.ShownChannel::unreachableAt)
                .containsExactly(null, NOW);
        revise(id, contact("Paul", "other@example.org"), null, one(id).tag());
        assertThat(one(id).channels())
                .extracting(ShownContact.ShownChannel::unreachableAt)
                .containsOnlyNulls();
    }

    @Test
    void nothingIsMarkedOfWhomWasErased() {
        var keys = TestErasure.of(PROFILE.platform(), TestPlatform.settings(), Clock.systemUTC());
        var gone = new PersonId(Ids.next());
        keys.erasure().destroy(gone, platform -> {});
        var unreachable = new UnreachableChannels(PROFILE.database(), keys.seal());
        Tenant.of(company)
                .run(() ->
                        PROFILE.database()
                                .write(() ->
                                        unreachable.receive(
                                                new ContactUnreachable(gone, Ids.next(), NOW),
                                                Ids.next())));
        assertThat(
                        PROFILE.seenByOwner(
                                "select 1 from profile.unreachable_channels where person_id = '"
                                        + gone
                                        + "'"))
                .isEmpty();
    }

    @Test
    void theSameRequestTwiceAddsOne() {
        var first =
                Tenant.of(claire)
                        .get(() -> all.edit.add(claire, contact("Paul", null), null, "k1"));
        var again =
                Tenant.of(claire)
                        .get(() -> all.edit.add(claire, contact("Paul", null), null, "k1"));
        assertThat(again.id()).isEqualTo(first.id());
        refused(
                422,
                () ->
                        Tenant.of(claire)
                                .get(() -> all.edit.add(claire, contact("Léa", null), null, "k1")));
        assertThat(list(claire)).hasSize(1);
    }

    @Test
    void noNameNumberOrAddressIsInTheDatabaseInClear() {
        all.add(claire, "Hippolyte", "hippolyte@example.org");
        for (var table :
                List.of(
                        "profile.emergency_contacts",
                        "profile.contact_requests",
                        "platform.outbox",
                        "platform.audit_log")) {
            assertThat(PROFILE.seenByOwner("select t::text from " + table + " t"))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row.toString()).doesNotContain("ippolyte", "33612345678");
                        // bytea is written in hexadecimal digits
                        assertThat(row.toString()).doesNotContain("6970706f6c797465");
                    });
        }
    }
}
