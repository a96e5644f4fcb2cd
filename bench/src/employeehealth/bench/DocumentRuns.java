package employeehealth.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;

/**
 * Files that somebody sends in (tus) and fetches again (a link), one after the other, in turn with
 * the same bytes written to the same disk, and read from it, by nobody in between.
 */
final class DocumentRuns {

    private static final int FILES = Bench.Settings.knob("FILES", 10);
    private static final int BYTES = Bench.Settings.knob("MEGABYTES", 20) * 1_000_000;

    /** Not measured. */
    private static final int WARM_FILES = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String UPLOADS = "/api/v1/profile/uploads";
    private static final String DOCUMENTS = "/api/v1/profile/documents/";
    private static final Pattern DOCUMENT = Pattern.compile("\"document\":\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("\"url\":\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Path folder;
    private final DoubleSupplier cpu;

    /** Each adds up over the files. */
    private final Timed written = new Timed("plain disk: write, fsync");

    private final Timed acknowledged = new Timed("upload, until the last byte is acknowledged");
    private final Timed filed = new Timed("upload, until it is a document");
    private final Timed read = new Timed("plain disk: read");
    private final Timed fetched = new Timed("download");

    /**
     * @param cpu seconds of platform and database so far
     */
    DocumentRuns(Platform platform, Path folder, DoubleSupplier cpu) {
        this.base = URI.create("http://127.0.0.1:" + platform.port());
        this.folder = folder;
        this.cpu = cpu;
    }

    Void run(Person person, ProfileReport report) throws IOException, InterruptedException {
        var random = new Random(6);
        for (var n = 0; n < WARM_FILES + FILES; n++) {
            if (n == WARM_FILES) {
                for (var timed : all()) {
                    timed.begin();
                }
            }
            var content = new byte[BYTES];
            random.nextBytes(content);
            System.arraycopy("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII), 0, content, 0, 9);
            onDisk(content);
            var document = sent(person, content);
            fetched(person, document, content);
            removed(person, document);
        }
        for (var timed : all()) {
            report.documents(timed.title, timed.megabytesPerSecond(), timed.cpuMillis());
        }
        return null;
    }

    private Timed[] all() {
        return new Timed[] {written, acknowledged, filed, read, fetched};
    }

    private void onDisk(byte[] content) throws IOException {
        var file = folder.resolve("plain");
        var begin = written.now();
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        written.until(begin);
        begin = read.now();
        var again = Files.readAllBytes(file);
        read.until(begin);
        must(Arrays.equals(again, content), "the disk gave back something else");
        Files.delete(file);
    }

    private String sent(Person person, byte[] content) throws IOException, InterruptedException {
        var name = Base64.getEncoder().encodeToString("x-ray.pdf".getBytes(StandardCharsets.UTF_8));
        var kind = Base64.getEncoder().encodeToString("result".getBytes(StandardCharsets.UTF_8));
        var begin = acknowledged.now();
        var made =
                ask(
                        person,
                        UPLOADS,
                        HttpRequest.newBuilder()
                                .POST(BodyPublishers.noBody())
                                .header("Tus-Resumable", "1.0.0")
                                .header("Upload-Length", Integer.toString(content.length))
                                .header(
                                        "Upload-Metadata",
                                        "filename " + name + ",category " + kind));
        must(made.statusCode() == 201, "an upload was not begun: " + text(made));
        var upload = made.headers().firstValue("Location").orElseThrow();
        var sent =
                ask(
                        person,
                        upload,
                        HttpRequest.newBuilder()
                                .method("PATCH", BodyPublishers.ofByteArray(content))
                                .header("Tus-Resumable", "1.0.0")
                                .header("Upload-Offset", "0")
                                .header("Content-Type", "application/offset+octet-stream"));
        must(
                sent.statusCode() == 204
                        && sent.headers()
                                .firstValue("Upload-Offset")
                                .orElse("")
                                .equals(Integer.toString(content.length)),
                "a part was not taken: " + text(sent));
        acknowledged.until(begin);
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var state = text(ask(person, upload, HttpRequest.newBuilder().GET()));
            if (state.contains("\"state\":\"filed\"")) {
                filed.until(begin);
                var document = DOCUMENT.matcher(state);
                must(document.find(), "an upload became nothing: " + state);
                return document.group(1);
            }
            must(!state.contains("\"state\":\"refused\""), "an upload was refused: " + state);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IOException("no document after " + PATIENCE);
    }

    private void fetched(Person person, String document, byte[] content)
            throws IOException, InterruptedException {
        var begin = fetched.now();
        var made =
                text(
                        ask(
                                person,
                                DOCUMENTS + document + "/links",
                                HttpRequest.newBuilder().POST(BodyPublishers.noBody())));
        var link = LINK.matcher(made);
        must(link.find(), "no link: " + made);
        var path = URI.create(link.group(1)).getPath();
        var answer = ask(person, path, HttpRequest.newBuilder().GET());
        fetched.until(begin);
        must(
                answer.statusCode() == 200 && Arrays.equals(answer.body(), content),
                "a document came back as something else");
    }

    private void removed(Person person, String document) throws IOException, InterruptedException {
        var tag =
                ask(person, DOCUMENTS + document, HttpRequest.newBuilder().GET())
                        .headers()
                        .firstValue("ETag")
                        .orElseThrow();
        var gone =
                ask(
                        person,
                        DOCUMENTS + document,
                        HttpRequest.newBuilder().DELETE().header("If-Match", tag));
        must(gone.statusCode() == 204, "a document was not removed: " + text(gone));
    }

    private HttpResponse<byte[]> ask(Person person, String path, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var bearer = person.bearer().split(": ", 2);
        return http.send(
                request.uri(base.resolve(path))
                        .header(bearer[0], bearer[1])
                        .timeout(PATIENCE)
                        .build(),
                BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static void must(boolean right, String words) throws IOException {
        if (!right) {
            throw new IOException(words);
        }
    }

    /** Wall-clock and processor time of one step, of all files together. */
    private final class Timed {

        private final String title;
        private long nanos;
        private double cpuSeconds;

        Timed(String title) {
            this.title = title;
        }

        private record Moment(long nanos, double cpu) {}

        Moment now() {
            return new Moment(System.nanoTime(), cpu.getAsDouble());
        }

        void until(Moment begin) {
            nanos += System.nanoTime() - begin.nanos;
            cpuSeconds += cpu.getAsDouble() - begin.cpu;
        }

        void begin() {
            nanos = 0;
            cpuSeconds = 0;
        }

        double megabytesPerSecond() {
            return (double) FILES * BYTES / 1e6 / (nanos / 1e9);
        }

        /** Of one megabyte. */
        double cpuMillis() {
            return cpuSeconds * 1e3 / ((double) FILES * BYTES / 1e6);
        }
    }
}
