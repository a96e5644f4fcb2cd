package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Dangers beside words that deny, excuse or date something else ("Has the seizure stopped? No.",
 * "the chief is absent: ..."), which a review found to be lost; and calm sentences that look like
 * dangers.
 */
class HiddenDangersTest {

    private final Engine engine = new Engine(ProtocolFiles.library());

    static Stream<String> lines() throws IOException {
        try (var file = HiddenDangersTest.class.getResourceAsStream("/hidden-dangers.txt")) {
            String text =
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines();
        }
    }

    @ParameterizedTest
    @MethodSource("lines")
    void aDangerStaysOneAndACalmSentenceCalm(String line) {
        String[] parts = line.split("\\|", 3);
        Language language = Language.of(parts[1]).orElseThrow();
        Level level = engine.assess(Input.of(parts[2], language)).recommendation().level();
        boolean danger = parts[0].equals("danger");
        assertThat(level == Level.EMERGENCY).as(parts[2]).isEqualTo(danger);
    }
}
