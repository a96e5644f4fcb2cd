package employeehealth.shared.flags;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One question in OFREP 0.2, the evaluation protocol of OpenFeature: all flags for one context.
 *
 * @see <a href="https://github.com/open-feature/protocol">open-feature/protocol</a>
 */
final class Ofrep {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LARGEST = 256 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param values by key; what is not on or off stays as it came, and is a wrong type when asked
     */
    record Answer(Map<String, Object> values, @Nullable String etag) {}

    /** It did not answer, or nothing that can be used; {@code wait} is what it asked for. */
    static final class Failed extends Exception {

        final Duration wait;

        Failed(String why, Duration wait) {
            super(why, null, false, false);
            this.wait = wait;
        }
    }

    private final URI address;
    private final @Nullable Path tokenFile;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    Ofrep(URI base, @Nullable Path tokenFile) {
        var text = base.toString();
        this.address =
                URI.create((text.endsWith("/") ? text : text + "/") + "ofrep/v1/evaluate/flags");
        this.tokenFile = tokenFile;
    }

    /** Nothing if it says that the answer before still holds. */
    Optional<Answer> ask(FlagContext who, @Nullable String etag) throws Failed {
        var request =
                HttpRequest.newBuilder(address)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        JSON.writeValueAsString(Map.of("context", who.asMap()))));
        if (etag != null) {
            request.header("If-None-Match", etag);
        }
        if (tokenFile != null) {
            request.header("Authorization", "Bearer " + token(tokenFile));
        }
        var response = send(request.build());
        return switch (response.statusCode()) {
            case 200 ->
                    Optional.of(
                            new Answer(
                                    values(response.body()),
                                    response.headers().firstValue("ETag").orElse(null)));
            case 304 -> {
                if (etag == null) {
                    throw new Failed(
                            "it says unchanged, and was asked for the first time", Duration.ZERO);
                }
                yield Optional.empty();
            }
            case 401, 403 -> throw new Failed("it refuses our token", Duration.ZERO);
            default -> throw new Failed("it answered " + response.statusCode(), wait(response));
        };
    }

    private static String token(Path file) throws Failed {
        try {
            var token = Files.readString(file).strip();
            if (token.matches("[\\x21-\\x7e]+")) {
                return token;
            }
        } catch (IOException e) {
            throw new Failed("the file of FLAGS_TOKEN_FILE cannot be read", Duration.ZERO);
        }
        throw new Failed("there is no token in the file of FLAGS_TOKEN_FILE", Duration.ZERO);
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Failed {
        try {
            return http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        } catch (IOException e) {
            throw new Failed(
                    "it does not answer (" + e.getClass().getSimpleName() + ")", Duration.ZERO);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", Duration.ZERO);
        }
    }

    private static Map<String, Object> values(byte[] body) throws Failed {
        var flags = flags(body);
        if (!flags.isArray()) {
            throw new Failed("its answer has no flags", Duration.ZERO);
        }
        var values = new HashMap<String, Object>();
        for (var flag : flags) {
            var key = flag.path("key").asString("");
            var value = flag.path("value");
            if (!key.isEmpty() && !value.isMissingNode() && !flag.has("errorCode")) {
                values.put(key, value.isBoolean() ? (Object) value.booleanValue() : value);
            }
        }
        return Map.copyOf(values);
    }

    private static JsonNode flags(byte[] body) throws Failed {
        try {
            return JSON.readTree(body).path("flags");
        } catch (JacksonException e) {
            throw new Failed("its answer is not JSON", Duration.ZERO);
        }
    }

    private static Duration wait(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    void close() {
        http.shutdownNow();
    }
}
