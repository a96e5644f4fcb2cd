package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.Language;
import employeehealth.engine.RandomInputs;
import employeehealth.engine.exchange.InputReader;
import employeehealth.engine.exchange.OutcomeWriter;
import employeehealth.triage.TestTriage;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.QuestionView;
import employeehealth.triage.protocol.TestProtocols;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of the engine, which browsers write and read, is that of this service. */
class SameJsonTest {

    private static final Protocols PROTOCOLS = TestProtocols.of(new TestTriage().database());
    private static final int CASES = 300;

    private final List<String> lines =
            RandomInputs.lines(PROTOCOLS.shipped().engine().library(), 20261129, CASES);

    @Test
    void whatIsToldIsReadTheSame() {
        for (var line : lines) {
            var told = TestTriage.JSON.readValue(line, Told.class);
            assertThat(InputReader.read(line)).isEqualTo(told.input());
            var sent = TestTriage.JSON.writeValueAsString(told);
            assertThat(InputReader.read(sent)).isEqualTo(told.input());
        }
    }

    @Test
    void whatIsAnsweredIsWrittenTheSame() {
        for (var line : lines) {
            var told = TestTriage.JSON.readValue(line, Told.class);
            var result = Checks.result(told, PROTOCOLS.shipped(), PROTOCOLS);
            var outcome = PROTOCOLS.shipped().engine().assess(told.input());
            assertThat(json(OutcomeWriter.write(outcome))).isEqualTo(fromTheEngine(result));
        }
    }

    @Test
    void theCataloguesAreWrittenTheSame() {
        for (var language : Language.values()) {
            var engine = PROTOCOLS.shipped().engine();
            assertThat(json(OutcomeWriter.questions(engine.catalogue(language))))
                    .isEqualTo(
                            written(
                                    engine.catalogue(language).stream()
                                            .map(QuestionView::of)
                                            .toList()));
            assertThat(json(OutcomeWriter.presentations(engine.presentations(language))))
                    .isEqualTo(written(engine.presentations(language)));
        }
    }

    /** Without what only a server knows. */
    private static JsonNode fromTheEngine(Result result) {
        var all = (ObjectNode) written(result);
        ((ObjectNode) all.path("protocol")).remove(List.of("hash", "signedBy"));
        return all;
    }

    private static JsonNode written(Object value) {
        return json(TestTriage.JSON.writeValueAsString(value));
    }

    /** Numbers by their value: one side writes 38.0 as 38. */
    private static JsonNode json(String text) {
        return TestTriage.JSON.readTree(text.replaceAll("(\"(?:min|max)\":-?\\d+)\\.0\\b", "$1"));
    }
}
