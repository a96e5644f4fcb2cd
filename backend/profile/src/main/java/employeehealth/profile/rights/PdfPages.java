package employeehealth.profile.rights;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * Lines of text on A4 pages. The typeface (Liberation Sans, SIL Open Font License, in PDFBox) is
 * embedded; a character that it lacks is written as a question mark.
 */
final class PdfPages {

    private static final String TYPEFACE =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 50;
    private static final float INDENT = 14;
    private static final float TEXT = 9;
    private static final float LARGE = 14;
    private static final float MIDDLE = 10.5f;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final IntFunction<String> foot;
    private @Nullable PDPageContentStream page;
    private float y;

    /**
     * @param foot what stands below the page of a number
     */
    PdfPages(String title, String language, IntFunction<String> foot) throws IOException {
        try (var file = Objects.requireNonNull(PDFont.class.getResourceAsStream(TYPEFACE))) {
            font = PDType0Font.load(document, file);
        }
        this.foot = foot;
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language);
    }

    void heading(String text) throws IOException {
        y -= LARGE;
        write(0, text, LARGE);
    }

    void subheading(String text) throws IOException {
        y -= TEXT / 2;
        write(0, text, MIDDLE);
    }

    void line(int depth, String text) throws IOException {
        write(depth, text, TEXT);
    }

    void space() {
        y -= TEXT / 2;
    }

    byte[] toBytes() throws IOException {
        endPage();
        try (document) {
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private void write(int depth, String text, float size) throws IOException {
        for (var line : wrapped(printable(text), size, WIDTH - depth * INDENT)) {
            if (page == null || y < 2 * MARGIN) {
                endPage();
                beginPage();
            }
            put(line, MARGIN + depth * INDENT, y, size);
            y -= size * 1.35f;
        }
    }

    private void put(String text, float x, float at, float size) throws IOException {
        var to = Objects.requireNonNull(page);
        to.beginText();
        to.setFont(font, size);
        to.newLineAtOffset(x, at);
        to.showText(text);
        to.endText();
    }

    private void beginPage() throws IOException {
        var fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        page = new PDPageContentStream(document, fresh);
        y = PDRectangle.A4.getHeight() - MARGIN;
    }

    private void endPage() throws IOException {
        if (page != null) {
            put(printable(foot.apply(document.getNumberOfPages())), MARGIN, MARGIN, TEXT);
            page.close();
            page = null;
        }
    }

    private List<String> wrapped(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && width(line + " " + word, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (width(line.toString(), size) > width && line.length() > 1) {
                var fits = fitting(line, size, width);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private int fitting(StringBuilder word, float size, float width) throws IOException {
        var fits = 1;
        while (fits < word.length() && width(word.substring(0, fits + 1), size) <= width) {
            fits++;
        }
        return fits;
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(text) / 1000 * size;
    }

    private String printable(String text) {
        var made = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isWhitespace(c) || c == '\u202f' || c == '\u00a0' ? ' ' : c)
                .mapToObj(Character::toString)
                .forEach(one -> made.append(has(one) ? one : "?"));
        return made.toString();
    }

    private boolean has(String character) {
        try {
            font.encode(character);
            return true;
        } catch (IOException | IllegalArgumentException lacking) {
            return false;
        }
    }
}
