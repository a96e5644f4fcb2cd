package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.neighbour.ClamServer;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestSeal;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DocumentsTest {

    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final PlatformDatabase PLATFORM = new PlatformDatabase(DATABASES);
    private static final NotesDatabase OWNER = new NotesDatabase(DATABASES);
    private static final Place CONTENT = new Place("notes.notes", "content");
    private static final long LIMIT = 1_000_000;
    private static final byte[] LETTER =
            "Compte rendu : tout va bien, canari-du-document.\n".getBytes(UTF_8);

    private final CompanyId lumiere = new CompanyId(UUID.randomUUID());
    private final HealthServiceId cabinet = new HealthServiceId(UUID.randomUUID());
    private final PersonId amina = new PersonId(UUID.randomUUID());
    private final Keeper keeper = new Keeper();
    private final Path folder;
    private final Broken blobs;
    private final Seal seal = TestSeal.of(TestPlatform.settings());
    private final Later clock = new Later();
    private final Documents documents;
    private final DocumentLinks links;

    DocumentsTest(@TempDir Path folder) {
        this.folder = folder;
        blobs = new Broken(new FileBlobs(folder.resolve("blobs")));
        documents = documents(null);
        links = links(documents);
    }

    private Documents documents(@Nullable Clamd clamd) {
        return new Documents(PLATFORM, blobs, seal, clamd, folder.resolve("spool"), clock);
    }

    private DocumentLinks links(Documents of) {
        return new DocumentLinks(
                PLATFORM,
                of,
                TestAudit.at(clock),
                TestPlatform.secrets(),
                TestPlatform.settings(),
                List.of(keeper),
                clock);
    }

    private static InputStream stream(byte[] content) {
        return new ByteArrayInputStream(content);
    }

    private Document arrived(byte[] content) {
        return documents.arrive(lumiere, amina, CONTENT, stream(content), LIMIT);
    }

    private Document kept(Documents in, byte[] content) {
        var document = in.arrive(lumiere, amina, CONTENT, stream(content), LIMIT);
        Tenant.of(lumiere).run(() -> OWNER.write(() -> in.keep(OWNER, document.id())));
        return document;
    }

    private static byte[] read(Documents from, PersonId person, UUID id) throws IOException {
        try (var content = from.open(person, CONTENT, id)) {
            return content.readAllBytes();
        }
    }

    private static void refused(HttpStatus status, String type, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(type);
                            assertThat(problem.status()).isEqualTo(status);
                        });
    }

    private long filesLeft() throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    // --- what arrives

    @Test
    void aDocumentIsKnownByItsContentAndGivenBackAsItWas() throws Exception {
        var document = kept(documents, LETTER);
        assertThat(document.type()).isEqualTo(ContentType.TEXT);
        assertThat(document.size()).isEqualTo(LETTER.length);
        assertThat(document.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(LETTER));
        assertThat(read(documents, amina, document.id())).isEqualTo(LETTER);
        assertThat(document.toString()).doesNotContain("sha256");

        assertThat(arrived("%PDF-1.7 something".getBytes(UTF_8)).type()).isEqualTo(ContentType.PDF);
        assertThat(arrived(picture("png")).type()).isEqualTo(ContentType.PNG);
        assertThat(arrived(picture("jpeg")).type()).isEqualTo(ContentType.JPEG);
    }

    private static byte[] picture(String kind) throws IOException {
        var to = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), kind, to);
        return to.toByteArray();
    }

    @Test
    void onTheDiskItIsSealed() throws IOException {
        kept(documents, LETTER);
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, ISO_8859_1)).doesNotContain("canari");
            }
        }
        assertThat(filesLeft()).as("nothing stays in the spool").isEqualTo(1);
    }

    @Test
    void otherKindsAreRefusedWhateverTheyAreCalled() throws IOException {
        for (var content :
                new byte[][] {
                    {},
                    "PK\u0003\u0004 an archive".getBytes(ISO_8859_1),
                    "\u007fELF".getBytes(ISO_8859_1),
                    "MZ\u0090\u0000".getBytes(ISO_8859_1),
                    "\u0000\u0000\u0000\u0018ftypheic".getBytes(ISO_8859_1)
                }) {
            refused(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "platform/unsupported-document",
                    () -> arrived(content));
        }
        assertThat(filesLeft()).isZero();
    }

    @Test
    void whatBreaksOffOrOnlyBeginsLikeItIsRefused() throws IOException {
        var cut = java.util.Arrays.copyOf(picture("png"), 60);
        var mixed = ("text ".repeat(200) + "\u0000\u0001 and then something else").getBytes(UTF_8);
        var latin = ("text ".repeat(200) + "déjà").getBytes(ISO_8859_1);
        for (var content : new byte[][] {cut, mixed, latin}) {
            refused(HttpStatus.BAD_REQUEST, "platform/damaged-document", () -> arrived(content));
        }
        assertThat(filesLeft()).isZero();
    }

    @Test
    void whatIsTooLargeIsRefusedAsSoonAsItIs() throws IOException {
        var endless =
                new InputStream() {
                    private long given;

                    @Override
                    public int read() {
                        given++;
                        return 'a';
                    }

                    @Override
                    public int read(byte[] buffer, int offset, int length) {
                        java.util.Arrays.fill(buffer, offset, offset + length, (byte) 'a');
                        given += length;
                        return length;
                    }
                };
        refused(
                HttpStatus.CONTENT_TOO_LARGE,
                "platform/too-large",
                () -> documents.arrive(lumiere, amina, CONTENT, endless, LIMIT));
        assertThat(endless.given).isLessThan(LIMIT + 20_000);
        assertThat(filesLeft()).isZero();
        assertThat(arrived("a".repeat((int) LIMIT).getBytes(UTF_8)).size()).isEqualTo(LIMIT);
    }

    @Test
    void anotherPersonsDocumentDoesNotOpen() {
        var document = kept(documents, LETTER);
        var paul = new PersonId(UUID.randomUUID());
        seal.seal(paul, CONTENT, UUID.randomUUID(), LETTER);
        assertThatThrownBy(() -> read(documents, paul, document.id()))
                .isInstanceOf(Seal.NotSealedHere.class);
    }

    // --- what stays, and what goes

    @Test
    void whatWasKeptStaysAndWhatNobodyKeptIsSweptADayLater() throws IOException {
        var kept = kept(documents, LETTER);
        var orphan = arrived(LETTER);
        documents.tidy();
        assertThat(read(documents, amina, orphan.id())).isEqualTo(LETTER);

        clock.later(Duration.ofDays(2));
        documents.tidy();
        assertThat(read(documents, amina, kept.id())).isEqualTo(LETTER);
        refused(
                HttpStatus.NOT_FOUND,
                "platform/not-found",
                () -> documents.open(amina, CONTENT, orphan.id()));
        assertThat(filesLeft()).isEqualTo(1);
        assertThatThrownBy(() ->
                        Tenant.of(lumiere)
                                .run(() -> OWNER.write(() -> documents.keep(OWNER, orphan.id()))))
                .as("too late to keep it: the owner's transaction fails")
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsDiscardedGoesSoonUnlessItWasKept() throws Exception {
        var kept = kept(documents, LETTER);
        var unwanted = arrived(LETTER);
        documents.discard(kept.id());
        documents.discard(unwanted.id());
        documents.discard(UUID.randomUUID()); // never was there
        documents.tidy();
        assertThat(read(documents, amina, kept.id())).isEqualTo(LETTER);
        assertThat(filesLeft()).isEqualTo(1);
        assertThatThrownBy(() ->
                        Tenant.of(lumiere)
                                .run(() -> OWNER.write(() -> documents.keep(OWNER, unwanted.id()))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void whatIsDiscardedWhileItIsBeingKeptStays() throws Exception {
        var document = arrived(LETTER);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var discarded =
                    Tenant.of(lumiere)
                            .get(() ->
                                    OWNER.write(() -> {
                                        documents.keep(OWNER, document.id());
                                        return threads.submit(
                                                () -> documents.discard(document.id()));
                                    }));
            discarded.get();
        }
        documents.tidy();
        assertThat(read(documents, amina, document.id())).isEqualTo(LETTER);
    }

    @Test
    void aKindThatIsNotWantedIsRefusedBeforeItIsStored() throws IOException {
        refused(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "notes/other",
                () ->
                        documents.arrive(
                                lumiere,
                                amina,
                                CONTENT,
                                stream(LETTER),
                                LIMIT,
                                type -> {
                                    throw new Problem(
                                            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "notes/other");
                                }));
        assertThat(filesLeft()).isZero();
    }

    @Test
    void whatWasReleasedGoesUnlessTheTransactionDoesNotHappen() throws IOException {
        var document = kept(documents, LETTER);
        assertThatThrownBy(() ->
                        Tenant.of(lumiere)
                                .run(() ->
                                        OWNER.write(() -> {
                                            documents.release(OWNER, document.id());
                                            throw new IllegalStateException("changed my mind");
                                        })))
                .hasMessage("changed my mind");
        documents.tidy();
        assertThat(read(documents, amina, document.id())).isEqualTo(LETTER);

        Tenant.of(lumiere).run(() -> OWNER.write(() -> documents.release(OWNER, document.id())));
        documents.tidy();
        assertThat(filesLeft()).isZero();
    }

    @Test
    void anotherCompanyCanNeitherKeepNorReleaseIt() throws IOException {
        var document = kept(documents, LETTER);
        var verrerie = Tenant.of(new CompanyId(UUID.randomUUID()));
        verrerie.run(() -> OWNER.write(() -> documents.release(OWNER, document.id())));
        documents.tidy();
        assertThat(read(documents, amina, document.id())).isEqualTo(LETTER);
        assertThatThrownBy(() ->
                        verrerie.run(() -> OWNER.write(() -> documents.keep(OWNER, document.id()))))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void aStoreThatIsAwayRefusesWhatArrivesAndSweepsLater() throws IOException {
        var document = kept(documents, LETTER);
        Tenant.of(lumiere).run(() -> OWNER.write(() -> documents.release(OWNER, document.id())));
        blobs.broken = true;
        refused(HttpStatus.SERVICE_UNAVAILABLE, "platform/unavailable", () -> arrived(LETTER));
        assertThatThrownBy(documents::tidy).isInstanceOf(Problem.class);
        assertThat(filesLeft()).isEqualTo(1);

        blobs.broken = false;
        clock.later(Duration.ofDays(2));
        documents.tidy();
        assertThat(filesLeft()).isZero();
        assertThat(rowsOf(lumiere)).isZero();
    }

    private static long rowsOf(CompanyId company) {
        return TestPlatform.seenByOwner(
                        DATABASES,
                        "select 1 from platform.blobs where company_id = '" + company + "'")
                .size();
    }

    @Test
    void severalProcessesMayTidyAtOnce() throws Exception {
        for (var i = 0; i < 60; i++) {
            arrived(LETTER);
        }
        clock.later(Duration.ofDays(2));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> documents(null).tidy());
            var two = threads.submit(() -> documents(null).tidy());
            one.get();
            two.get();
        }
        documents.tidy();
        assertThat(filesLeft()).isZero();
    }

    // --- viruses

    @Test
    void itStaysInQuarantineUntilItWasFoundCleanWithARealScanner() throws IOException {
        try (var server = ClamServer.start()) {
            var scanned = documents(new Clamd(server.address(), Duration.ofSeconds(2)));
            assertThat(read(scanned, amina, kept(scanned, LETTER).id())).isEqualTo(LETTER);
            var infected = kept(scanned, ("x " + ClamServer.VIRUS).getBytes(UTF_8));
            refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "platform/infected",
                    () -> scanned.open(amina, CONTENT, infected.id()));

            server.kill();
            var waiting = kept(scanned, LETTER);
            var bad = kept(scanned, ("y " + ClamServer.VIRUS).getBytes(UTF_8));
            scanned.tidy();
            for (var one : new Document[] {waiting, bad}) {
                refused(
                        HttpStatus.CONFLICT,
                        "platform/waiting-for-scan",
                        () -> scanned.open(amina, CONTENT, one.id()));
            }
            server.restart();
            scanned.tidy();
            assertThat(read(scanned, amina, waiting.id())).isEqualTo(LETTER);
            refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "platform/infected",
                    () -> scanned.open(amina, CONTENT, bad.id()));
        }
    }

    // --- links

    private String linkTo(Document document) {
        var use = new DocumentLinks.Use(lumiere, cabinet, amina, amina, CONTENT, "own-file");
        var link =
                Tenant.of(lumiere)
                        .get(() -> OWNER.write(() -> links.make(OWNER, "notes", document, use)));
        assertThat(link.toString()).isEqualTo("Link[hidden]");
        return link.url().getPath();
    }

    private static String token(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static void ended(Runnable work) {
        refused(HttpStatus.GONE, "platform/link-ended", work);
    }

    @Test
    void aLinkWorksOnceAndTheReadingIsRecorded() {
        var path = linkTo(kept(documents, LETTER));
        assertThat(path).startsWith("/api/v1/notes/blobs/v1.");
        links.claim(links.find("notes", token(path)));
        ended(() -> links.find("notes", token(path)));
        assertThat(
                        TestPlatform.seenByOwner(
                                DATABASES,
                                "select action from platform.audit_log where person = '"
                                        + TestAudit.pseudonyms().of(amina)
                                        + "'"))
                .containsExactly("platform.document.read");
    }

    @Test
    void ofTwoWhoComeAtOnceOneIsServed() throws Exception {
        var document = kept(documents, LETTER);
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (var round = 0; round < 30; round++) {
                var token = token(linkTo(document));
                var start = new CyclicBarrier(2);
                var one = threads.submit(() -> used(links(documents), token, start));
                var two = threads.submit(() -> used(links(documents), token, start));
                assertThat(one.get() + two.get()).isEqualTo(1);
            }
        }
    }

    private static int used(DocumentLinks in, String token, CyclicBarrier start) throws Exception {
        start.await();
        try {
            in.claim(in.find("notes", token));
            return 1;
        } catch (Problem ended) {
            assertThat(ended.type()).isEqualTo("platform/link-ended");
            return 0;
        }
    }

    @Test
    void aLinkEndsAfterTwoMinutes() {
        var token = token(linkTo(kept(documents, LETTER)));
        clock.later(Duration.ofSeconds(121));
        ended(() -> links.find("notes", token));
    }

    @Test
    void anInventedOrChangedLinkOrOneOfAnotherServiceIsNone() {
        var token = token(linkTo(kept(documents, LETTER)));
        for (var other :
                new String[] {
                    "",
                    "v1",
                    "x".repeat(5_000),
                    token + "x",
                    token.replaceFirst("[0-9]{10}", "9999999999")
                }) {
            refused(HttpStatus.NOT_FOUND, "platform/not-found", () -> links.find("notes", other));
        }
        refused(HttpStatus.NOT_FOUND, "platform/not-found", () -> links.find("triage", token));
    }

    @Test
    void whoMayNotReadADocumentCannotMakeALinkToIt() {
        var document = kept(documents, LETTER);
        var verrerie = new CompanyId(UUID.randomUUID());
        var use = new DocumentLinks.Use(verrerie, cabinet, amina, amina, CONTENT, "own-file");
        assertThatThrownBy(() ->
                        Tenant.of(verrerie)
                                .run(() ->
                                        OWNER.write(() -> {
                                            links.make(OWNER, "notes", document, use);
                                        })))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void itIsGivenOutAsADownloadAndLookingAheadDoesNotUseItUp() throws Exception {
        var path = linkTo(kept(documents, LETTER));
        var mvc = MockMvcBuilders.standaloneSetup(new LinkController(provider(links))).build();
        assertThatThrownBy(() -> perform(mvc, "HEAD", path)).hasRootCauseInstanceOf(Problem.class);

        blobs.broken = true;
        assertThatThrownBy(() -> perform(mvc, "GET", path)).hasRootCauseInstanceOf(Problem.class);
        blobs.broken = false;

        var answer = perform(mvc, "GET", path);
        assertThat(answer.getContentAsByteArray()).isEqualTo(LETTER);
        assertThat(answer.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"document.txt\"");
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThatThrownBy(() -> perform(mvc, "GET", path)).hasRootCauseInstanceOf(Problem.class);
    }

    private static org.springframework.mock.web.MockHttpServletResponse perform(
            MockMvc mvc, String method, String path) throws Exception {
        return mvc.perform(context -> new MockHttpServletRequest(context, method, path))
                .andReturn()
                .getResponse();
    }

    private static <T> org.springframework.beans.factory.ObjectProvider<T> provider(T bean) {
        return new org.springframework.beans.factory.ObjectProvider<>() {
            @Override
            public T getObject() {
                return bean;
            }
        };
    }

    @Test
    void itsOwnerIsAskedAgainWhenALinkIsOpened() throws Exception {
        var path = linkTo(kept(documents, LETTER));
        var mvc = MockMvcBuilders.standaloneSetup(new LinkController(provider(links))).build();
        keeper.withdrawn = true;
        assertThatThrownBy(() -> perform(mvc, "GET", path)).hasRootCauseInstanceOf(Problem.class);
        keeper.withdrawn = false;
        assertThat(perform(mvc, "GET", path).getContentAsByteArray()).isEqualTo(LETTER);
        assertThat(keeper.asked)
                .as("of a company and a health service, so that it can look")
                .allSatisfy(use -> {
                    assertThat(use.company()).isEqualTo(lumiere);
                    assertThat(use.healthService()).isEqualTo(cabinet);
                })
                .hasSize(2);
    }

    @Test
    void inAFrameOfOursWhatCanDoNothingIsShownAndAPdfIsNot() throws Exception {
        var mvc = MockMvcBuilders.standaloneSetup(new LinkController(provider(links))).build();
        var shown = framed(mvc, linkTo(kept(documents, LETTER)));
        assertThat(shown.getHeader("Content-Disposition")).startsWith("inline;");
        assertThat(shown.getHeader("Content-Security-Policy"))
                .isEqualTo("default-src 'none'; frame-ancestors 'self'; sandbox");
        var pdf = framed(mvc, linkTo(kept(documents, "%PDF-1.7 something".getBytes(UTF_8))));
        assertThat(pdf.getHeader("Content-Disposition")).startsWith("attachment;");
    }

    private static org.springframework.mock.web.MockHttpServletResponse framed(
            MockMvc mvc, String path) throws Exception {
        return mvc.perform(
                        context -> {
                            var request = new MockHttpServletRequest(context, "GET", path);
                            request.addHeader("Sec-Fetch-Dest", "iframe");
                            return request;
                        })
                .andReturn()
                .getResponse();
    }

    /** The service that owns the documents. */
    private static final class Keeper implements LinkKeeper {

        private final List<DocumentLinks.Use> asked = new ArrayList<>();
        private boolean withdrawn;

        @Override
        public String service() {
            return "notes";
        }

        @Override
        public void opening(UUID blob, DocumentLinks.Use use) {
            asked.add(use);
            if (withdrawn) {
                throw Problem.notFound();
            }
        }
    }

    /** A store that can be taken away. */
    private static final class Broken implements Blobs {

        private final Blobs store;
        private volatile boolean broken;

        Broken(Blobs store) {
            this.store = store;
        }

        private Blobs store() {
            if (broken) {
                throw Problem.unavailable();
            }
            return store;
        }

        @Override
        public void put(String name, byte[] content) {
            store().put(name, content);
        }

        @Override
        public void put(String name, Path content) {
            store().put(name, content);
        }

        @Override
        public Optional<InputStream> get(String name) {
            return store().get(name);
        }

        @Override
        public void delete(String name) {
            store().delete(name);
        }
    }

    /** Now, and later when a test says so. */
    private static final class Later extends Clock {

        private Duration later = Duration.ZERO;

        void later(Duration by) {
            later = later.plus(by);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(later);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
