package employeehealth.profile.document;

import static employeehealth.profile.document.TestDocuments.notFound;
import static employeehealth.profile.document.TestDocuments.refused;
import static employeehealth.profile.document.TestDocuments.rows;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.profile.OwnedId;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.jobs.Postponed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureJobTest {

    private final TestDocuments world;

    PictureJobTest(@TempDir Path folder) {
        world = new TestDocuments(folder);
    }

    private FiledDocument filed(byte[] content, String name) {
        var about = new About("x", Category.OTHER, null);
        return world.filed(world.claire, content, new AddDocument.Wanted(about, name, null));
    }

    private void picture(PictureJob job, FiledDocument document) {
        var newest = document.newest();
        var which = new PictureJob.Which(OwnedId.of(document.owner(), newest.id()), newest.type());
        Tenant.of(world.company).run(() -> job.run(which));
    }

    private byte[] picture(Me me, FiledDocument document, Pictures.Size size) {
        return Tenant.of(me).get(() -> world.read.picture(me, document.id(), size));
    }

    private BufferedImage shown(FiledDocument document, Pictures.Size size) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(picture(world.claire, document, size)));
    }

    private static byte[] letter() throws IOException {
        try (var document = new PDDocument();
                var to = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(FontName.TIMES_ROMAN), 40);
                content.newLineAtOffset(100, 600);
                content.showText("Ordonnance");
                content.endText();
            }
            document.save(to);
            return to.toByteArray();
        }
    }

    private static int darkest(BufferedImage image) {
        var darkest = 255;
        for (var x = 0; x < image.getWidth(); x++) {
            for (var y = 0; y < image.getHeight(); y++) {
                darkest = Math.min(darkest, image.getRGB(x, y) & 0xff);
            }
        }
        return darkest;
    }

    @Test
    void theFirstPageOfAPdfIsSeenInAListAndRead() throws IOException {
        var document = filed(letter(), "x.pdf");
        notFound(() -> picture(world.claire, document, Pictures.Size.SMALL));
        picture(world.picture, document);
        assertThat(shown(document, Pictures.Size.SMALL).getHeight()).isEqualTo(200);
        var page = shown(document, Pictures.Size.PAGE);
        assertThat(page.getHeight()).isEqualTo(1200);
        assertThat(darkest(page)).as("what is written on it").isLessThan(60);
        picture(world.picture, document); // done twice it is done once
        assertThat(picture(world.claire, document, Pictures.Size.SMALL)).hasSizeLessThan(15_000);
    }

    @Test
    void aSmallPictureIsNotMadeLarger() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 100, BufferedImage.TYPE_INT_ARGB), "png", bytes);
        var document = filed(bytes.toByteArray(), "x.png");
        picture(world.picture, document);
        assertThat(shown(document, Pictures.Size.PAGE).getWidth()).isEqualTo(300);
        assertThat(darkest(shown(document, Pictures.Size.PAGE)))
                .as("what can be seen through is white")
                .isGreaterThan(250);
    }

    @Test
    void anothersPictureIsNotThereAndOnDiskItIsSealed() throws IOException {
        var document = filed(letter(), "x.pdf");
        picture(world.picture, document);
        for (var other : List.of(world.care.karim, world.physician, world.care.abroad)) {
            notFound(() -> picture(other, document, Pictures.Size.SMALL));
        }
        var column =
                rows("select encode(sealed_small, 'escape') from profile.document_pictures where"
                                + " id = '"
                                + document.newest().id()
                                + "'")
                        .getFirst()
                        .toString();
        assertThat(column).doesNotContain("JFIF");
    }

    @Test
    void whatHangsOrCannotBeReadHasNoneAndTheDocumentStays() {
        var broken = filed("%PDF-1.7 and nothing of the kind".getBytes(US_ASCII), "x.pdf");
        picture(world.picture, broken);
        var hurried =
                new DocumentSettings(
                        3_000_000, 6_000_000, Duration.ofHours(24), Duration.ofMillis(500));
        var hanging = new Apart(hurried, main -> List.of("sleep", "600"));
        picture(
                new PictureJob(world.database, world.pictures, world.store, hanging, world.clock),
                broken);
        notFound(() -> picture(world.claire, broken, Pictures.Size.SMALL));
        assertThat(Tenant.of(world.claire).get(() -> world.read.one(world.claire, broken.id())))
                .isNotNull();
    }

    /** A page that draws a form ten times, which draws another ten times, and so on. */
    private static byte[] drawing(int depth) throws IOException {
        try (var document = new PDDocument();
                var to = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var inner = form(document, null);
            for (var n = 0; n < depth; n++) {
                inner = form(document, inner);
            }
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(inner);
            }
            document.save(to);
            return to.toByteArray();
        }
    }

    private static PDFormXObject form(PDDocument document, @Nullable PDFormXObject inner)
            throws IOException {
        var form = new PDFormXObject(document);
        form.setBBox(PDRectangle.A4);
        form.setResources(new PDResources());
        try (var content = new PDFormContentStream(form)) {
            for (var n = 0; n < 10; n++) {
                if (inner == null) {
                    content.addRect(n, n, 100, 100);
                    content.fill();
                } else {
                    content.drawForm(inner);
                }
            }
        }
        return form;
    }

    @Test
    void aPageThatDrawsForEverIsEndedInTime() throws IOException {
        var hurried =
                new DocumentSettings(
                        3_000_000, 6_000_000, Duration.ofHours(24), Duration.ofSeconds(15));
        var job =
                new PictureJob(
                        world.database,
                        world.pictures,
                        world.store,
                        new Apart(hurried),
                        world.clock);
        var drawn = filed(drawing(1), "one.pdf");
        picture(job, drawn);
        assertThat(picture(world.claire, drawn, Pictures.Size.SMALL)).isNotEmpty();

        var endless = filed(drawing(12), "x.pdf");
        var began = System.nanoTime();
        picture(job, endless);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(hurried.stampWithin(), hurried.stampWithin().multipliedBy(4));
        notFound(() -> picture(world.claire, endless, Pictures.Size.SMALL));
        assertThat(Tenant.of(world.claire).get(() -> world.read.one(world.claire, endless.id())))
                .isNotNull();
    }

    /**
     * A process that draws until the file is there, and one that marks by writing a PDF of its own.
     */
    private static List<String> slow(Class<?> main, Path told) {
        var script =
                main == Marking.class
                        ? "cat > /dev/null; printf %s '%PDF-1.7'"
                        : "until [ -e '" + told + "' ]; do sleep 0.05; done";
        return List.of("sh", "-c", script);
    }

    @Test
    void whileOnePictureTakesItsTimeOthersComeBackLaterAndACopyIsMarked(@TempDir Path folder)
            throws Exception {
        var told = folder.resolve("told");
        var patient =
                new DocumentSettings(
                        3_000_000, 6_000_000, Duration.ofHours(24), Duration.ofMinutes(10));
        var apart = new Apart(patient, main -> slow(main, told));
        var job = new PictureJob(world.database, world.pictures, world.store, apart, world.clock);
        var copies = new MarkedCopies(world.store, apart, world.clock);
        var document = filed("%PDF-1.7 a".getBytes(US_ASCII), "a.pdf");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var through = new ExecutorCompletionService<Optional<Duration>>(threads);
            try {
                for (var n = 0; n < 5; n++) {
                    through.submit(() -> postponed(job, document));
                }
                for (var n = 0; n < 4; n++) {
                    assertThat(through.take().get()).as("nothing has been told yet").isPresent();
                }
                var copy = copies.make(document.owner(), document.newest(), "Dr Martin");
                assertThat(copy.type()).isEqualTo(ContentType.PDF);

                assertThat(postponed(job, document))
                        .hasValueSatisfying(
                                wait -> assertThat(wait).isLessThan(Duration.ofMinutes(5)));
                world.clock.later(Duration.ofDays(1));
                assertThat(postponed(job, document))
                        .as("the longer it has waited, the more seldom it asks")
                        .hasValueSatisfying(wait ->
                                assertThat(wait)
                                        .isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10)));
                assertThat(through.poll()).as("the slow one").isNull();
            } finally {
                Files.createFile(told);
            }
            assertThat(through.take().get()).isEmpty();
        }
        assertThat(postponed(job, document)).as("it is free again").isEmpty();
    }

    private Optional<Duration> postponed(PictureJob job, FiledDocument document) {
        try {
            picture(job, document);
            return Optional.empty();
        } catch (Postponed later) {
            return Optional.of(later.after());
        }
    }

    /** Protected by a password that we do not have; its owner does. */
    @Test
    void whatIsEncryptedHasNoneAndTheDocumentStays() throws IOException {
        byte[] encrypted;
        try (var document = new PDDocument();
                var to = new ByteArrayOutputStream()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(to);
            encrypted = to.toByteArray();
        }
        var locked = filed(encrypted, "x.pdf");
        picture(world.picture, locked);
        notFound(() -> picture(world.claire, locked, Pictures.Size.SMALL));
        var copies = new MarkedCopies(world.store, world.apart, world.clock);
        refused(
                422,
                "profile/cannot-be-marked",
                () -> copies.make(locked.owner(), locked.newest(), "Dr Martin"));
        var link =
                Tenant.of(world.claire).get(() -> world.read.link(world.claire, locked.id(), null));
        assertThat(world.fetched(link, world.shared())).isEqualTo(encrypted);
    }

    @Test
    void aPictureGoesWithItsDocumentAndIsMadeOfWhatCanBePictured() throws IOException {
        var document = filed(letter(), "x.pdf");
        var text = filed("text".getBytes(US_ASCII), "x.txt");
        assertThat(
                        rows(
                                "select task_instance from platform.jobs where task_name ="
                                        + " 'profile.picture-document'"))
                .contains(document.newest().id().toString())
                .doesNotContain(text.newest().id().toString());
        picture(world.picture, document);
        Tenant.of(world.claire).run(() -> world.edit.remove(world.claire, document.id(), "*"));
        assertThat(
                        rows(
                                "select 1 from profile.document_pictures where id = '"
                                        + document.newest().id()
                                        + "'"))
                .isEmpty();
        picture(world.picture, document); // a job that comes late finds nothing, and is done
        assertThat(Set.of(ContentType.PDF, ContentType.JPEG, ContentType.PNG))
                .allMatch(PictureJob::isPictured);
    }
}
