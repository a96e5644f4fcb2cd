package employeehealth.profile.document;

import static employeehealth.profile.document.TestDocuments.called;
import static employeehealth.profile.document.TestDocuments.notFound;
import static employeehealth.profile.document.TestDocuments.refused;
import static employeehealth.profile.document.TestDocuments.rows;
import static employeehealth.profile.document.TestDocuments.unfiled;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.profile.OwnedId;
import employeehealth.profile.document.AddDocument.Wanted;
import employeehealth.profile.document.Upload.State;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.neighbour.ClamServer;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class UploadTest {

    private static final int LENGTH = 1_400_000;

    private final TestDocuments world;
    private final byte[] letter = letter();

    UploadTest(@TempDir Path folder) {
        world = new TestDocuments(folder);
    }

    private static byte[] letter() {
        var text = new byte[LENGTH];
        for (var i = 0; i < LENGTH; i++) {
            text[i] = (byte) ('a' + (i * 31 + i / 97) % 26);
        }
        return text;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    /** A connection that is lost after so many bytes. */
    private static InputStream broken(byte[] bytes, int after) {
        return new FilterInputStream(stream(Arrays.copyOf(bytes, after))) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                var n = super.read(buffer, offset, length);
                if (n < 0) {
                    throw new IOException("connection reset");
                }
                return n;
            }
        };
    }

    private Upload begun(long length, Wanted wanted) {
        return Tenant.of(world.claire)
                .get(() -> world.receive.begin(world.claire, length, wanted, null));
    }

    private long sent(Upload upload, long offset, InputStream body) {
        return Tenant.of(world.claire)
                .get(() -> world.receive.receive(world.claire, upload.id(), offset, body));
    }

    private Upload now(Upload upload) {
        return Tenant.of(world.claire).get(() -> world.receive.find(world.claire, upload.id()));
    }

    private Upload finished(Upload upload) {
        // The job has its company from the queue.
        Tenant.of(world.company).run(() -> world.file.run(OwnedId.of(upload.owner(), upload.id())));
        return now(upload);
    }

    @Test
    void aFileThatBreaksOffTwiceIsSentOnAndIsTheSame() {
        var upload = begun(LENGTH, called("Bilan"));
        refused(400, "profile/broken-off", () -> sent(upload, 0, broken(letter, 600_001)));
        assertThat(now(upload).received()).as("as far as it came").isEqualTo(600_001);
        refused(
                400,
                "profile/broken-off",
                () -> sent(upload, 600_001, broken(rest(600_001), 100_000)));
        assertThat(now(upload).received()).isEqualTo(700_001);
        assertThat(sent(upload, 700_001, stream(rest(700_001)))).isEqualTo(LENGTH);
        assertThat(now(upload).state()).isEqualTo(State.RECEIVED);

        var filed = finished(upload);
        assertThat(filed.state()).isEqualTo(State.FILED);
        var document = Objects.requireNonNull(filed.document());
        var link = Tenant.of(world.claire).get(() -> world.read.link(world.claire, document, null));
        assertThat(world.fetched(link, world.shared())).isEqualTo(letter);
        assertThat(partsOf(upload)).as("nothing of it is left here").isZero();
    }

    private byte[] rest(int from) {
        return Arrays.copyOfRange(letter, from, LENGTH);
    }

    private static int partsOf(Upload upload) {
        return rows("select 1 from profile.upload_parts where upload_id = '" + upload.id() + "'")
                .size();
    }

    @Test
    void doneTwiceItMakesOneDocument() {
        var upload = begun(LENGTH, called("Bilan"));
        sent(upload, 0, stream(letter));
        var first = finished(upload);
        assertThat(finished(upload)).isEqualTo(first);
        assertThat(
                        rows(
                                "select 1 from profile.documents where person_id = '"
                                        + world.claire.person()
                                        + "'"))
                .hasSize(1);
    }

    @Test
    void itsLastByteHasItFiledWhateverBecomesOfUs() {
        var upload = begun(5, called("x"));
        sent(upload, 0, stream("Hallo".getBytes(UTF_8)));
        assertThat(
                        rows(
                                "select task_name from platform.jobs where task_instance = '"
                                        + upload.id()
                                        + "' order by task_name"))
                .containsExactly("profile.file-upload", "profile.forget-upload");
    }

    @Test
    void aPartThatBelongsElsewhereIsRefusedAndOfTwoWindowsOneGoesOn() throws Exception {
        var upload = begun(LENGTH, called("Bilan"));
        refused(409, "profile/other-offset", () -> sent(upload, 7, stream(letter)));
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tries =
                    IntStream.range(0, 4)
                            .mapToObj(n ->
                                    (Callable<Boolean>)
                                            () -> {
                                                try {
                                                    return sent(upload, 0, stream(letter))
                                                            == LENGTH;
                                                } catch (
                                                        employeehealth.shared.problem.Problem
                                                                conflict) {
                                                    assertThat(conflict.type())
                                                            .isEqualTo("profile/other-offset");
                                                    return false;
                                                }
                                            })
                            .toList();
            var through = new ArrayList<Boolean>();
            for (var one : threads.invokeAll(tries)) {
                through.add(one.get());
            }
            assertThat(through).containsOnlyOnce(true);
        }
        assertThat(finished(upload).state()).isEqualTo(State.FILED);
    }

    @Test
    void whatIsTooLargeOrHasNoRoomIsRefusedBeforeAnythingIsSent() {
        refused(413, "platform/too-large", () -> begun(2_147_483_648L, called("film")));
        begun(3_000_000, called("un"));
        begun(3_000_000, called("deux"));
        refused(413, "profile/no-room", () -> begun(1, called("trois")));
    }

    @Test
    void whatNobodySendsOnIsForgottenAndItsRoomIsFree() {
        var upload = begun(3_000_000, called("un"));
        sent(upload, 0, stream(letter));
        begun(3_000_000, called("deux"));
        Tenant.of(world.company)
                .run(() -> world.forget.run(OwnedId.of(upload.owner(), upload.id())));
        assertThat(partsOf(upload)).isZero();
        begun(3_000_000, called("trois"));
        notFound(() -> now(upload));
    }

    @Test
    void whatHasComeWholeIsFiledHoweverLate() {
        var upload = begun(5, called("x"));
        sent(upload, 0, stream("Hallo".getBytes(UTF_8)));
        world.clock.later(Duration.ofDays(3)); // the store was away for that long
        var job = OwnedId.of(upload.owner(), upload.id());
        assertThatThrownBy(() -> Tenant.of(world.company).run(() -> world.forget.run(job)))
                .as("looked at again later")
                .isInstanceOf(Postponed.class);
        assertThat(partsOf(upload)).isOne();
        Tenant.of(world.company).run(() -> world.file.run(job));
        assertThat(rows("select state from profile.uploads where id = '" + upload.id() + "'"))
                .containsExactly("filed");
        Tenant.of(world.company).run(() -> world.forget.run(job));
        assertThat(rows("select 1 from profile.uploads where id = '" + upload.id() + "'"))
                .isEmpty();
    }

    @Test
    void ofABeginningThatBrokeOffAtOnceNothingIsJudged() {
        var picture = new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        var upload = begun(600, new Wanted(called("x").about(), "x.png", null));
        refused(400, "profile/broken-off", () -> sent(upload, 0, broken(picture, 3)));
        assertThat(now(upload).state()).isEqualTo(State.RECEIVING);
        assertThat(now(upload).received()).isEqualTo(3);
    }

    @Test
    void whatTurnsOutToBeSomethingElseIsRefusedInTheEndAndNotStored() {
        var upload = begun(600, new Wanted(called("x").about(), "x.png", null));
        sent(upload, 0, stream(Arrays.copyOf(letter, 3)));
        sent(upload, 3, stream(Arrays.copyOfRange(letter, 3, 600)));
        assertThat(finished(upload).problem()).isEqualTo("profile/not-what-it-is-called");
        assertThat(unfiled(world.claire)).isEmpty();
    }

    @Test
    void afterADayItIsNotThereAnyMore() {
        var upload = begun(10, called("un"));
        world.clock.later(Duration.ofHours(25));
        notFound(() -> sent(upload, 0, stream(new byte[] {'a'})));
    }

    @Test
    void whatIsNoDocumentIsRefusedWithItsFirstPart() {
        var upload = begun(LENGTH, called("archive"));
        var zip = letter.clone();
        zip[2] = 3;
        refused(415, "platform/unsupported-document", () -> sent(upload, 0, stream(zip)));
        assertThat(now(upload).state()).isEqualTo(State.REFUSED);
        assertThat(partsOf(upload)).isZero();
        assertThat(
                        rows(
                                "select outcome from platform.audit_log where action ="
                                        + " 'profile.upload.refused' and entity_id = '"
                                        + upload.id()
                                        + "'"))
                .containsExactly("refused");

        var html = begun(30, new Wanted(called("x").about(), "page.pdf", null));
        refused(
                415,
                "profile/not-what-it-is-called",
                () -> sent(html, 0, stream("<html><script>1</script></html".getBytes(UTF_8))));
    }

    @Test
    void whatTurnsOutToBeDamagedIsRefusedInTheEnd() {
        var upload = begun(600_000, called("x"));
        var mixed = Arrays.copyOf(letter, 600_000);
        mixed[599_000] = 0;
        sent(upload, 0, stream(mixed));
        var refused = finished(upload);
        assertThat(refused.state()).isEqualTo(State.REFUSED);
        assertThat(refused.problem()).isEqualTo("platform/damaged-document");
        assertThat(partsOf(upload)).isZero();
    }

    /** A real clamd, with the test virus in the midst of a file that comes in parts. */
    @Test
    void whatHasAVirusIsGivenToNobody(@TempDir Path folder) {
        try (var scanner = ClamServer.start()) {
            var scanned = new TestDocuments(folder, scanner.address());
            var me = scanned.claire;
            var infected = letter.clone();
            var virus = ClamServer.VIRUS.getBytes(UTF_8);
            System.arraycopy(virus, 0, infected, 700_000, virus.length);
            var document =
                    Tenant.of(me)
                            .get(() -> {
                                var upload =
                                        scanned.receive.begin(me, LENGTH, called("Bilan"), null);
                                refused(
                                        400,
                                        "profile/broken-off",
                                        () ->
                                                scanned.receive.receive(
                                                        me,
                                                        upload.id(),
                                                        0,
                                                        broken(infected, 700_010)));
                                var rest = Arrays.copyOfRange(infected, 700_010, LENGTH);
                                scanned.receive.receive(me, upload.id(), 700_010, stream(rest));
                                scanned.file.run(OwnedId.of(upload.owner(), upload.id()));
                                return Objects.requireNonNull(
                                        scanned.receive.find(me, upload.id()).document());
                            });
            var link = Tenant.of(me).get(() -> scanned.read.link(me, document, null));
            refused(422, "platform/infected", () -> scanned.fetched(link, scanned.shared()));
        }
    }

    @Test
    void ofTheSameContentItIsSaidWhatItIsTheSameAs() {
        var there = world.filed(world.claire, letter, called("un"));
        var upload = begun(LENGTH, called("deux"));
        sent(upload, 0, stream(letter));
        var same = finished(upload);
        assertThat(same.problem()).isEqualTo("profile/same-document");
        assertThat(same.document()).isEqualTo(there.id());
        assertThat(unfiled(world.claire)).isEmpty();
    }

    @Test
    void anothersUploadIsNotThere() {
        var upload = begun(10, called("un"));
        var other = world.employee();
        Tenant.of(other)
                .run(() -> {
                    notFound(() -> world.receive.find(other, upload.id()));
                    notFound(() ->
                            world.receive.receive(other, upload.id(), 0, stream(new byte[] {'a'})));
                    notFound(() -> world.receive.end(other, upload.id()));
                });
    }

    @Test
    void onTheWayItIsSealed() {
        var upload = begun(LENGTH, called("canari-du-titre"));
        var text = letter.clone();
        System.arraycopy("canari-du-contenu".getBytes(UTF_8), 0, text, 0, 17);
        sent(upload, 0, stream(text));
        assertThat(
                        rows(
                                "select encode(sealed_about, 'escape') from profile.uploads where"
                                        + " id = '"
                                        + upload.id()
                                        + "' union all select encode(sealed_part, 'escape') from"
                                        + " profile.upload_parts where upload_id = '"
                                        + upload.id()
                                        + "'"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.toString()).doesNotContain("canari"));
    }

    // --- as tus has it

    private UploadController controller() {
        return new UploadController(world.receive, world.fields, TestDocuments.SETTINGS);
    }

    private static String said(String... pairs) {
        var words = new ArrayList<String>();
        for (var i = 0; i < pairs.length; i += 2) {
            words.add(
                    pairs[i]
                            + " "
                            + Base64.getEncoder().encodeToString(pairs[i + 1].getBytes(UTF_8)));
        }
        return String.join(",", words);
    }

    private HttpHeaders begin(@Nullable String length, @Nullable String metadata) {
        return Tenant.of(world.claire)
                .get(() -> controller().begin(world.claire, "1.0.0", length, metadata, null))
                .getHeaders();
    }

    private static UUID id(HttpHeaders headers) {
        var location = Objects.requireNonNull(headers.getLocation()).getPath();
        return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
    }

    private HttpHeaders part(UUID id, String offset, byte[] bytes, @Nullable String type) {
        var request = new MockHttpServletRequest("PATCH", "/api/v1/profile/uploads/" + id);
        request.setContentType(type);
        request.setContent(bytes);
        return Tenant.of(world.claire)
                .get(() -> {
                    try {
                        return controller().part(world.claire, id, "1.0.0", offset, request);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .getHeaders();
    }

    @Test
    void itSpeaksTus() {
        var me = world.claire;
        var headers =
                begin(
                        "5",
                        said(
                                "filename", "../Zoë.txt",
                                "filetype", "text/html",
                                "category", "letter"));
        var id = id(headers);
        assertThat(headers.getFirst("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(headers.getFirst("Upload-Expires")).endsWith("GMT");
        assertThat(part(id, "0", "Ha".getBytes(UTF_8), "application/offset+octet-stream"))
                .satisfies(next -> assertThat(next.getFirst("Upload-Offset")).isEqualTo("2"));
        Tenant.of(me)
                .run(() -> {
                    var head = controller().offset(me, id, "1.0.0").getHeaders();
                    assertThat(head.getFirst("Upload-Offset")).isEqualTo("2");
                    assertThat(head.getFirst("Upload-Length")).isEqualTo("5");
                    assertThat(head.getCacheControl()).isEqualTo("no-store");
                    assertThat(controller().state(me, id).state()).isEqualTo("receiving");
                    assertThat(world.receive.find(me, id).wanted())
                            .isEqualTo(
                                    new Wanted(
                                            new About("Zoë", Category.LETTER, null),
                                            "Zoë.txt",
                                            null));
                    controller().end(me, id, "1.0.0");
                    notFound(() -> controller().offset(me, id, "1.0.0"));
                });
    }

    @Test
    void whatIsNotTusIsRefused() {
        Me me = world.claire;
        var invalid = "platform/invalid-input";
        var good = said("filename", "a.txt", "category", "letter");
        refused(
                412,
                "profile/other-upload-protocol",
                () -> controller().begin(me, null, "5", good, null));
        for (var length : new String[] {null, "", "-1", "0", "1e9", "9".repeat(30)}) {
            refused(400, invalid, () -> begin(length, good));
        }
        for (var metadata :
                List.of(
                        "filename",
                        "filename !!!",
                        said("filename", "a", "owner", "x"),
                        "x".repeat(10_000))) {
            refused(400, invalid, () -> begin("5", metadata));
        }
        var id = id(begin("5", good));
        refused(415, "profile/not-a-part", () -> part(id, "0", new byte[1], "text/plain"));
        refused(415, "profile/not-a-part", () -> part(id, "0", new byte[1], null));
        refused(400, invalid, () -> part(id, "x", new byte[1], "application/offset+octet-stream"));
    }
}
