package employeehealth.profile.document;

import employeehealth.shared.blobs.Document;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A form with one file, read as it arrives: the file goes where it is sealed, and lies neither in
 * memory nor on a disk before.
 *
 * @param fields all that is not the file
 */
record FileForm(Document file, String fileName, Map<String, String> fields) {

    private static final String FILE = "file";
    private static final int LONGEST_FIELD = 4_000;
    private static final int MOST_PARTS = 10;

    static FileForm read(
            HttpServletRequest request,
            Set<String> known,
            BiFunction<String, InputStream, Document> take) {
        if (!isForm(request)) {
            throw new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "platform/unsupported-media-type");
        }
        try {
            return parts(request, known, take);
        } catch (IOException | InvalidFileNameException e) {
            // It broke off, is no form at all, or hides something behind a NUL.
            throw Problem.invalid(List.of(new FieldFault(FILE, "field.form")));
        }
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    private static FileForm parts(
            HttpServletRequest request,
            Set<String> known,
            BiFunction<String, InputStream, Document> take)
            throws IOException {
        var fields = new HashMap<String, String>();
        @Nullable Document file = null;
        var name = "";
        var form = new FileUpload();
        form.setHeaderEncoding(StandardCharsets.UTF_8.name());
        var parts = form.getItemIterator(new ServletRequestContext(request));
        for (var n = 0; parts.hasNext(); n++) {
            var part = parts.next();
            var field = part.getFieldName();
            if (n == MOST_PARTS || fields.containsKey(field)) {
                throw Problem.invalid(List.of(new FieldFault("file", "field.form")));
            }
            if (FILE.equals(field) && file == null) {
                name = FileName.cleaned(part.getName());
                try (var content = part.openStream()) {
                    file = take.apply(name, content);
                }
            } else if (known.contains(field)) {
                fields.put(field, text(part));
            } else {
                throw Problem.invalid(List.of(new FieldFault("file", "field.unknown-part")));
            }
        }
        if (file == null) {
            throw Problem.invalid(List.of(new FieldFault(FILE, "field.missing")));
        }
        return new FileForm(file, name, Map.copyOf(fields));
    }

    private static String text(FileItemStream part) throws IOException {
        try (var content = part.openStream()) {
            var bytes = content.readNBytes(LONGEST_FIELD + 1);
            if (bytes.length > LONGEST_FIELD) {
                throw Problem.invalid(List.of(new FieldFault(part.getFieldName(), "field.limits")));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return "FileForm[hidden]";
    }
}
