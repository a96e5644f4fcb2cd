package employeehealth.profile.document;

import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The name of a file as its sender's device has it: shown, and never used to find anything. */
final class FileName {

    private static final int LONGEST = 150;

    /** Endings of what we take. Another ending says that it is something else. */
    private static final Map<String, ContentType> ENDINGS =
            Map.of(
                    "pdf", ContentType.PDF,
                    "jpg", ContentType.JPEG,
                    "jpeg", ContentType.JPEG,
                    "png", ContentType.PNG,
                    "txt", ContentType.TEXT,
                    "csv", ContentType.TEXT);

    private FileName() {}

    /**
     * Without folders, without what is not seen or turns the direction of reading ({@code exe.fdp}
     * is no {@code pdf.exe}), and not endless.
     */
    static String cleaned(@Nullable String sent) {
        var text = Normalizer.normalize(Objects.requireNonNullElse(sent, ""), Normalizer.Form.NFC);
        var name = text.substring(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1);
        var seen = new StringBuilder();
        name.codePoints()
                .map(c -> Character.isWhitespace(c) ? ' ' : c)
                .filter(FileName::isSeen)
                .limit(LONGEST)
                .forEach(seen::appendCodePoint);
        var clean = seen.toString().replaceFirst("^[. ]+", "").strip();
        return clean.isEmpty() ? "document" : clean;
    }

    private static boolean isSeen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    false;
            default -> ":*?\"<>|".indexOf(c) < 0;
        };
    }

    /**
     * Refuses a file that is called what it is not: a page of HTML that ends in {@code .pdf}, or a
     * drawing with a program in it.
     */
    static void mustFit(String name, ContentType type) {
        var dot = name.lastIndexOf('.');
        if (dot < 0) {
            return;
        }
        var ending = name.substring(dot + 1).toLowerCase(Locale.ROOT);
        var said = ENDINGS.get(ending);
        // Text may be anything that is written; the other kinds are what their bytes say.
        var fits = said == null ? type != ContentType.TEXT : said == type;
        if (!fits) {
            throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "profile/not-what-it-is-called")
                    .withErrors(List.of(new FieldFault("file", "field.not-what-it-is-called")));
        }
    }
}
