package employeehealth.profile.card;

import employeehealth.contracts.care.EmergencyCard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * A card as one page to print. What does not fit is written smaller, and at last left out with a
 * word about it: a second page would be lost. The font is embedded, so that every reader shows the
 * same letters.
 */
public final class CardPdf {

    private static final float MARGIN = 42;
    private static final float LARGEST = 11;
    private static final float SMALLEST = 6.5f;
    private static final float LEADING = 1.32f;
    private static final float HEADING = 1.15f;
    private static final String FONT =
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final EmergencyCard card;
    private final CardWords words;

    private CardPdf(EmergencyCard card, CardWords words) {
        this.card = card;
        this.words = words;
    }

    /** Complete PDF of one page A4. */
    public static byte[] of(EmergencyCard card, CardWords words) {
        try {
            return new CardPdf(card, words).page();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // in memory, of a font of ours
        }
    }

    /**
     * @param heading whether it opens a part
     */
    private record Line(String text, boolean heading) {}

    private byte[] page() throws IOException {
        try (var document = new PDDocument();
                var font = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            document.getDocumentInformation().setTitle(words.of("title"));
            document.getDocumentCatalog().setLanguage(words.language());
            document.getDocumentInformation()
                    .setCreationDate(
                            GregorianCalendar.from(card.preparedAt().atZone(ZoneOffset.UTC)));
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            var letters = PDType0Font.load(document, font);
            try (var content = new PDPageContentStream(document, page)) {
                write(content, letters);
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private void write(PDPageContentStream content, PDFont font) throws IOException {
        var size = LARGEST;
        var lines = wrapped(font, size);
        while (size > SMALLEST && height(lines, size) > room()) {
            size -= 0.5f;
            lines = wrapped(font, size);
        }
        var y = PDRectangle.A4.getHeight() - MARGIN;
        content.beginText();
        content.newLineAtOffset(MARGIN, y);
        for (var line : lines) {
            var own = line.heading ? size * HEADING : size;
            if (y - 2 * own * LEADING < MARGIN) {
                show(content, font, size, words.of("cut"));
                break;
            }
            var down = line.heading ? own * LEADING * 1.25f : own * LEADING;
            content.newLineAtOffset(0, -down);
            y -= down;
            show(content, font, own, line.text);
        }
        content.endText();
    }

    private static void show(PDPageContentStream content, PDFont font, float size, String text)
            throws IOException {
        content.setFont(font, size);
        content.showText(text);
    }

    private static float room() {
        return PDRectangle.A4.getHeight() - 2 * MARGIN - LARGEST * LEADING;
    }

    private static float height(List<Line> lines, float size) {
        var height = 0f;
        for (var line : lines) {
            height += line.heading ? size * HEADING * LEADING * 1.25f : size * LEADING;
        }
        return height;
    }

    private List<Line> wrapped(PDFont font, float size) throws IOException {
        var wrapped = new ArrayList<Line>();
        for (var line : lines()) {
            var own = line.heading ? size * HEADING : size;
            for (var part : wrap(font, own, line.text)) {
                wrapped.add(new Line(part, line.heading));
            }
        }
        return wrapped;
    }

    private List<Line> lines() {
        var text = new CardLines(card, words);
        var lines = new ArrayList<Line>();
        lines.add(new Line(words.of("title") + " — " + text.name(), true));
        lines.add(new Line(text.prepared(), false));
        lines.add(new Line(words.of("call"), false));
        text.facts().forEach(fact -> lines.add(new Line(fact, true)));
        for (var section : CardLines.PARTS) {
            add(lines, section.code(), text.of(section));
        }
        add(lines, "contacts", text.contacts());
        var notes = card.notes();
        add(lines, "notes", notes == null ? List.of() : notes.lines().toList());
        return lines;
    }

    private void add(List<Line> lines, String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add(new Line(words.of(title), true));
            items.forEach(item -> lines.add(new Line("•  " + item, false)));
        }
    }

    private static List<String> wrap(PDFont font, float size, String text) throws IOException {
        var width = PDRectangle.A4.getWidth() - 2 * MARGIN;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : shown(font, text).split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
            while (font.getStringWidth(line.toString()) / 1000 * size > width) {
                var fits = fitting(font, size, line, width);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(PDFont font, float size, CharSequence line, float width)
            throws IOException {
        var end = line.length() - 1;
        while (end > 1
                && font.getStringWidth(line.subSequence(0, end).toString()) / 1000 * size > width) {
            end--;
        }
        return end;
    }

    /** What the font has no letter for stands as a question mark, rather than as nothing. */
    private static String shown(PDFont font, String text) {
        var out = new StringBuilder();
        text.codePoints()
                .map(CardPdf::printed)
                .forEach(c -> {
                    var letter = Character.toString(c);
                    try {
                        font.encode(letter);
                        out.append(letter);
                    } catch (IOException | IllegalArgumentException noSuchLetter) {
                        out.append('?');
                    }
                });
        return out.toString();
    }

    private static int printed(int c) {
        if (c == '\u202f') {
            return '\u00a0'; // the narrow one is in few fonts
        }
        return Character.isWhitespace(c) || Character.getType(c) == Character.CONTROL ? ' ' : c;
    }
}
