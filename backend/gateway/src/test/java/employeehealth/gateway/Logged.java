package employeehealth.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the security log says of a request: one line, under the trace that its answer names. */
record Logged(
        String kind,
        int status,
        String detail,
        String method,
        String route,
        @Nullable String source,
        @Nullable String company,
        @Nullable String caller) {

    /** A word of health, which hostile requests of tests carry and no line may repeat. */
    static final String WORD = "migraine";

    private static final JsonMapper JSON = new JsonMapper();

    static Logged of(Wire.Answer answer) {
        var trace = answer.header("X-Request-Id").orElseThrow();
        Neighbour.waitUntil(
                "the security log has it",
                Duration.ofSeconds(20),
                () -> !linesUnder(trace).isEmpty());
        assertThat(linesUnder(trace)).singleElement().asString().doesNotContain(WORD);
        var line = JSON.readTree(linesUnder(trace).getFirst());
        return new Logged(
                line.path("kind").asString(),
                line.path("status").asInt(),
                line.path("detail").asString(),
                line.path("method").asString(),
                line.path("route").asString(),
                words(line.path("source")),
                words(line.path("company")),
                words(line.path("caller")));
    }

    private static List<String> linesUnder(String trace) {
        return GatewayAlone.EVENTS.stream().filter(line -> line.contains(trace)).toList();
    }

    private static @Nullable String words(JsonNode value) {
        return value.isNull() ? null : value.asString();
    }

    /** Of a caller whom nobody knows, or whose token was not believed. */
    static void assertStranger(Wire.Answer answer, String kind, String detail, String source) {
        var logged = of(answer);
        assertThat(logged.kind()).as(detail).isEqualTo(kind);
        assertThat(logged.status()).isEqualTo(answer.status());
        assertThat(logged.detail()).isEqualTo(detail);
        assertThat(logged.source()).isEqualTo(source);
        assertThat(logged.company()).isNull();
        assertThat(logged.caller()).isNull();
    }
}
