package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                " =1",
                "＝1",
                "|cmd",
                "a\n=1",
                "a\r\n@x",
            })
    void aFormulaBecomesText(String value) {
        assertThat(Csv.cell(value)).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Amina", "2026-03-02", "a=b", "e-mail", "O'Neil"})
    void plainWordsStayAsTheyAre(String value) {
        assertThat(Csv.cell(value)).isEqualTo('"' + value + '"');
    }

    /** Whatever a name is made of, it stays in its cell and is no formula. */
    @Test
    void noNameLeavesItsCell() {
        var random = new Random(7);
        var alphabet = "=+-@\t\r\n\",;'a é|%＝".toCharArray();
        for (var round = 0; round < 20_000; round++) {
            var name = new StringBuilder();
            for (var i = random.nextInt(8); i >= 0; i--) {
                name.append(alphabet[random.nextInt(alphabet.length)]);
            }
            var cell = Csv.cell(name.toString());
            var inside = cell.substring(1, cell.length() - 1);
            assertThat(inside.replace("\"\"", "")).doesNotContain("\"");
            assertThat("=+-@\t\r\n|%＝".indexOf(inside.charAt(0))).isNegative();
        }
    }

    @Test
    void aTableHasALinePerRow() {
        assertThat(Csv.of(List.of("a", "b"), List.of(Arrays.asList("x", null))))
                .isEqualTo("\"a\",\"b\"\r\n\"x\",\"\"\r\n");
    }
}
