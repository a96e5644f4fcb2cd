package employeehealth.auth.provider;

import employeehealth.auth.AuthSettings;
import employeehealth.auth.oauth.PublicAddresses;
import employeehealth.shared.settings.PlatformSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks addresses that administrators of companies have named. By TLS, on the public Internet,
 * without following redirects, with an end to patience and to what is read. A name that is given
 * another address between our look and the connection leads nowhere: whoever answers there has no
 * certificate for that name.
 */
@Component
public class Outgoing {

    private static final Duration CONNECTING = Duration.ofSeconds(3);

    /** Metadata and keys take some ten thousand bytes. */
    private static final int LARGEST = 256 * 1024;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTING)
                    .build();
    private final ProviderCircuits circuits;
    private final Duration patience;
    private final boolean inside;
    private final boolean demo;

    Outgoing(ProviderCircuits circuits, AuthSettings settings, PlatformSettings platform) {
        this.circuits = circuits;
        this.patience = settings.federation().patience();
        this.inside = settings.federation().privateNetworks();
        this.demo = platform.demo();
    }

    /** What came back, whatever its status. */
    public record Answer(int status, byte[] body) {

        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /**
     * Whether we ask that address, by its form: {@code https} without a name, a password or a
     * fragment. In a demo whose providers may be inside, also {@code http} on this machine.
     */
    public boolean isAllowed(URI address) {
        return address.getHost() != null
                && address.getRawUserInfo() == null
                && address.getRawFragment() == null
                && ("https".equals(address.getScheme())
                        || "http".equals(address.getScheme())
                                && demo
                                && inside
                                && isThisMachine(address.getHost()));
    }

    private static boolean isThisMachine(String host) {
        return host.equals("127.0.0.1") || host.equals("localhost");
    }

    /**
     * @throws IOException if it does not answer, or is not to be asked
     */
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return send(request(address, headers).GET().build());
    }

    /** A form, as OAuth has them. */
    public Answer post(URI address, Map<String, String> headers, String form) throws IOException {
        return send(
                request(address, headers)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers)
            throws IOException {
        if (!isAllowed(address)) {
            throw new IOException("this address is not asked");
        }
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(patience)
                        .header("Accept", "application/json");
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest request) throws IOException {
        return circuits.of(request.uri().getRawAuthority())
                .call(() -> {
                    mustBePublic(request.uri().getHost());
                    return once(request);
                });
    }

    private void mustBePublic(String host) throws UnknownHostException {
        if (!inside
                && !Arrays.stream(InetAddress.getAllByName(host))
                        .allMatch(PublicAddresses::isPublic)) {
            throw new UnknownHostException("not on the public Internet");
        }
    }

    private Answer once(HttpRequest request) throws IOException {
        var answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        @Nullable IOException failed = null;
        try {
            // The request's own timeout ends with the headers: this one is for the whole answer.
            var response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() < 500) {
                return new Answer(response.statusCode(), response.body());
            }
            failed = new IOException("it answered " + response.statusCode());
        } catch (TimeoutException | ExecutionException e) {
            failed = new IOException("it does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed = new IOException("interrupted", e);
        }
        answer.cancel(true);
        throw failed;
    }
}
