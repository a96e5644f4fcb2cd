package employeehealth.profile.document;

import employeehealth.shared.blobs.ContentType;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * The process that {@link PictureJob} starts: reads kind and file, and writes two pictures (JPEG)
 * of its first page, each after its length: one for a list, one to read. It is alone in a process,
 * so what goes wrong here goes wrong for one file.
 */
final class Picturing {

    /** Pixels of the longer side: a stamp in a list. */
    private static final int SMALL = 200;

    /** And a page of A4 at about a hundred dots per inch, which can be read on a screen. */
    private static final int PAGE = 1200;

    private static final float QUALITY = 0.6f;
    private static final int POINTS_PER_INCH = 72;

    private Picturing() {}

    public static void main(String[] none) throws IOException {
        System.setOut(System.err); // what a library logs is no part of the pictures
        var from = new DataInputStream(System.in);
        var type = ContentType.valueOf(from.readUTF());
        var page =
                switch (type) {
                    case PDF -> firstPage(from);
                    case JPEG, PNG -> StrangersPicture.read(from);
                    case TEXT, ZIP -> throw new IllegalArgumentException("has no picture");
                };
        try (var to = new DataOutputStream(new FileOutputStream(FileDescriptor.out))) {
            write(within(page, SMALL), to);
            write(within(page, PAGE), to);
        }
    }

    private static BufferedImage firstPage(InputStream from) throws IOException {
        try (var document =
                Loader.loadPDF(
                        new RandomAccessReadBuffer(from), IOUtils.createMemoryOnlyStreamCache())) {
            var box = document.getPage(0).getCropBox();
            var longer = Math.max(box.getWidth(), box.getHeight());
            var renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImageWithDPI(0, PAGE * POINTS_PER_INCH / Math.max(1, longer));
        }
    }

    /** As large as fits, and no larger than it was; on white, where it can be seen through. */
    private static BufferedImage within(BufferedImage image, int side) {
        var scale = Math.min(1.0, (double) side / Math.max(image.getWidth(), image.getHeight()));
        var width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        var height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var smaller = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = smaller.createGraphics();
        canvas.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        canvas.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        canvas.dispose();
        return smaller;
    }

    private static void write(BufferedImage image, DataOutputStream to) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        to.writeInt(bytes.size());
        bytes.writeTo(to);
    }
}
