package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    private static final List<String> NOW = List.of("7.en", "7.fr");

    @ParameterizedTest
    @ValueSource(strings = {"\"7.en\"", "\"7.fr\"", " \"6.en\" , \"7.fr\"", "*"})
    void whatWasSeenMayBeChanged(String ifMatch) {
        assertThatCode(() -> IfMatch.require(ifMatch, NOW)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"6.en\"", "7.en", "W/\"7.en\"", "\"7.en", "\"*\"", "\"7.en,7.fr\"", ","})
    void whatWasNotIsNot(String ifMatch) {
        assertThatThrownBy(() -> IfMatch.require(ifMatch, NOW))
                .isInstanceOf(Problem.class)
                .hasMessage("platform/changed-meanwhile");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = " ")
    void whoSaysNothingIsAsked(@Nullable String ifMatch) {
        assertThatThrownBy(() -> IfMatch.require(ifMatch, NOW))
                .isInstanceOf(Problem.class)
                .hasMessage("platform/say-what-you-saw");
    }

    @Test
    void aHeaderWithoutEndIsNotReadToTheEnd() {
        assertThatThrownBy(() -> IfMatch.require("\"7.en\"," + "x,".repeat(1_000), NOW))
                .hasMessage("platform/changed-meanwhile");
    }
}
