package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each red flag is a control of one risk: that a danger is taken for something minor (ISO 14971).
 * Here each is tried, and the table of all of them, docs/safety/hazards.md, is what the protocols
 * say; {@code -Dhazards.write=true} writes it anew.
 */
class HazardsTest {

    private static final Path PAGE = Path.of("../../docs/safety/hazards.md");
    private static final Library LIBRARY = ProtocolFiles.library();
    private static final Engine ENGINE = new Engine(LIBRARY);

    record Control(Protocol protocol, Protocol.RedFlag flag) {

        @Override
        public String toString() {
            return flag.rule().id();
        }
    }

    static Stream<Control> controls() {
        return LIBRARY.protocols().stream()
                .flatMap(protocol ->
                        protocol.redFlags().stream().map(flag -> new Control(protocol, flag)));
    }

    static Stream<Control> asked() {
        return controls().filter(control -> control.flag().question() != null);
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whoeverSaysYesToItIsTold(Control control) {
        Protocol.Ask question = Objects.requireNonNull(control.flag().question());
        Outcome outcome = answered(control, question.id(), new Answer.YesNo(true));
        assertThat(outcome.recommendation().urgency())
                .isGreaterThanOrEqualTo(control.flag().rule().urgency());
        assertThat(outcome.explanation())
                .anyMatch(one -> one.rule().equals(control.flag().rule().id()));
    }

    @ParameterizedTest
    @MethodSource("asked")
    void whoeverCannotSayIsNotReassuredByIt(Control control) {
        Protocol.Ask question = Objects.requireNonNull(control.flag().question());
        Outcome outcome = answered(control, question.id(), new Answer.Unknown());
        assertThat(outcome.recommendation().level()).isNotEqualTo(Level.SELF_CARE);
    }

    private static Outcome answered(Control control, String question, Answer answer) {
        Map<String, Answer> answers = new HashMap<>(Map.of(question, answer));
        Set<String> picked =
                control.protocol().role() == Protocol.Role.COMPLAINT
                        ? Set.of(control.protocol().id())
                        : Set.of();
        return ENGINE.assess(
                new Input("", Language.EN, Subject.UNKNOWN, Vitals.NONE, answers, picked));
    }

    @Test
    void theTableSaysWhatTheProtocolsSay() throws IOException {
        String current = page();
        if (Boolean.getBoolean("hazards.write")) {
            Files.writeString(PAGE, current);
        }
        assertThat(Files.readString(PAGE)).as("run make hazards").isEqualTo(current);
    }

    private static String page() {
        List<String> lines = new ArrayList<>();
        lines.add("# Hazards and their controls");
        lines.add("");
        lines.add(
                "Written by `make hazards` from the protocols. The hazard is the same in every row:"
                    + " the sign is there, and the person is told less than they need. The control"
                    + " is the red flag; a *gate* must be answered before self-care is said, a"
                    + " *net* stands in the safety net and forbids self-care once it was answered"
                    + " \"I do not know\". Proven by `HazardsTest` where it is asked for, and by"
                    + " the rows of `protocols/expected` whose answer it explains.");
        lines.add("");
        lines.add("| sign | control | kind | at least | asked | rows |");
        lines.add("|---|---|---|---|---|---|");
        Map<String, Integer> rows = rowsByRule();
        controls()
                .forEach(control -> {
                    Protocol.RedFlag flag = control.flag();
                    lines.add(
                            "| %s | `%s` | %s | %s | %s | %d |"
                                    .formatted(
                                            flag.sign().in(Language.EN),
                                            flag.rule().id(),
                                            flag.gate() ? "gate" : "net",
                                            flag.rule().urgency().code().replace('_', ' '),
                                            flag.question() == null ? "no" : "yes",
                                            rows.getOrDefault(flag.rule().id(), 0)));
                });
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, Integer> rowsByRule() {
        Map<String, Integer> rows = new HashMap<>();
        ExpectedAnswersTest.rows()
                .map(ExpectedAnswersTest::assess)
                .flatMap(
                        outcome -> outcome.explanation().stream().map(Explanation::rule).distinct())
                .forEach(rule -> rows.merge(rule, 1, Integer::sum));
        return rows;
    }
}
