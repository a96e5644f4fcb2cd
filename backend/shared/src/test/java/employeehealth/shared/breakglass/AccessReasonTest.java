package employeehealth.shared.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.problem.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessReasonTest {

    private static String encoded(String words) {
        return URLEncoder.encode(words, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static void refused(String header, int status) {
        assertThatThrownBy(() -> AccessReason.parse(header))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    @Test
    void wordsOfAnyLanguageArrive() {
        var words = "Malaise à l’atelier, 意識なし";
        assertThat(AccessReason.parse(encoded(words)).words()).isEqualTo(words);
        assertThat(AccessReason.parse("unconscious in workshop B").words())
                .isEqualTo("unconscious in workshop B");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = "   ")
    void withoutOneNothingIsShown(String header) {
        refused(header, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "too%20few",
                "%20%20%20%20nothing%20%20",
                "half an escape %e",
                "not UTF-8 at all %C3%28",
                "two%0Alines of a log",
                "turned%E2%80%AE around here",
            })
    void whatCannotBeKeptAsAReasonIsRefused(String header) {
        refused(header, 400);
    }

    @Test
    void aReasonIsNoStory() {
        assertThat(AccessReason.parse("x".repeat(500)).words()).hasSize(500);
        refused("x".repeat(501), 400);
    }

    @Test
    void itDoesNotShowInALog() {
        assertThat(AccessReason.parse("unconscious in workshop B"))
                .hasToString("AccessReason[hidden]");
    }
}
