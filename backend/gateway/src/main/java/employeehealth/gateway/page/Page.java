package employeehealth.gateway.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.context.request.ServletWebRequest;

/** One file of the export as it is sent: its bytes, their compressed forms, its type and tag. */
final class Page {

    private static final int WORTH_COMPRESSING = 1024;

    private final byte[] plain;
    private final byte @Nullable [] brotli;
    private final byte @Nullable [] gzip;
    private final String type;
    private final String tag;

    private Page(byte[] plain, byte @Nullable [] brotli, byte @Nullable [] gzip, String type) {
        this.plain = plain;
        this.brotli = brotli;
        this.gzip = gzip;
        this.type = type;
        this.tag = tagOf(plain);
    }

    /** Compressed forms that the build did not make are made here, once. */
    static Page of(String path, Resource file, @Nullable Resource brotli, @Nullable Resource gzip) {
        try {
            var plain = file.getContentAsByteArray();
            var type = typeOf(path);
            var squeezed =
                    gzip != null
                            ? gzip.getContentAsByteArray()
                            : isText(type) && plain.length >= WORTH_COMPRESSING
                                    ? compressed(plain)
                                    : null;
            return new Page(
                    plain, brotli == null ? null : brotli.getContentAsByteArray(), squeezed, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void send(int status, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var form = formFor(request);
        if (brotli != null || gzip != null) {
            response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        if (status == HttpServletResponse.SC_OK
                && new ServletWebRequest(request, response).checkNotModified(formTag(form))) {
            return;
        }
        response.setStatus(status);
        response.setContentType(type);
        if (form != plain) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, form == brotli ? "br" : "gzip");
        }
        response.setContentLength(form.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(form);
        }
    }

    /** Each form has a tag of its own: they are different bytes. */
    private String formTag(byte[] form) {
        return '"' + tag + (form == plain ? "" : form == brotli ? "-br" : "-gz") + '"';
    }

    private byte[] formFor(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return plain;
        }
        if (brotli != null && accepts(accepted, "br")) {
            return brotli;
        }
        return gzip != null && accepts(accepted, "gzip") ? gzip : plain;
    }

    static boolean accepts(String accepted, String coding) {
        for (var one : accepted.split(",", -1)) {
            var parts = one.split(";", -1);
            if (parts[0].strip().equalsIgnoreCase(coding)) {
                return parts.length == 1 || !parts[1].strip().matches("q=0(\\.0*)?");
            }
        }
        return false;
    }

    private static String typeOf(String path) {
        var known =
                path.endsWith(".webmanifest")
                        ? MediaType.parseMediaType("application/manifest+json")
                        : MediaTypeFactory.getMediaType(path)
                                .orElse(MediaType.APPLICATION_OCTET_STREAM);
        return isText(known.toString()) && !known.getSubtype().endsWith("json")
                ? known + ";charset=utf-8"
                : known.toString();
    }

    private static boolean isText(String type) {
        return type.startsWith("text/")
                || type.contains("javascript")
                || type.contains("json")
                || type.contains("xml");
    }

    private static byte[] compressed(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream(plain.length / 3);
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    private static String tagOf(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
