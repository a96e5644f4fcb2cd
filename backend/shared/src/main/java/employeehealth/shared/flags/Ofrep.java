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
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
     * @param values of the flags that we know
     */
    record Answer(Map<Flag, Said> values, @Nullable String etag) {}

    /** What it says of a flag; the rest of its words is not kept. */
    enum Said {
        ON,
        OFF,
        NEITHER
    }

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
        var answer =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            // The request's own timeout ends with the headers: this one is for the whole answer.
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw silent(e);
        } catch (ExecutionException e) {
            throw silent(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new Failed("interrupted", Duration.ZERO);
        }
    }

    private static Failed silent(Throwable why) {
        return new Failed(
                "it does not answer (" + why.getClass().getSimpleName() + ")", Duration.ZERO);
    }

    private static Map<Flag, Said> values(byte[] body) throws Failed {
        var flags = flags(body);
        if (!flags.isArray()) {
            throw new Failed("its answer has no flags", Duration.ZERO);
        }
        var values = new EnumMap<Flag, Said>(Flag.class);
        for (var flag : flags) {
            var value = flag.path("value");
            if (!value.isMissingNode() && !flag.has("errorCode")) {
                Flag.ofKey(flag.path("key").asString(""))
                        .ifPresent(known -> values.put(known, said(value)));
            }
        }
        return values;
    }

    private static Said said(JsonNode value) {
        return !value.isBoolean() ? Said.NEITHER : value.booleanValue() ? Said.ON : Said.OFF;
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
