package employeehealth.shared.audit.log;

import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Copies at somebody else's: {@code PUT} and {@code GET} below an address. */
final class HttpWitness implements Witness {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** A checkpoint and its signatures take a few hundred bytes. */
    private static final int LARGEST = 64 * 1024;

    private final URI base;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    HttpWitness(URI base) {
        this(base, PATIENCE);
    }

    /**
     * @param patience for the whole of an answer
     */
    HttpWitness(URI base, Duration patience) {
        if (base.getRawQuery() != null || base.getRawUserInfo() != null) {
            // Its address stands in logs and in the database, and names are put behind it.
            throw new StartRefused(
                    "AUDIT_WITNESS_URL is an address without a name, a password or a query.");
        }
        this.patience = patience;
        this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    }

    @Override
    public String name() {
        return base.toString();
    }

    @Override
    public void put(String name, byte[] content) throws IOException {
        var request = request(name).PUT(BodyPublishers.ofByteArray(content)).build();
        var status = send(request).status;
        if (status / 100 != 2) {
            throw new IOException("the witness answered " + status);
        }
    }

    @Override
    public Optional<byte[]> get(String name) throws IOException {
        var answer = send(request(name).GET().build());
        return switch (answer.status) {
            case 200 -> Optional.of(answer.body);
            case 404 -> Optional.empty();
            default -> throw new IOException("the witness answered " + answer.status);
        };
    }

    private HttpRequest.Builder request(String name) {
        return HttpRequest.newBuilder(base.resolve(name)).timeout(PATIENCE);
    }

    private record Answer(int status, byte[] body) {}

    private Answer send(HttpRequest request) throws IOException {
        var answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            // The request's own timeout ends with the headers: this one is for the whole answer.
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return new Answer(response.statusCode(), response.body());
        } catch (TimeoutException | ExecutionException e) {
            answer.cancel(true);
            throw new IOException("the witness does not answer", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
