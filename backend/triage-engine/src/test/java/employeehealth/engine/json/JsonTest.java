package employeehealth.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "01",
                "1.",
                "-",
                "+1",
                ".5",
                "nul",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"a",
                "[1] 2",
                "{a:1}",
                "'a'",
                "NaN",
                "[1 2]",
                "\"\t\"",
                "1e"
            })
    void whatIsNotStrictJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonFault.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "[]",
                "{}",
                "[1,-2.5,1000]",
                "{\"a\":[{\"b\":\"c\"}],\"d\":null}",
                "\"é œ \\\" \\\\ \\n\"",
                "\"\\ud83d\\ude00\""
            })
    void whatIsReadIsWrittenBack(String text) {
        assertThat(Json.parse(text).write()).isEqualTo(text);
    }

    @Test
    void deepNestingIsRefusedWithoutExhaustingTheStack() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
                .isInstanceOf(JsonFault.class)
                .hasMessageContaining("nested");
    }

    @Test
    void aFaultNamesItsLine() {
        assertThatThrownBy(() -> Json.parse("{\n\"a\": oops}")).hasMessageStartingWith("line 2");
    }
}
