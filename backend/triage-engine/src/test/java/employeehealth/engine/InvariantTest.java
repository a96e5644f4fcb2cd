package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.exchange.OutcomeWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What holds for every input, tried on random ones. The seed is fixed, so that a failure can be
 * repeated; {@code -Dtest.cases} says how many.
 */
class InvariantTest {

    private static final int CASES = Math.max(5_000, Integer.getInteger("test.cases", 5_000));
    private static final Engine ENGINE = new Engine(ProtocolFiles.library());
    private static final List<Protocol> PROTOCOLS = ProtocolFiles.library().protocols();

    private static final List<String> DANGERS =
            List.of(
                    "J'ai une douleur dans la poitrine qui serre",
                    "Je n'arrive plus à respirer",
                    "J'ai le bras gauche paralysé d'un coup",
                    "Je vomis du sang",
                    "J'ai fait un malaise avec perte de connaissance",
                    "Je veux mourir",
                    "I have crushing chest pain",
                    "I cannot breathe",
                    "My left arm went weak suddenly",
                    "I am vomiting blood",
                    "I passed out",
                    "I want to kill myself");

    private static final List<String> NAMES_FR =
            List.of("fièvre", "toux", "vomissements", "diarrhée", "vertiges", "fatigue");
    private static final List<String> NAMES_EN =
            List.of("fever", "cough", "vomiting", "diarrhoea", "headache", "rash", "chest pain");

    private final RandomInputs random = new RandomInputs(ProtocolFiles.library(), 20261122);

    @Test
    void anUnansweredGateNeverGivesSelfCare() {
        for (int i = 0; i < CASES; i++) {
            Input input = random.input();
            Outcome outcome = ENGINE.assess(input);
            if (outcome.recommendation().level() == Level.SELF_CARE) {
                for (Protocol protocol : PROTOCOLS) {
                    if (protocol.role() == Protocol.Role.COMPLAINT
                            && outcome.protocols().contains(protocol.id())) {
                        gatesAreAnswered(protocol, input);
                    }
                }
            }
        }
    }

    private static void gatesAreAnswered(Protocol protocol, Input input) {
        for (Protocol.RedFlag flag : protocol.redFlags()) {
            Protocol.Ask ask = flag.question();
            if (flag.gate() && flag.onlyIf() == null && ask != null && ask.skip() == null) {
                assertThat(answeredNo(ask, input)).as(ask.id()).isTrue();
            }
        }
    }

