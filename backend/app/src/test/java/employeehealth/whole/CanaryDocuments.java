package employeehealth.whole;

import static employeehealth.whole.CanaryFile.answered;
import static java.nio.charset.StandardCharsets.UTF_8;

import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/**
 * Somebody who files documents in both ways there are, whose names, titles and contents are the
 * words, and leaves one half sent.
 */
final class CanaryDocuments {

    private static final String UPLOADS = "/api/v1/profile/uploads";
    private static final String DOCUMENTS = "/api/v1/profile/documents";
    private static final String SAID = "profile.documents";
    private static final String VERSIONS = "profile.document_versions";
    private static final String BOUNDARY = "between-the-parts";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Visitor me;
    private final CanaryWords words;

    CanaryDocuments(Visitor me, CanaryWords words) {
        this.me = me;
        this.words = words;
    }

    /** The first one. */
    String tell() {
        var first = inOnePiece();
        inParts();
        halfSent();
        isRefused();
        return first;
    }

    private String inOnePiece() {
        var form =
                field("title", words.kept("About.title", SAID))
                        + field("category", "letter")
                        + file(
                                words.kept("FileForm.fileName", VERSIONS) + ".txt",
                                words.kept("document", CanaryWords.STORE));
        return answered(201, sendForm(form)).json().path("id").asString();
    }

    private static String field(String name, String value) {
        return part("name=\"" + name + "\"", value);
    }

    private static String file(String name, String content) {
        return part("name=\"file\"; filename=\"" + name + "\"", content);
    }

    private static String part(String disposition, String content) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, disposition, content);
    }

    private Visitor.Answer sendForm(String form) {
        return me.send(
                DOCUMENTS,
                HttpRequest.newBuilder()
                        .setHeader("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(BodyPublishers.ofString(form + "--" + BOUNDARY + "--\r\n")));
    }

    private void inParts() {
        var content = words.kept("uploaded document", CanaryWords.STORE).getBytes(UTF_8);
        var upload =
                begin(
                        content.length,
                        words.kept("Upload-Metadata filename", VERSIONS),
                        words.kept("About.title", SAID));
        send(upload, content);
        Neighbour.waitUntil(
                "the upload is a document",
                PATIENCE,
                () -> me.get(upload).json().path("state").asString().equals("filed"));
    }

    private void halfSent() {
        var table = "profile.uploads";
        var content = words.kept("part of a document", "profile.upload_parts").getBytes(UTF_8);
        send(
                begin(
                        2 * content.length,
                        words.kept("Upload-Metadata filename", table),
                        words.kept("About.title", table)),
                content);
    }

    private String begin(int length, String name, String title) {
        var mark = words.kept("Upload-Metadata mark", "profile.uploads");
        var said =
                "filename %s,title %s,mark %s,category %s"
                        .formatted(
                                coded(name + ".txt"), coded(title), coded(mark), coded("letter"));
        var begun =
                me.send(
                        UPLOADS,
                        tus().POST(BodyPublishers.noBody())
                                .setHeader("Upload-Length", Integer.toString(length))
                                .setHeader("Upload-Metadata", said));
        return answered(201, begun).header("Location");
    }

    private void send(String upload, byte[] content) {
        answered(
                204,
                me.send(
                        upload,
                        tus().method("PATCH", BodyPublishers.ofByteArray(content))
                                .setHeader("Upload-Offset", "0")
                                .setHeader("Content-Type", "application/offset+octet-stream")));
    }

    private static HttpRequest.Builder tus() {
        return HttpRequest.newBuilder().setHeader("Tus-Resumable", "1.0.0");
    }

    private static String coded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** Refusals must not leave them anywhere either: not even the one of a file that arrived. */
    private void isRefused() {
        var word = words.passing("About.title");
        answered(400, sendForm(field("title", word) + field("category", word)));
        answered(400, sendForm(field(word, word) + field("category", "letter")));
        answered(415, sendForm(field("category", "letter") + file(word + ".pdf", word)));
    }

    /** An address under which it can be fetched once. */
    String link(String document) {
        var made = answered(201, me.post(DOCUMENTS + "/" + document + "/links", Map.of()));
        return URI.create(made.json().path("url").asString()).getPath();
    }
}
