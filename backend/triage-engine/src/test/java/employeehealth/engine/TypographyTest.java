package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * French texts that people read are set as French is: U+202F before ? ! ;, U+00A0 before a colon
 * and inside « », and ’ for the apostrophe. Patterns and search words are matched, not read.
 */
class TypographyTest {

    private static final String BEFORE_HIGH = "(?s).*(?<!\u202f)[?!;].*";
    private static final String BEFORE_COLON = "(?s).*(?<!\u00a0|[0-9]):.*";
    private static final String GUILLEMETS = "(?s).*(«(?!\u00a0)|(?<!\u00a0)»).*";

    @Test
    void everyFrenchTextIsSetAsFrenchIs() {
        List<String> texts = new ArrayList<>();
        ProtocolFiles.texts()
                .forEach(
                        (file, text) -> collect(Json.parse(text), file.contains("lexicon"), texts));
        assertThat(texts).hasSizeGreaterThan(300);
        assertThat(texts).allSatisfy(text -> assertThat(faulty(text)).as(text).isFalse());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Avez-vous mal ? | true
                    Avez-vous mal\u202f? | false
                    Un signe\u00a0: la fièvre | false
                    Un signe : la fièvre | true
                    L'effort | true
                    L’effort | false
                    « mal » | true
                    «\u00a0mal\u00a0» | false
                    """)
    void aFaultIsSeen(String text, boolean faulty) {
        assertThat(faulty(text)).isEqualTo(faulty);
    }

    private static boolean faulty(String text) {
        return text.contains("'")
                || text.matches(BEFORE_HIGH)
                || text.matches(BEFORE_COLON)
                || text.matches(GUILLEMETS);
    }

    private static void collect(Json json, boolean lexicon, List<String> texts) {
        switch (json) {
            case Json.Obj(var members) -> {
                for (Map.Entry<String, Json> one : members.entrySet()) {
                    if (one.getKey().equals("fr") && one.getValue() instanceof Json.Str(var text)) {
                        texts.add(text);
                    } else if (!one.getKey().equals("search")
                            && !(lexicon && one.getKey().equals("expansions"))) {
                        collect(one.getValue(), lexicon, texts);
                    }
                }
            }
            case Json.Arr(var items) -> items.forEach(item -> collect(item, lexicon, texts));
            default -> {}
        }
    }
}
