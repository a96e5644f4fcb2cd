package employeehealth.profile.document;

import employeehealth.shared.blobs.ContentType;
import java.awt.AlphaComposite;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;

/**
 * The process that {@link MarkedCopies} starts: reads kind, words and file, and writes the marked
 * file. It is alone in a process, so what goes wrong here goes wrong for one file.
 */
final class Marking {

    private static final float ACROSS = 0.18f;
    private static final float AT_THE_FOOT = 0.75f;

    private Marking() {}

    public static void main(String[] none) throws IOException {
        System.setOut(System.err); // what a library logs is no part of the file
        var from = new DataInputStream(System.in);
        var type = ContentType.valueOf(from.readUTF());
        var words = from.readUTF();
        try (var to = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))) {
            switch (type) {
                case PDF -> pdf(from, words, to);
                case JPEG, PNG -> picture(from, type.ending(), words, to);
                case TEXT, ZIP -> throw new IllegalArgumentException("needs no process");
            }
        }
    }

    private static void pdf(InputStream from, String words, OutputStream to) throws IOException {
        try (var document =
                Loader.loadPDF(
                        new RandomAccessReadBuffer(from), IOUtils.createMemoryOnlyStreamCache())) {
            // Our mark is on it whatever its author wanted to forbid.
            document.setAllSecurityToBeRemoved(true);
            var font = new PDType1Font(FontName.HELVETICA);
            for (var page : document.getPages()) {
                mark(document, page, font, words);
            }
            document.save(to, CompressParameters.NO_COMPRESSION);
        }
    }

    private static void mark(PDDocument document, PDPage page, PDFont font, String words)
            throws IOException {
        var box = page.getCropBox();
        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            var size = Math.max(6, Math.min(10, box.getWidth() / 60));
            content.setGraphicsStateParameters(opaque(AT_THE_FOOT));
            write(
                    content,
                    font,
                    size,
                    words,
                    Matrix.getTranslateInstance(
                            box.getLowerLeftX() + size, box.getLowerLeftY() + size));
            var angle = Math.atan2(box.getHeight(), box.getWidth());
            var length = Math.hypot(box.getWidth(), box.getHeight());
            var across = (float) (0.8 * length / Math.max(1, width(font, words)));
            var place =
                    Matrix.getRotateInstance(
                            angle,
                            (float) (box.getLowerLeftX() + 0.1 * box.getWidth()),
                            (float) (box.getLowerLeftY() + 0.1 * box.getHeight()));
            content.setGraphicsStateParameters(opaque(ACROSS));
            write(content, font, across, words, place);
        }
    }

    private static PDExtendedGraphicsState opaque(float alpha) {
        var state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant(alpha);
        return state;
    }

    private static float width(PDFont font, String words) throws IOException {
        return font.getStringWidth(plain(words)) / 1000;
    }

    private static void write(
            PDPageContentStream content, PDFont font, float size, String words, Matrix place)
            throws IOException {
        content.beginText();
        content.setNonStrokingColor(0.2f, 0.2f, 0.2f);
        content.setFont(font, size);
        content.setTextMatrix(place);
        content.showText(plain(words));
        content.endText();
    }

    /** The font that every reader has knows the letters of western Europe. */
    private static String plain(String words) {
        var letters = Charset.forName("windows-1252").newEncoder();
        var plain = new StringBuilder();
        words.codePoints()
                .map(c -> c >= ' ' && letters.canEncode(Character.toString(c)) ? c : '?')
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static void picture(InputStream from, String format, String words, OutputStream to)
            throws IOException {
        var image = StrangersPicture.read(from);
        var marks = image.createGraphics();
        marks.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        var strip = strip(words);
        var width = image.getWidth();
        var height = Math.max(1, strip.getHeight() * width / strip.getWidth());
        marks.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, AT_THE_FOOT));
        marks.drawImage(strip, 0, image.getHeight() - height, width, height, null);
        marks.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, ACROSS));
        marks.drawImage(strip, 0, (image.getHeight() - height) / 2, width, height, null);
        marks.dispose();
        if (!ImageIO.write(image, format.equals("jpeg") ? "jpg" : format, to)) {
            throw new IOException("no writer for this picture");
        }
    }

    /** The words as a picture, by the font that comes with the library: a server has none. */
    private static BufferedImage strip(String words) throws IOException {
        try (var document = new PDDocument()) {
            var font = new PDType1Font(FontName.HELVETICA);
            var size = 20;
            var page =
                    new PDPage(new PDRectangle(width(font, words) * size + 2 * size, 1.6f * size));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                write(content, font, size, words, Matrix.getTranslateInstance(size, 0.5f * size));
            }
            return new PDFRenderer(document).renderImage(0, 1, ImageType.RGB);
        }
    }
}
