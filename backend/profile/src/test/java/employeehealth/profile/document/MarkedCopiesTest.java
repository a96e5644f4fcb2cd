package employeehealth.profile.document;

import static employeehealth.profile.document.TestDocuments.refused;
import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.profile.Owner;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Document;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedCopiesTest {

    private final TestDocuments world;

    MarkedCopiesTest(@TempDir Path folder) {
        world = new TestDocuments(folder);
    }

    private Version given(byte[] content, String name) {
        var about = new About("x", Category.OTHER, null);
        return world.filed(world.claire, content, new AddDocument.Wanted(about, name, null))
                .newest();
    }

    private Document marked(MarkedCopies copies, Version version) {
        return Tenant.of(world.claire)
                .get(() -> copies.make(Owner.of(world.claire), version, "Dr Zoë Łoś"));
    }

    private MarkedCopies copies() {
        return new MarkedCopies(world.store, world.apart, world.clock);
    }

    private byte[] content(Document copy) throws IOException {
        try (var content = world.store.open(world.claire.person(), MarkedCopies.COPY, copy.id())) {
            return content.readAllBytes();
        }
    }

    private static byte[] pdf(int pages) throws IOException {
        try (var document = new PDDocument();
                var to = new ByteArrayOutputStream()) {
            for (var n = 0; n < pages; n++) {
                document.addPage(new PDPage(PDRectangle.A4));
            }
            document.save(to);
            return to.toByteArray();
        }
    }

    private static byte[] picture(String format) throws IOException {
        var to = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), format, to);
        return to.toByteArray();
    }

    @Test
    void onEveryPageOfAPdfIsWrittenForWhomItIs() throws IOException {
        var copy = marked(copies(), given(pdf(3), "x.pdf"));
        assertThat(copy.type()).isEqualTo(ContentType.PDF);
        try (var document = Loader.loadPDF(content(copy))) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text.split("Dr Zoë \\?o\\?", -1))
                    .as("at the foot of each of three pages, and across it")
                    .hasSizeGreaterThanOrEqualTo(4);
        }
    }

    @Test
    void onAPictureToo() throws IOException {
        for (var format : List.of("png", "jpg")) {
            var copy = marked(copies(), given(picture(format), "x." + format));
            var image = ImageIO.read(new ByteArrayInputStream(content(copy)));
            assertThat(image.getWidth()).isEqualTo(600);
            assertThat(Arrays.stream(image.getRGB(0, 0, 600, 400, null, 0, 600)).distinct())
                    .as("it was black")
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void whatHangsIsEndedAndRefused() throws IOException {
        var hurried =
                new DocumentSettings(
                        3_000_000, 6_000_000, Duration.ofHours(24), Duration.ofMillis(700));
        var apart = new Apart(hurried, main -> List.of("sleep", "600"));
        var hanging = new MarkedCopies(world.store, apart, world.clock);
        var version = given(pdf(1), "x.pdf");
        var start = System.nanoTime();
        refused(422, "profile/cannot-be-marked", () -> marked(hanging, version));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(ProcessHandle.current().children().filter(MarkedCopiesTest::hangs).count())
                .as("nothing hangs on")
                .isZero();
    }

    private static boolean hangs(ProcessHandle process) {
        return process.isAlive() && process.info().command().orElse("").endsWith("sleep");
    }

    @Test
    void whatCannotBeReadIsRefused() {
        var broken = "%PDF-1.7 and then nothing of the kind".getBytes(StandardCharsets.US_ASCII);
        var version = given(broken, "x.pdf");
        refused(422, "profile/cannot-be-marked", () -> marked(copies(), version));
    }

    @Test
    void aPictureThatWouldFillTheMemoryIsRefused() throws IOException {
        // Twenty thousand by twenty thousand pixels, in a few kilobytes.
        var small = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY), "png", small);
        var bomb = small.toByteArray();
        for (var at : new int[] {16, 20}) {
            bomb[at] = 0;
            bomb[at + 1] = 0;
            bomb[at + 2] = 78;
            bomb[at + 3] = 32;
        }
        var checksum = new java.util.zip.CRC32();
        checksum.update(bomb, 12, 17);
        for (var n = 0; n < 4; n++) {
            bomb[29 + n] = (byte) (checksum.getValue() >> (24 - 8 * n));
        }
        var version = given(bomb, "x.png");
        refused(422, "profile/cannot-be-marked", () -> marked(copies(), version));
    }
}
