package employeehealth.triage.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.engine.Answer;
import employeehealth.engine.Language;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TestTriage;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ToldTest {

    private static Told read(String json) {
        return TestTriage.JSON.readValue(json, Told.class);
    }

    private static JsonNode value(String json) {
        return TestTriage.JSON.readTree(json);
    }

    private static Told answering(String json) {
        return read("{\"language\":\"fr\",\"answers\":{\"headache.sudden\":" + json + "}}");
    }

    private static Answer understood(String json) {
        return answering(json).input().answers().values().iterator().next();
    }

    @Test
    void aLaterAnswerReplacesAnEarlierOne() {
        var before =
                read("{\"text\":\"mal\",\"language\":\"fr\",\"answers\":{\"a\":true,\"b\":1}}");
        var after = before.with(Map.of("b", value("2"), "c", value("\"unknown\"")));
        assertThat(after)
                .isEqualTo(
                        read(
                                "{\"text\":\"mal\",\"language\":\"fr\",\"answers\":{\"a\":true,\"b\":2,\"c\":\"unknown\"}}"));
        assertThat(before.answers()).containsOnlyKeys("a", "b");
    }

    @Test
    void theFirstAnswersNeedNoneBefore() {
        assertThat(read("{\"text\":\"mal\"}").with(Map.of("a", value("true"))).answers())
                .containsOnlyKeys("a");
    }

    @Test
    void equalContentIsTheSameBytesInWhateverOrderItCame() {
        var one =
                read(
                        "{\"text\":\"mal\",\"subject\":{\"sex\":\"female\",\"age\":30.0},"
                            + "\"answers\":{\"b\":1,\"a\":true},\"presentations\":[\"y\",\"x\"]}");
        var two =
                read(
                        "{\"presentations\":[\"x\",\"y\"],\"answers\":{\"a\":true,\"b\":1},"
                            + "\"subject\":{\"age\":30.0,\"sex\":\"female\"},\"text\":\"mal\"}");
        assertThat(two).isEqualTo(one);
        assertThat(TestTriage.JSON.writeValueAsBytes(two))
                .isEqualTo(TestTriage.JSON.writeValueAsBytes(one));
    }

    @Test
    void orderDoesNotMatterForWhatWasMadeHereEither() {
        var answers = new LinkedHashMap<String, JsonNode>();
        var presentations = new LinkedHashSet<String>();
        for (var name : List.of("c", "a", "b")) {
            answers.put(name, value("true"));
            presentations.add(name);
        }
        var told = new Told(null, "fr", null, null, answers, presentations);
        assertThat(TestTriage.JSON.writeValueAsString(told))
                .contains("{\"a\":true,\"b\":true,\"c\":true}")
                .contains("[\"a\",\"b\",\"c\"]");
    }

    @Test
    void whatIsSealedReadsBackEqual() {
        var told =
                read(
                        "{\"text\":\"mal\",\"language\":\"fr\",\"subject\":{\"age\":0.5,\"pregnant\":false},"
                            + "\"vitals\":{\"spo2\":97.5},\"answers\":{\"a\":3,\"b\":3.5,\"c\":\"x\"},"
                            + "\"presentations\":[\"headache\"]}");
        assertThat(read(TestTriage.JSON.writeValueAsString(told))).isEqualTo(told);
    }

    @Test
    void anAnswerIsYesOrNoAChoiceANumberOrUnknown() {
        assertThat(understood("true")).isEqualTo(new Answer.YesNo(true));
        assertThat(understood("false")).isEqualTo(new Answer.YesNo(false));
        assertThat(understood("7")).isEqualTo(new Answer.Number(7));
        assertThat(understood("38.5")).isEqualTo(new Answer.Number(38.5));
        assertThat(understood("\"hours\"")).isEqualTo(new Answer.Choice("hours"));
        assertThat(understood("\"unknown\"")).isEqualTo(new Answer.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[true]", "{\"x\":1}"})
    void anythingElseIsNoAnswer(String json) {
        assertThatThrownBy(() -> answering(json).input())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.status().value()).isEqualTo(400);
                            assertThat(problem.errors().getFirst().field())
                                    .isEqualTo("answers.headache.sudden");
                        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"text\":\"  \"}",
                "{\"answers\":{}}",
                "{\"presentations\":[]}",
                "{\"subject\":{\"age\":30}}",
            })
    void whoToldNothingIsAsked(String json) {
        assertThatThrownBy(() -> read(json).in(Language.FR).input())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors().getFirst().message())
                                        .isEqualTo("field.text-or-answers"));
    }

    @Test
    void aLanguageThatWasNamedStays() {
        assertThat(read("{\"text\":\"mal\",\"language\":\"fr\"}").in(Language.EN).language())
                .isEqualTo("fr");
        assertThat(read("{\"text\":\"pain\"}").in(Language.EN).language()).isEqualTo("en");
    }

    @Test
    void itsWordsDoNotShowInALog() {
        var told = read("{\"text\":\"mal\",\"subject\":{\"age\":30},\"vitals\":{\"spo2\":91}}");
        assertThat(told + " " + told.subject() + " " + told.vitals())
                .isEqualTo("Told[hidden] Subject[hidden] Vitals[hidden]");
    }
}
