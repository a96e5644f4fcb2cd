package employeehealth.triage.governance;

import static employeehealth.triage.governance.TestGovernance.NEXT;
import static employeehealth.triage.governance.TestGovernance.PROTOCOL;
import static employeehealth.triage.governance.TestGovernance.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TestTriage;
import employeehealth.triage.protocol.ProtocolLibrary;
import employeehealth.triage.protocol.Publication;
import employeehealth.triage.protocol.TestProtocols;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class GovernanceTest {

    private final TestGovernance it = new TestGovernance();
    private final Me author = it.author;
    private final Me signatory = it.signatory;

    private ProtocolLibrary inForce(Me me) {
        return in(me, () -> it.protocols.of(me.healthService()));
    }

    private Publication publish(Draft draft) {
        return publish(draft, null);
    }

    private Publication publish(Draft draft, @Nullable Instant from) {
        return in(
                signatory,
                () -> it.publish.publish(signatory, draft.protocol(), draft.version(), from, null));
    }

    private Report check(Draft draft) {
        return in(author, () -> it.edit.check(draft.protocol(), draft.version()));
    }

    private static void refused(String type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.type()).isEqualTo(type));
    }

    @Test
    void aSignedDraftComesIntoForceAndNamesItsSignatories() {
        var shipped = it.protocols.shipped();
        publish(it.signed(NEXT));
        var library = inForce(author);
        assertThat(library.hash()).isNotEqualTo(shipped.hash());
        assertThat(library.references())
                .anyMatch(one -> one.id().equals(PROTOCOL) && one.version().equals(NEXT));
        assertThat(it.protocols.signedBy(library, PROTOCOL))
                .containsExactly(
                        "Dr " + author.person().toString().substring(30),
                        "Dr " + signatory.person().toString().substring(30));
        assertThat(it.protocols.signedBy(library, "cold")).isEmpty();
    }

    @Test
    void anotherHealthServiceSeesAndUsesNothingOfIt() {
        publish(it.signed(NEXT));
        var stranger = it.someone(new HealthServiceId(Ids.next()), Permission.PROTOCOLS_SIGN);
        assertThat(inForce(stranger)).isEqualTo(it.protocols.shipped());
        assertThat(in(stranger, () -> it.triage.database().read(() -> it.drafts.page(null, 10))))
                .isEmpty();
        assertThat(in(stranger, () -> it.triage.database().read(it.publications::all))).isEmpty();
        assertThatThrownBy(() -> in(stranger, () -> it.edit.check(PROTOCOL, NEXT)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anotherProcessFindsWhatWasPublished() {
        publish(it.signed(NEXT));
        var other = TestProtocols.of(it.triage.database());
        assertThat(in(author, () -> other.of(author.healthService())).hash())
                .isEqualTo(inForce(author).hash());
    }

    @Test
    void theNextVersionBeginsWithTheTableOfTheLast() {
        var tables =
                new ExpectedController(
                        it.triage.database(), it.drafts, it.protocols, TestTriage.JSON);
        assertThat(in(author, () -> tables.expected(author, PROTOCOL)).items())
                .hasSizeGreaterThanOrEqualTo(15)
                .contains(
                        new ExpectedRow(
                                "en",
                                "Mild headache since this morning",
                                30.0,
                                "male",
                                "no",
                                "self_care"));
        publish(it.signed(NEXT));
        assertThat(in(author, () -> tables.expected(author, PROTOCOL)).items())
                .isEqualTo(TestGovernance.rows());
        assertThatThrownBy(() -> in(author, () -> tables.expected(author, "../index")))
                .isInstanceOf(Problem.class);
    }

    /** What the page begins with: {@code newProtocol} of features/protocols. */
    private static final String EMPTY =
            """
            {"kind": "protocol", "id": "noise-exposure", "version": "1.0.0",
             "title": {"fr": "Exposition au bruit", "en": "Noise exposure"}, "group": "general",
             "search": {"fr": ["Exposition au bruit"], "en": ["Noise exposure"]},
             "redFlags": [], "questions": [], "rules": [],
             "otherwise": {"urgency": "consultation", "advice": [],
                           "text": {"fr": "Ce motif doit être vu par un médecin.",
                                    "en": "This should be seen by a doctor."}},
             "advice": {}, "safetyNet": [], "sources": []}
            """;

    @Test
    void aWhollyNewProtocolBeginsEmptyAndComesIntoForceLikeAnyOther() {
        var content = (ObjectNode) TestTriage.JSON.readTree(EMPTY);
        var empty =
                in(author, () -> it.edit.make(author, "noise-exposure", content, List.of(), null));
        var said = check(empty);
        assertThat(said.sound()).isFalse();
        assertThat(said.faults())
                .extracting(Fault::kind)
                .containsExactlyInAnyOrder(
                        "never-opens", "few-red-flags", "no-source", "few-rows", "one-language");
        refused("triage/draft-not-sound", () -> it.sign(author, empty));

        var hearing = it.protocols.shipped().textOf("hearing");
        var filled =
                (ObjectNode)
                        TestTriage.JSON.readTree(
                                hearing.replace("hearing.less", "noise-exposure.less"));
        filled.put("id", "noise-exposure").put("version", "1.0.0");
        var draft =
                in(
                        author,
                        () ->
                                it.edit.change(
                                        author,
                                        "noise-exposure",
                                        "1.0.0",
                                        filled,
                                        TestGovernance.rows(),
                                        '"' + empty.tag() + '"'));
        assertThat(check(draft).faults()).isEmpty();
        it.sign(author, draft);
        it.sign(signatory, draft);
        publish(draft);
        assertThat(inForce(author).has("noise-exposure")).isTrue();
        assertThat(inForce(author).references())
                .hasSize(it.protocols.shipped().references().size() + 1);
    }

    @Test
    void itWaitsForItsMoment() {
        var tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
        publish(it.signed(NEXT), tomorrow);
        assertThat(inForce(author)).isEqualTo(it.protocols.shipped());
        var early = it.signed("1.0.2");
        refused("triage/another-is-waiting", () -> publish(early));
        it.pass(Duration.ofDays(2));
        it.protocols.changed(author.healthService());
        assertThat(inForce(author)).isNotEqualTo(it.protocols.shipped());
    }

    @Test
    void theLastPublicationIsTakenBackAndOnlyTheLast() {
        var first = publish(it.signed(NEXT));
        var between = inForce(author);
        var second = publish(it.signed("1.0.2"));
        refused("triage/not-the-last", () -> rollBack(first));
        var taken = rollBack(second);
        assertThat(inForce(author)).isEqualTo(between);
        refused("triage/not-the-last", () -> rollBack(second));
        refused("triage/not-the-last", () -> rollBack(taken));
        rollBack(first);
        assertThat(inForce(author).hash()).isEqualTo(it.protocols.shipped().hash());
        assertThat(it.triage.seenByOwner("select action from platform.audit_log order by id"))
                .endsWith("triage.protocol.rolled-back", "triage.protocol.rolled-back");
    }

    private Publication rollBack(Publication publication) {
        return in(signatory, () -> it.publish.rollBack(signatory, publication.id(), null));
    }

    @Test
    void listsArePagedFromTheNewest() {
        publish(it.signed(NEXT));
        var second = publish(it.signed("1.0.2"));
        it.draft(it.next("1.0.3"));
        var newest = page(null);
        assertThat(newest).extracting(Draft::version).containsExactly("1.0.3", "1.0.2");
        assertThat(page(newest.getLast().id())).extracting(Draft::version).containsExactly(NEXT);
        assertThat(
                        in(
                                author,
                                () ->
                                        it.triage
                                                .database()
                                                .read(() -> it.publications.page(second.id(), 10))))
                .extracting(Publication::version)
                .containsExactly(NEXT);
    }

    private List<Draft> page(@Nullable UUID before) {
        return in(author, () -> it.triage.database().read(() -> it.drafts.page(before, 2)));
    }

    @Test
    void nobodySignsAloneWhateverTheyMay() {
        var both =
                it.someone(
                        author.healthService(),
                        Permission.PROTOCOLS_AUTHOR,
                        Permission.PROTOCOLS_SIGN);
        var draft =
                in(
                        both,
                        () ->
                                it.edit.make(
                                        both,
                                        PROTOCOL,
                                        it.next(NEXT),
                                        TestGovernance.rows(),
                                        null));
        refused("triage/signs-alone", () -> it.sign(both, draft));
        refused("triage/not-its-author", () -> it.sign(author, draft));
    }

    @Test
    void whoeverChangesItBecomesItsAuthor() {
        var draft = it.draft(it.next(NEXT));
        var other = it.someone(author.healthService(), Permission.PROTOCOLS_AUTHOR);
        var changed =
                in(
                        other,
                        () ->
                                it.edit.change(
                                        other,
                                        PROTOCOL,
                                        NEXT,
                                        it.next(NEXT).put("note", "Another word."),
                                        TestGovernance.rows(),
                                        '"' + draft.tag() + '"'));
        refused("triage/not-its-author", () -> it.sign(author, changed));
        it.sign(other, changed);
        it.sign(signatory, changed);
        publish(changed);
    }

    @Test
    void anotherDraftOfTheSameVersionIsNotWhatSomebodyRead() {
        var read = it.draft(it.next(NEXT));
        in(
                author,
                () -> {
                    it.edit.remove(author, PROTOCOL, NEXT, '"' + read.tag() + '"');
                    return true;
                });
        it.draft(it.next(NEXT).put("note", "Another word."));
        refused("platform/changed-meanwhile", () -> it.sign(signatory, read));
        refused(
                "platform/say-what-you-saw",
                () -> in(signatory, () -> it.edit.sign(signatory, PROTOCOL, NEXT, "*")));
    }

    @Test
    void whatIsNoProtocolTakesNoneAway() {
        var none = it.next(NEXT).put("kind", "index");
        assertThat(check(it.draft(none)).faults().toString()).contains("is no protocol");
    }

    @Test
    void aRepeatedRequestPublishesAndTakesBackOnce() {
        var draft = it.signed(NEXT);
        Supplier<Publication> publish =
                () ->
                        in(
                                signatory,
                                () ->
                                        it.publish.publish(
                                                signatory, PROTOCOL, NEXT, null, "double-click"));
        var first = publish.get();
        assertThat(publish.get()).isEqualTo(first);
        assertThat(draft.publishedAt()).isNull();
        Supplier<Publication> back =
                () -> in(signatory, () -> it.publish.rollBack(signatory, first.id(), "again"));
        assertThat(back.get()).isEqualTo(back.get());
    }

    @ParameterizedTest
    @CsvSource({
        "update triage.publications set library = before",
        "update triage.publications set effective_at = effective_at - interval '1 second'",
        "update triage.publications set jws = (select jws from triage.protocol_signatures limit 1)",
    })
    void aPublicationThatSomebodyEditedCountsForNothing(String edit) {
        publish(it.signed(NEXT));
        it.triage.asOwner(edit);
        it.protocols.changed(author.healthService());
        assertThat(inForce(author)).isEqualTo(it.protocols.shipped());
    }

    @Test
    void nothingIsPutOffForLongerThanSignaturesAreGoodFor() {
        var draft = it.signed(NEXT);
        assertThatThrownBy(() -> publish(draft, Instant.now().plus(40, ChronoUnit.DAYS)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> publish(draft, Instant.MAX.minusSeconds(86_400)))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "1e-9", "\"\\u0007\""})
    void whatHasNoPlaceInAProtocolIsRefusedAtOnce(String strange) {
        var content = it.next(NEXT);
        content.set("note", json(strange));
        assertThatThrownBy(() -> it.draft(content)).isInstanceOf(Problem.class);
    }

    @Test
    void withoutTwoSignaturesUnderThisVeryTextNothingIsPublished() {
        var draft = it.draft(it.next(NEXT));
        refused("triage/not-signed", () -> publish(draft));
        it.sign(author, draft);
        refused("triage/not-signed", () -> publish(draft));
        it.sign(signatory, draft);
        var changed =
                in(
                        author,
                        () ->
                                it.edit.change(
                                        author,
                                        PROTOCOL,
                                        NEXT,
                                        it.next(NEXT).put("note", "Another word."),
                                        TestGovernance.rows(),
                                        '"' + draft.tag() + '"'));
        refused("triage/not-signed", () -> publish(changed));
        refused("platform/changed-meanwhile", () -> it.sign(signatory, draft));
    }

    @ParameterizedTest
    @CsvSource({
        "update triage.protocol_drafts set content = replace(content; 'Headache'; 'Hedache')",
        "update triage.protocol_signatures set person_id = gen_random_uuid()",
        "update triage.protocol_signatures set at = at + interval '20 days'",
        "update triage.protocol_signatures set jws = reverse(jws)",
    })
    void whatSomebodyEditedInTheDatabaseIsNotPublished(String edit) {
        var draft = it.signed(NEXT);
        it.triage.asOwner("set session_replication_role = replica", edit.replace(';', ','));
        refused("triage/not-signed", () -> publish(draft));
    }

    @Test
    void aLibraryThatSomebodyEditedIsNotUsed() {
        publish(it.signed(NEXT));
        var library = inForce(author);
        var forged = library.with(PROTOCOL, library.textOf(PROTOCOL), List.of("a..b"));
        it.protocols.archive(forged);
        assertThatThrownBy(() -> it.protocols.find(forged.hash()))
                .hasMessageContaining("not as it was signed");
    }

    @Test
    void aSignatureIsGoodForAMonth() {
        var draft = it.signed(NEXT);
        it.pass(Duration.ofDays(31));
        refused("triage/signature-expired", () -> publish(draft));
        it.sign(author, draft);
        it.sign(signatory, draft);
        publish(draft);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    /title/en | delete | en is missing
                    /opens | headache or nonsense | unknown finding nonsense
                    /rules/0/when | headache and ( | a name was expected
                    /otherwise/urgency | soon | urgency
                    /redFlags/0/question | delete | question
                    /version | 1.0.0 | not above
                    """)
    void eachPlantedFaultIsSaidAndNobodySignsIt(String place, String fault, String said) {
        var content = it.next(NEXT);
        var slash = place.lastIndexOf('/');
        var parent = (ObjectNode) content.at(place.substring(0, slash));
        var name = place.substring(slash + 1);
        if (fault.equals("delete")) {
            parent.remove(name);
        } else {
            parent.put(name, fault);
        }
        var draft = it.draft(content);
        assertThat(check(draft).faults().toString()).contains(said);
        refused("triage/draft-not-sound", () -> it.sign(author, draft));
    }

    @Test
    void aRowThatComesOutOtherwiseIsSaid() {
        var rows = new ArrayList<>(TestGovernance.rows());
        rows.set(0, new ExpectedRow("en", "thunderclap headache", null, null, null, "self_care"));
        var draft = in(author, () -> it.edit.make(author, PROTOCOL, it.next(NEXT), rows, null));
        assertThat(check(draft).expected())
                .containsExactly(
                        new Report.Difference(1, "thunderclap headache", "self_care", "ambulance"));
    }

    @Test
    void theComparisonNamesWhatDiffers() {
        var content = it.next(NEXT);
        ((ObjectNode) content.at("/redFlags/0/sign")).put("en", "Another sign.");
        content.withArray("rules").remove(0);
        assertThat(check(it.draft(content)).changes())
                .containsExactly(
                        new Comparison.Change("redFlags", "thunderclap", "changed"),
                        new Comparison.Change("rules", "pressure-vision", "removed"));
    }

    @Test
    void ofTwoAtTheSameMomentEachBuildsUponTheOther() throws Exception {
        var headache = it.signed(NEXT);
        var cold = (ObjectNode) json(it.protocols.shipped().textOf("cold"));
        cold.put("version", "1.0.1");
        var other =
                in(author, () -> it.edit.make(author, "cold", cold, TestGovernance.rows(), null));
        it.sign(author, other);
        it.sign(signatory, other);
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Callable<Publication>> both =
                    List.of(() -> publish(headache), () -> publish(other));
            for (Future<Publication> one : threads.invokeAll(both)) {
                one.get();
            }
        }
        assertThat(inForce(author).references())
                .filteredOn(one -> one.version().equals("1.0.1"))
                .hasSize(2);
    }

    @Test
    void whatWasPublishedIsNeitherChangedNorPublishedAgain() {
        var draft = it.signed(NEXT);
        publish(draft);
        refused("triage/already-published", () -> publish(draft));
        refused("triage/already-published", () -> it.sign(author, draft));
        refused("triage/draft-exists", () -> it.draft(it.next(NEXT)));
    }

    private static JsonNode json(String text) {
        return TestTriage.JSON.readTree(text);
    }
}
