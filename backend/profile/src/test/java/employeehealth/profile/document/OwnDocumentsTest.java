package employeehealth.profile.document;

import static employeehealth.profile.document.TestDocuments.called;
import static employeehealth.profile.document.TestDocuments.notFound;
import static employeehealth.profile.document.TestDocuments.refused;
import static employeehealth.profile.document.TestDocuments.replacing;
import static employeehealth.profile.document.TestDocuments.rows;
import static employeehealth.profile.document.TestDocuments.unfiled;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.OwnedId;
import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.CareAccess;
import employeehealth.shared.access.CareAccess.Purpose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnDocumentsTest {

    private final TestDocuments world;

    OwnDocumentsTest(@TempDir Path folder) {
        world = new TestDocuments(folder);
    }

    private List<String> titles(Category category) {
        return Tenant.of(world.claire)
                .get(() -> world.read.page(world.claire, category, null, 10))
                .items()
                .stream()
                .map(one -> one.about().title())
                .toList();
    }

    @Test
    void theyAreListedNewestFirstByPagesAndByKind() {
        world.filed(world.claire, "eins", called("un"));
        world.filed(world.claire, "zwei", called("deux"));
        var letter = new About("trois", Category.LETTER, null);
        world.filed(world.claire, "drei", new AddDocument.Wanted(letter, "x.txt", null));
        world.filed(world.employee(), "vier", called("quatre"));
        assertThat(titles(Category.RESULT)).containsExactly("deux", "un");
        assertThat(titles(Category.LETTER)).containsExactly("trois");
        assertThat(titles(Category.IMAGING)).isEmpty();
        Tenant.of(world.claire)
                .run(() -> {
                    var page = world.read.page(world.claire, null, null, 2);
                    assertThat(page.items()).hasSize(2);
                    assertThat(page.used()).isEqualTo(12);
                    var last = page.items().getLast().id();
                    assertThat(world.read.page(world.claire, null, last, 2).items()).hasSize(1);
                });
    }

    @Test
    void whatIsGivenInComesBackOnceByALink() {
        var document = world.filed(world.claire, "Compte rendu", called("Bilan"));
        var link =
                Tenant.of(world.claire)
                        .get(() -> world.read.link(world.claire, document.id(), null));
        assertThat(world.fetched(link, world.shared())).isEqualTo("Compte rendu".getBytes(UTF_8));
        refused(410, "platform/link-ended", () -> world.fetched(link, world.shared()));
    }

    @Test
    void noWordOfItIsInTheDatabase() {
        world.filed(world.claire, "canari-du-contenu", called("canari-du-titre"));
        for (var column :
                List.of(
                        "sealed_about, 'escape') from profile.documents",
                        "category_key, 'escape') from profile.documents",
                        "content_key, 'escape') from profile.document_versions",
                        "sealed_file, 'escape') from profile.document_versions")) {
            assertThat(
                            rows(
                                    "select encode("
                                            + column
                                            + " where person_id = '"
                                            + world.claire.person()
                                            + "'"))
                    .singleElement()
                    .satisfies(row ->
                            assertThat(row.toString()).doesNotContain("canari", "result", ".txt"));
        }
    }

    @Test
    void theSameContentIsKeptOnceForOnePersonAndNotRecognisedInAnothersFile() {
        world.filed(world.claire, "same", called("un"));
        for (var press = 1; press <= 2; press++) {
            refused(
                    409,
                    "profile/same-document",
                    () ->
                            world.given(
                                    world.claire, "same".getBytes(UTF_8), called("deux"), "key-s"));
        }
        world.filed(world.employee(), "same", called("un"));
        assertThat(
                        rows(
                                "select distinct content_key from profile.document_versions where"
                                        + " company_id = '"
                                        + world.company
                                        + "'"))
                .hasSize(2);
    }

    @Test
    void theSameRequestMakesOneDocument() {
        var content = "again".getBytes(UTF_8);
        var first = world.given(world.claire, content, called("un"), "key");
        var again = world.given(world.claire, content, called("un"), "key");
        assertThat(again.id()).isEqualTo(first.id());
        refused(
                422,
                "platform/idempotency-mismatch",
                () -> world.given(world.claire, "other".getBytes(UTF_8), called("un"), "key"));
    }

    @Test
    void whatIsSaidOfItIsChangedByWhoeverHasSeenIt() {
        var document = world.filed(world.claire, "x", called("un"));
        var about = new About("deux", Category.LETTER, LocalDate.of(2030, 1, 1));
        Tenant.of(world.claire)
                .run(() -> {
                    refused(
                            428,
                            "platform/say-what-you-saw",
                            () -> world.edit.change(world.claire, document.id(), about, null));
                    var after = world.edit.change(world.claire, document.id(), about, "\"1\"");
                    assertThat(after.tag()).isEqualTo("2");
                    assertThat(world.read.one(world.claire, document.id()).about())
                            .isEqualTo(about);
                    refused(
                            412,
                            "platform/changed-meanwhile",
                            () -> world.edit.remove(world.claire, document.id(), "\"1\""));
                });
        assertThat(titles(Category.LETTER)).containsExactly("deux");
    }

    @Test
    void aNewVersionStandsInItsPlaceAndTheOldOneStaysReadable() {
        var first = world.filed(world.claire, "one", called("un"));
        var second = world.filed(world.claire, "two", replacing(first.id(), "deux"));
        assertThat(second.id()).isEqualTo(first.id());
        Tenant.of(world.claire)
                .run(() -> {
                    var versions = world.read.versions(world.claire, first.id());
                    assertThat(versions).extracting(Version::number).containsExactly(2, 1);
                    var old = world.read.link(world.claire, first.id(), 1);
                    assertThat(world.fetched(old, world.shared())).isEqualTo("one".getBytes(UTF_8));
                    notFound(() -> world.read.link(world.claire, first.id(), 3));
                });
        assertThat(titles(Category.RESULT)).containsExactly("deux");
        notFound(() -> world.filed(world.claire, "three", replacing(UUID.randomUUID(), "x")));
    }

    @Test
    void whatIsTakenAwayIsGoneWithAllItsVersions() {
        var first = world.filed(world.claire, "one", called("un"));
        world.filed(world.claire, "two", replacing(first.id(), "deux"));
        Tenant.of(world.claire)
                .run(() -> {
                    world.edit.remove(world.claire, first.id(), "\"2\"");
                    notFound(() -> world.read.one(world.claire, first.id()));
                    notFound(() -> world.read.link(world.claire, first.id(), 1));
                });
        assertThat(
                        rows(
                                "select state from platform.blobs where person_id = '"
                                        + world.claire.person()
                                        + "'"))
                .containsOnly("released");
    }

    @Test
    void anothersAreNotThereForAnyoneNorInAnotherCompany() {
        var document = world.filed(world.claire, "x", called("un"));
        var other = world.employee();
        var about = new About("y", Category.OTHER, null);
        Tenant.of(other)
                .run(() -> {
                    notFound(() -> world.read.one(other, document.id()));
                    notFound(() -> world.read.link(other, document.id(), null));
                    notFound(() -> world.read.versions(other, document.id()));
                    notFound(() -> world.edit.change(other, document.id(), about, "*"));
                    notFound(() -> world.edit.remove(other, document.id(), "*"));
                    notFound(() ->
                            world.sharing.share(
                                    other,
                                    document.id(),
                                    world.physician.person(),
                                    world.clock.instant().plusSeconds(60)));
                    notFound(() -> world.sharing.list(other, document.id()));
                    notFound(() -> world.sharing.looks(other, document.id()));
                });
        var stranger =
                TestProfile.someone(
                        new CompanyId(Ids.next()),
                        new HealthServiceId(Ids.next()),
                        Role.PHYSICIAN,
                        Permission.CARE_READ);
        assertThat(
                        new CareAccess(world.claire.person().value(), Purpose.CARE)
                                .get(() ->
                                        Tenant.of(stranger)
                                                .get(() ->
                                                        world.database.read(() ->
                                                                world.filed.find(
                                                                        world.claire.person(),
                                                                        document.id())))))
                .isEmpty();
    }

    @Test
    void ofManyAtOnceNoMoreGetInThanThereIsRoomFor() throws Exception {
        var content = new byte[1_500_000];
        java.util.Arrays.fill(content, (byte) 'a');
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tries =
                    IntStream.range(0, 6)
                            .mapToObj(n -> (Callable<Boolean>) () -> fits(content.clone(), n))
                            .toList();
            var kept = 0;
            for (var one : threads.invokeAll(tries)) {
                kept += one.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(4);
        }
        assertThat(unfiled(world.claire)).isEmpty();
    }

    private boolean fits(byte[] content, int n) {
        content[0] = (byte) ('b' + n);
        try {
            world.filed(world.claire, content, called("n" + n));
            return true;
        } catch (Problem full) {
            assertThat(full.type()).isEqualTo("profile/no-room");
            assertThat(full.status().value()).isEqualTo(413);
            return false;
        }
    }

    @Test
    void somebodyIsRemindedThirtyDaysBeforeItEnds() {
        var on = LocalDate.ofInstant(world.clock.instant(), ZoneOffset.UTC).plusDays(90);
        var about = new About("un", Category.PRESCRIPTION, on);
        var document = world.filed(world.claire, "x", new AddDocument.Wanted(about, "x.txt", null));
        assertThat(reminders(document.id()))
                .as("the day is sealed, and is not in the name of a job")
                .containsExactly(document.id().toString());
        Tenant.of(world.claire)
                .run(() ->
                        world.edit.change(
                                world.claire,
                                document.id(),
                                new About("un", Category.PRESCRIPTION, null),
                                "*"));
        assertThat(reminders(document.id())).isEmpty();
        reminded();
        assertThat(told())
                .singleElement()
                .satisfies(body -> assertThat(body.toString()).contains("person", "at"));
    }

    @Test
    void whoRefusesRemindersGetsNoneThatWereAskedForBefore() {
        world.consents.say(world.claire, ConsentPurpose.REMINDERS, false);
        reminded();
        assertThat(told()).isEmpty();
        world.consents.say(world.claire, ConsentPurpose.REMINDERS, true);
        reminded();
        assertThat(told()).hasSize(1);
    }

    private void reminded() {
        var which =
                new ExpiryReminderJob.Which(
                        OwnedId.of(Owner.of(world.claire), world.company.value()),
                        world.clock.instant());
        Tenant.of(world.company).run(() -> world.reminder.run(which));
    }

    private List<Object> told() {
        return rows(
                "select body::text from platform.outbox where kind = 'profile.document-expires'"
                        + " and key = '"
                        + world.claire.person()
                        + "'");
    }

    private static List<Object> reminders(UUID document) {
        return rows(
                "select task_instance from platform.jobs where task_name ="
                        + " 'profile.document-expiry' and task_instance like '"
                        + document
                        + "%'");
    }

    // --- the form in which a file comes in one piece

    private FiledDocument sent(String body) {
        return sent(body, null);
    }

    private FiledDocument sent(String body, @Nullable String key) {
        var me = world.claire;
        var controller =
                new DocumentController(
                        world.read,
                        world.add,
                        world.edit,
                        world.fields,
                        world.store,
                        TestDocuments.SETTINGS);
        var request = new MockHttpServletRequest("POST", "/api/v1/profile/documents");
        request.setContentType("multipart/form-data; boundary=XX");
        request.setContent(body.replace("\n", "\r\n").getBytes(UTF_8));
        return Tenant.of(me)
                .get(() -> {
                    var made = controller.add(me, request, key).getHeaders().getLocation();
                    var path = Objects.requireNonNull(made).getPath();
                    var id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
                    return world.read.one(me, id);
                });
    }

    private static String part(String name, String value) {
        return "--XX\nContent-Disposition: form-data; name=\"" + name + "\"\n\n" + value + "\n";
    }

    private static String file(String name, String content) {
        return "--XX\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + name
                + "\"\nContent-Type: text/html\n\n"
                + content
                + "\n";
    }

    @Test
    void aFormIsReadInAnyOrder() {
        var document =
                sent(
                        part("category", "letter")
                                + file("../Léa\u202Efdp.txt", "Bonjour")
                                + part("expiresOn", "2030-05-31")
                                + "--XX--\n");
        assertThat(document.about())
                .isEqualTo(new About("Léafdp", Category.LETTER, LocalDate.of(2030, 5, 31)));
        assertThat(document.newest().fileName()).isEqualTo("Léafdp.txt");
        assertThat(document.newest().size()).isEqualTo(7);
    }

    @Test
    void aFormWithoutFileOrWithSomethingElseOrBrokenOffIsRefused() {
        var invalid = "platform/invalid-input";
        refused(400, invalid, () -> sent(part("category", "letter") + "--XX--\n"));
        refused(400, invalid, () -> sent(file("scan.pdf\0.html", "Bonjour") + "--XX--\n"));
        refused(400, invalid, () -> sent(file("a.txt", "x") + part("who", "me") + "--XX--\n"));
        refused(400, invalid, () -> sent(file("a.txt", "x") + file("b.txt", "y") + "--XX--\n"));
        refused(400, invalid, () -> sent(file("a.txt", "x") + "--XX--\n"));
        refused(400, invalid, () -> sent("nothing of the kind"));
    }

    @Test
    void whatIsNotFiledTakesNoRoomInTheStore() {
        var letter = part("category", "letter");
        var filed = sent(letter + file("a.txt", "Bonjour") + "--XX--\n", "key");
        var again = sent(letter + file("a.txt", "Bonjour") + "--XX--\n", "key");
        assertThat(again.id()).isEqualTo(filed.id());
        refused(
                422,
                "platform/idempotency-mismatch",
                () -> sent(letter + file("a.txt", "Bonsoir") + "--XX--\n", "key"));
        refused(
                409,
                "profile/same-document",
                () -> sent(letter + file("b.txt", "Bonjour") + "--XX--\n"));
        var replaces = part("replaces", UUID.randomUUID().toString());
        notFound(() -> sent(letter + replaces + file("a.txt", "x") + "--XX--\n"));
        var invalid = "platform/invalid-input";
        refused(400, invalid, () -> sent(letter + file("a.txt", "x") + part("who", "me")));
        refused(400, invalid, () -> sent(file("a.txt", "x") + "--XX--\n"));
        refused(400, invalid, () -> sent(letter + file("a.txt", "x") + file("b.txt", "y")));
        refused(400, invalid, () -> sent(letter + file("a.txt", "x") + "--XX\nbroken off"));
        assertThat(unfiled(world.claire)).isEmpty();
        assertThat(
                        rows(
                                "select id from platform.blobs where state = 'kept' and person_id"
                                        + " = '"
                                        + world.claire.person()
                                        + "'"))
                .as("what was filed stays")
                .containsExactly(filed.newest().id());
    }

    @Test
    void whatIsCalledWhatItIsNotIsNotEvenStored() {
        refused(
                415,
                "profile/not-what-it-is-called",
                () ->
                        sent(
                                part("category", "letter")
                                        + file("page.pdf", "<html></html>")
                                        + "--XX--\n"));
        assertThat(
                        rows(
                                "select 1 from platform.blobs where person_id = '"
                                        + world.claire.person()
                                        + "'"))
                .isEmpty();
    }

    @Test
    void everythingThatIsWrongIsSaid() {
        var wrong =
                Map.of(
                        "title", "a\u202Eb",
                        "category", "selfie",
                        "expiresOn", "2030-02-30",
                        "replaces", "x");
        refused(400, "platform/invalid-input", () -> world.fields.read(wrong, "a.txt"));
        try {
            world.fields.read(wrong, "a.txt");
        } catch (Problem problem) {
            assertThat(problem.errors())
                    .extracting(fault -> fault.field() + " " + fault.message())
                    .containsExactlyInAnyOrder(
                            "title field.characters",
                            "category field.category",
                            "expiresOn field.day",
                            "replaces field.unknown-document");
        }
    }

    @Test
    void archivesProgramsAndDrawingsAreNoDocuments() {
        for (var content : List.of("PK\u0003\u0004", "\u007fELF", "MZ\u0090\u0000")) {
            refused(
                    415,
                    "platform/unsupported-document",
                    () ->
                            world.store.arrive(
                                    world.company,
                                    world.claire.person(),
                                    FiledDocuments.CONTENT,
                                    new ByteArrayInputStream(
                                            content.getBytes(
                                                    java.nio.charset.StandardCharsets.ISO_8859_1)),
                                    1_000));
        }
    }
}
