package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A company's policy may raise, never lower: tried with random policies on random inputs, most of
 * the policies such as the linter would refuse. {@code -Dtest.cases} says how many.
 */
class PolicyInvariantTest {

    private static final int CASES = Math.max(5_000, Integer.getInteger("test.cases", 5_000));
    private static final Library LIBRARY = ProtocolFiles.library();
    private static final Engine ENGINE = new Engine(LIBRARY);
    private static final List<Protocol> COMPLAINTS =
            LIBRARY.protocols().stream()
                    .filter(protocol -> protocol.role() == Protocol.Role.COMPLAINT)
                    .toList();

    private final Random random = new Random(20261129);
    private final RandomInputs inputs = new RandomInputs(LIBRARY, 20261122);

    @Test
    void aPolicyNeverLowersAndTakesNoWordOfDangerAway() {
        int raised = 0;
        for (int i = 0; i < CASES; i++) {
            Input input = inputs.input();
            String policy = policy();
            Recommendation without = ENGINE.assess(input).recommendation();
            Recommendation with = ENGINE.assess(input, Policy.parse(policy)).recommendation();
            assertThat(with.urgency()).as(policy).isGreaterThanOrEqualTo(without.urgency());
            raised += with.urgency().above(without.urgency()) ? 1 : 0;
            Dispositions.Disposition ours = LIBRARY.dispositions().of(with.urgency());
            assertThat(with.within()).isEqualTo(ours.within());
            assertThat(with.route()).contains(ours.route().in(input.language()));
            for (Text advice : ours.advice()) {
                assertThat(with.advice()).contains(advice.in(input.language()));
            }
            if (with.level() == Level.EMERGENCY) {
                assertThat(with.route()).startsWith(ours.route().in(input.language()));
                assertThat(with.advice()).anyMatch(line -> line.contains("114"));
            }
            if (with.urgency() == without.urgency()) {
                assertThat(with.advice()).containsAll(without.advice());
                assertThat(with.safetyNet()).isEqualTo(without.safetyNet());
            }
        }
        assertThat(raised).as("some are raised").isGreaterThan(CASES / 20);
    }

    @Test
    void whatAnAnswerCouldStillRaiseIsStillAsked() {
        for (int i = 0; i < CASES; i++) {
            Input input = inputs.input();
            String policy = policy();
            Outcome without = ENGINE.assess(input);
            Outcome with = ENGINE.assess(input, Policy.parse(policy));
            List<String> asked = with.nextQuestions().stream().map(Question::id).toList();
            for (Question question : without.nextQuestions()) {
                if (above(question.id(), with.recommendation().urgency())) {
                    assertThat(asked).as(policy).contains(question.id());
                }
            }
        }
    }

    /** Whether a yes to a danger's question means more than what is told already. */
    private static boolean above(String question, Urgency told) {
        for (Protocol protocol : LIBRARY.protocols()) {
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                Protocol.Ask ask = flag.question();
                if (ask != null && ask.id().equals(question) && flag.rule().urgency().above(told)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void oneMoreRedFlagNeverLowersUnderAPolicyEither() {
        List<String> flags = new ArrayList<>();
        for (Protocol protocol : LIBRARY.protocols()) {
            for (Protocol.RedFlag flag : protocol.redFlags()) {
                Protocol.Ask ask = flag.question();
                if (ask != null) {
                    flags.add(ask.id());
                }
            }
        }
        for (int i = 0; i < CASES; i++) {
            Input input = inputs.input();
            String policy = policy();
            Outcome before = ENGINE.assess(input, Policy.parse(policy));
            if (before.protocol().id().equals("general")) {
                continue; // nothing was recognised before: now something is
            }
            var answers = new java.util.HashMap<>(input.answers());
            answers.put(flags.get(random.nextInt(flags.size())), new Answer.YesNo(true));
            Input more =
                    new Input(
                            input.text(),
                            input.language(),
                            input.subject(),
                            input.vitals(),
                            answers,
                            input.presentations());
            assertThat(ENGINE.assess(more, Policy.parse(policy)).recommendation().urgency())
                    .as(policy)
                    .isGreaterThanOrEqualTo(before.recommendation().urgency());
        }
    }

    @Test
    void theSameInputLibraryAndPolicyHaveTheSameOutcome() {
        Engine other = new Engine(Library.parse(ProtocolFiles.texts()));
        for (int i = 0; i < CASES; i++) {
            Input input = inputs.input();
            String policy = policy();
            Outcome first = ENGINE.assess(input, Policy.parse(policy));
            assertThat(other.assess(input, Policy.parse(policy))).isEqualTo(first);
            assertThat(other.assess(input, Policy.NONE)).isEqualTo(ENGINE.assess(input));
        }
    }

    /** Any that can be read; rarely a sound one. */
    private String policy() {
        StringBuilder out = new StringBuilder("{\"raises\":[");
        for (int left = random.nextInt(4); left > 0; left--) {
            out.append("{");
            if (random.nextInt(4) > 0) {
                Protocol one = COMPLAINTS.get(random.nextInt(COMPLAINTS.size()));
                out.append("\"presentation\":\"").append(one.id()).append("\",");
            }
            out.append("\"from\":\"").append(urgency()).append("\",\"atLeast\":\"");
            out.append(urgency()).append("\",\"reason\":{\"fr\":\"parce que\",\"en\":\"why\"}}");
            out.append(left > 1 ? "," : "");
        }
        out.append("],\"texts\":[");
        for (int left = random.nextInt(4); left > 0; left--) {
            out.append("{\"urgency\":\"").append(urgency()).append("\",\"route\":");
            out.append("{\"fr\":\"Restez à votre poste.\",\"en\":\"Stay where you are.\"},");
            out.append("\"advice\":[{\"fr\":\"N’appelez personne.\",\"en\":\"Call nobody.\"}]}");
            out.append(left > 1 ? "," : "");
        }
        out.append("],\"contacts\":[{\"kind\":\"nurse\",\"phone\":\"4444\",\"urgencies\":[\"");
        out.append(urgency()).append("\"],\"name\":{\"fr\":\"Infirmerie\",\"en\":\"Nurse\"}}]}");
        return out.toString();
    }

    private String urgency() {
        return Urgency.values()[random.nextInt(Urgency.values().length)].code();
    }
}