    /** By its own question, or by another one of the very same words. */
    private static boolean answeredNo(Protocol.Ask ask, Input input) {
        for (Protocol protocol : PROTOCOLS) {
            for (Protocol.Ask other : protocol.asks()) {
                if (other.text().equals(ask.text())
                        && input.answers().get(other.id()) instanceof Answer.YesNo(boolean yes)
                        && !yes) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void aDangerThatSomebodyCouldNotExcludeNeverGivesSelfCare() {
        for (int i = 0; i < CASES; i++) {
            Input input = random.input();
            Outcome outcome = ENGINE.assess(input);
            for (Protocol protocol : PROTOCOLS) {
                boolean looked = outcome.protocols().contains(protocol.id());
                for (Protocol.RedFlag flag : protocol.redFlags()) {
                    Protocol.Ask ask = flag.question();
                    if (looked
                            && ask != null
                            && ask.skip() == null
                            && input.answers().get(ask.id()) instanceof Answer.Unknown) {
                        assertThat(outcome.recommendation().level())
                                .as(ask.id() + " " + input.text())
                                .isNotEqualTo(Level.SELF_CARE);
                    }
                }
            }
        }
    }

    @Test
    void oneMoreRedFlagNeverLowers() {
        for (int i = 0; i < CASES; i++) {
            Input input = random.input();
            Input flagged = random.withOneMoreFlag(input);
            Outcome before = ENGINE.assess(input);
            Outcome after = ENGINE.assess(flagged);
            if (before.protocol().id().equals("general")) {
                continue; // nothing was recognised before: now something is
            }
            assertThat(after.recommendation().urgency())
                    .as(flagged.answers() + " " + input.text() + " " + input.answers())
                    .isGreaterThanOrEqualTo(before.recommendation().urgency());
        }
    }

    @Test
    void oneDangerLessNeverRaisesWhileAComplaintIsRecognised() {
        for (int i = 0; i < CASES; i++) {
            Input mild = random.input();
            String danger = random.one(DANGERS);
            Outcome before = ENGINE.assess(saying(mild, mild.text() + ". " + danger));
            Outcome after = ENGINE.assess(saying(mild, mild.text() + "."));
            if (after.protocol().id().equals("general")) {
                continue; // nothing is recognised any more: that is never harmless
            }
            assertThat(after.recommendation().urgency())
                    .as(danger + " after " + mild.text() + " " + mild.answers())
                    .isLessThanOrEqualTo(before.recommendation().urgency());
        }
    }

    @Test
    void whatIsDeniedCausesNothing() {
        for (int i = 0; i < CASES; i++) {
            Input input = random.input();
            boolean french = input.language() == Language.FR;
            List<String> names = french ? NAMES_FR : NAMES_EN;
            StringBuilder text = new StringBuilder(french ? "Bonjour." : "Hello.");
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.append(french ? " Pas de " : " No ").append(random.one(names)).append('.');
            }
            Outcome denied = ENGINE.assess(saying(input, text.toString()));
            Outcome silent = ENGINE.assess(saying(input, french ? "Bonjour." : "Hello."));
            assertThat(denied.findings())
                    .as(text.toString())
                    .isNotEmpty()
                    .allMatch(finding -> finding.status() == Finding.Status.ABSENT);
            assertThat(denied.recommendation().urgency())
                    .as(text + " " + input.answers())
                    .isEqualTo(silent.recommendation().urgency());
            assertThat(denied.protocols()).as(text.toString()).isEqualTo(silent.protocols());
            assertThat(rules(silent)).as(text.toString()).containsAll(rules(denied));
        }
    }

    private static List<String> rules(Outcome outcome) {
        return outcome.explanation().stream().map(Explanation::rule).toList();
    }

    @Test
    void theSameInputHasTheSameBytesInAnotherEngine() {
        Engine other = new Engine(Library.parse(ProtocolFiles.texts()));
        for (int i = 0; i < CASES; i++) {
            Input input = random.input();
            assertThat(OutcomeWriter.write(other.assess(input)))
                    .isEqualTo(OutcomeWriter.write(ENGINE.assess(input)));
        }
    }

    @Test
    void aSettledOutcomeIsNotChangedByFurtherAnswers() {
        List<Protocol.Ask> asks = new ArrayList<>();
        PROTOCOLS.stream()
                .filter(p -> p.role() == Protocol.Role.COMPLAINT)
                .forEach(p -> asks.addAll(p.asks()));
        for (int i = 0; i < CASES; i++) {
            Input input = random.input();
            Outcome outcome = ENGINE.assess(input);
            if (!outcome.settled() || outcome.recommendation().level() == Level.EMERGENCY) {
                continue;
            }
            // a reassuring answer within the protocols that were looked at moves nothing any more
            Map<String, Answer> answers = new HashMap<>(input.answers());
            for (Protocol.Ask ask : asks) {
                String protocol = ask.id().substring(0, ask.id().indexOf('.'));
                if (outcome.protocols().contains(protocol)
                        && ask.kind() == Question.Kind.BOOLEAN
                        && !answers.containsKey(ask.id())) {
                    answers.put(ask.id(), new Answer.YesNo(false));
                }
            }
            assertThat(ENGINE.assess(RandomInputs.with(input, answers)).recommendation().urgency())
                    .as(input.text() + " " + input.answers())
                    .isEqualTo(outcome.recommendation().urgency());
        }
    }

    @Test
    void spansLieWithinTheTextAndNothingIsThrownOnAnyCharacters() {
        for (int i = 0; i < CASES; i++) {
            String text = random.characters();
            Outcome outcome = ENGINE.assess(Input.of(text, Language.FR));
            for (Finding finding : outcome.findings()) {
                assertThat(finding.start()).isBetween(0, finding.end());
                assertThat(finding.end()).isBetween(finding.start() + 1, text.length());
            }
        }
    }

    @Test
    void theLongestTextsAreReadInBoundedTime() {
        for (String unit :
                List.of(
                        "pas ",
                        "mal à la poitrine ",
                        "a",
                        "mal ",
                        "no ",
                        "not pain, ",
                        "1/",
                        "ne ",
                        "je ne ",
                        "chest chest pain ",
                        "\uD83D",
                        "9 ",
                        "l'",
                        "...",
                        "é",
                        "vomi ",
                        "douleur dans le bras et ",
                        "papa eu diabete ",
                        "denies diabetes ",
                        "history of stroke and ",
                        "la. ".repeat(800) + "papa eu diabete ".repeat(400))) {
            String text = unit.repeat(Input.MAX_TEXT / unit.length());
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(2),
                    () -> ENGINE.assess(Input.of(text, Language.FR)),
                    () -> "text of repeated \"" + unit + "\"");
        }
    }

    private static Input saying(Input input, String text) {
        return new Input(
                text,
                input.language(),
                input.subject(),
                input.vitals(),
                input.answers(),
                input.presentations());
    }
}
