package employeehealth.shared.blobs;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturesTest {

    private static final String SECRET = "GPS 45.7640 N 4.8357 E, telephone of Claire";
    private static final int CASES = Integer.getInteger("test.cases", 1000) * 5;

    private interface Copy {
        void copy(java.io.InputStream from, java.io.OutputStream to) throws IOException;
    }

    private static byte[] copied(Copy kind, byte[] picture) throws IOException {
        var to = new ByteArrayOutputStream();
        kind.copy(new ByteArrayInputStream(picture), to);
        return to.toByteArray();
    }

    private static BufferedImage drawn() {
        var image = new BufferedImage(67, 41, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 67; x++) {
            for (var y = 0; y < 41; y++) {
                image.setRGB(x, y, x * 3 << 16 | y * 6 << 8 | (x * y & 0xff));
            }
        }
        return image;
    }

    private static byte[] png() throws IOException {
        var to = new ByteArrayOutputStream();
        ImageIO.write(drawn(), "png", to);
        return to.toByteArray();
    }

    private static byte[] jpeg(boolean progressive) throws IOException {
        var to = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(to)) {
            writer.setOutput(output);
            var how = writer.getDefaultWriteParam();
            if (progressive) {
                how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new javax.imageio.IIOImage(drawn(), null, null), how);
        }
        return to.toByteArray();
    }

    private static void looksTheSame(byte[] one, byte[] other) throws IOException {
        var a = ImageIO.read(new ByteArrayInputStream(one));
        var b = ImageIO.read(new ByteArrayInputStream(other));
        assertThat(b.getWidth()).isEqualTo(a.getWidth());
        for (var x = 0; x < a.getWidth(); x++) {
            for (var y = 0; y < a.getHeight(); y++) {
                assertThat(b.getRGB(x, y)).isEqualTo(a.getRGB(x, y));
            }
        }
    }

    private static void saysNothing(byte[] picture) {
        assertThat(new String(picture, ISO_8859_1)).doesNotContain("GPS").doesNotContain("Claire");
    }

    /** The picture with segments put in behind its first marker. */
    private static byte[] withSegments(byte[] jpeg, byte[]... segments) throws IOException {
        var to = new ByteArrayOutputStream();
        to.write(jpeg, 0, 2);
        for (var segment : segments) {
            to.write(segment);
        }
        to.write(jpeg, 2, jpeg.length - 2);
        return to.toByteArray();
    }

    private static byte[] segment(int marker, byte[] content) throws IOException {
        var to = new ByteArrayOutputStream();
        var data = new DataOutputStream(to);
        data.writeByte(0xff);
        data.writeByte(marker);
        data.writeShort(content.length + 2);
        data.write(content);
        return to.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] exif(ByteOrder order, int orientation) {
        var secret = text(SECRET);
        var tiff = ByteBuffer.allocate(8 + 2 + 2 * 12 + 4 + secret.length).order(order);
        tiff.put(text(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x010e).putShort((short) 2).putInt(secret.length).putInt(38);
        tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(secret);
        var whole = ByteBuffer.allocate(6 + tiff.capacity());
        return whole.put(text("Exif\0\0")).put(tiff.array()).array();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPhotographLooksTheSameAndSaysNothingAboutItsTaker(boolean progressive)
            throws IOException {
        var plain = jpeg(progressive);
        var told =
                withSegments(
                        plain,
                        segment(0xe1, exif(ByteOrder.BIG_ENDIAN, 1)),
                        segment(0xe1, text("http://ns.adobe.com/xap/1.0/\0" + SECRET)),
                        segment(0xe2, text("MPF\0" + SECRET)),
                        segment(0xed, text("Photoshop 3.0\0" + SECRET)),
                        segment(0xe5, text(SECRET)),
                        segment(0xef, text(SECRET)),
                        segment(0xfe, text(SECRET)));
        var behind = new ByteArrayOutputStream();
        behind.write(told);
        behind.write(text("a film of " + SECRET));
        assertThat(new String(behind.toByteArray(), ISO_8859_1)).contains("Claire");

        var copy = copied(Jpeg::copy, behind.toByteArray());
        saysNothing(copy);
        looksTheSame(plain, copy);
    }

    @Test
    void aPreviewInTheHeaderGoesToo() throws IOException {
        var jfif = ByteBuffer.allocate(14 + 27);
        jfif.put(text("JFIF\0")).put(new byte[] {1, 2, 0, 0, 1, 0, 1, 3, 3}).put(text("GPS"));
        var copy = copied(Jpeg::copy, withSegments(jpeg(false), segment(0xe0, jfif.array())));
        saysNothing(copy);
        assertThat(ImageIO.read(new ByteArrayInputStream(copy))).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 6, 8})
    void whichWayUpItIsStays(int orientation) throws IOException {
        for (var order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            var copy =
                    copied(
                            Jpeg::copy,
                            withSegments(jpeg(false), segment(0xe1, exif(order, orientation))));
            saysNothing(copy);
            var at = new String(copy, ISO_8859_1).indexOf("Exif\0\0");
            assertThat(at).isPositive();
            assertThat(copy[at + 6 + 8 + 2 + 9]).isEqualTo((byte) orientation);
        }
    }

    @Test
    void aDrawingLooksTheSameAndSaysNothing() throws IOException {
        var plain = png();
        var told = new ByteArrayOutputStream();
        told.write(plain, 0, 33); // signature and header
        told.write(chunk("tEXt", text("Author\0" + SECRET)));
        told.write(chunk("zTXt", text("Author\0\0" + SECRET)));
        told.write(chunk("iTXt", text("XML:com.adobe.xmp\0\0\0\0\0" + SECRET)));
        told.write(chunk("eXIf", text(SECRET)));
        told.write(chunk("tIME", new byte[7]));
        told.write(chunk("iCCP", text(SECRET + "\0\0")));
        told.write(chunk("prVt", text(SECRET)));
        told.write(plain, 33, plain.length - 33);
        told.write(text("behind the end: " + SECRET));
        var copy = copied(Png::copy, told.toByteArray());
        saysNothing(copy);
        looksTheSame(plain, copy);
    }

    private static byte[] chunk(String name, byte[] content) throws IOException {
        var to = new ByteArrayOutputStream();
        var data = new DataOutputStream(to);
        data.writeInt(content.length);
        data.write(text(name));
        data.write(content);
        var checksum = new CRC32();
        checksum.update(text(name));
        checksum.update(content);
        data.writeInt((int) checksum.getValue());
        return to.toByteArray();
    }

    @Test
    void whatIsCutOffIsRefused() throws IOException {
        for (var i = 0; i < jpeg(false).length - 1; i += 7) {
            var cut = Arrays.copyOf(jpeg(false), i);
            assertThatThrownBy(() -> copied(Jpeg::copy, cut)).isInstanceOf(Damaged.class);
        }
        for (var i = 0; i < png().length - 1; i += 7) {
            var cut = Arrays.copyOf(png(), i);
            assertThatThrownBy(() -> copied(Png::copy, cut)).isInstanceOf(Damaged.class);
        }
    }

    /** Whatever arrives: a copy or a refusal, never anything else, and never a secret. */
    @Test
    void whateverArrivesIsCopiedWithoutSecretsOrRefused() throws IOException {
        var random = new Random(20261122);
        var told =
                withSegments(
                        jpeg(true),
                        segment(0xe1, exif(ByteOrder.LITTLE_ENDIAN, 6)),
                        segment(0xfe, text(SECRET)));
        var drawing = png();
        for (var i = 0; i < CASES; i++) {
            mutated(Jpeg::copy, told, random);
            mutated(Png::copy, drawing, random);
        }
    }

    private static void mutated(Copy kind, byte[] picture, Random random) throws IOException {
        var changed = picture.clone();
        for (var n = random.nextInt(1, 8); n > 0; n--) {
            // Where it begins, where the structure is, more often than among the picture's data.
            var at = random.nextInt(random.nextBoolean() ? changed.length : 200);
            changed[at] = (byte) (random.nextInt(4) == 0 ? 0xff : random.nextInt());
        }
        if (random.nextInt(3) == 0) {
            changed = Arrays.copyOf(changed, random.nextInt(changed.length + 100));
        }
        try {
            var copy = copied(kind, changed);
            assertThat(copy.length).isLessThanOrEqualTo(changed.length + 200);
            assertThat(copied(kind, copy)).as("a copy of the copy").isEqualTo(copy);
        } catch (Damaged refused) {
            assertThat(refused).hasMessage("damaged");
        }
    }
}
