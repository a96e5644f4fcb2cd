package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/**
 * What holds for every input, tried on random ones. The seed is fixed, so that a failure can be
 * repeated; {@code -Dtest.cases} says how many.
 */
class InvariantTest {

    private static final int CASES = Integer.getInteger("test.cases", 1000);
    private static final Engine ENGINE = new Engine(ProtocolFiles.library());
    private static final List<Protocol> PROTOCOLS = ProtocolFiles.library().protocols();

    private static final List<String> PHRASES =
            List.of(
                    "j'ai mal à la tête",
                    "nez qui coule",
                    "pas de fièvre",
                    "mal au ventre",
                    "je vomis",
                    "toux depuis trois jours",
                    "mais",
                    "et",
                    "peut-être",
                    "ma mère",
                    "l'an dernier",
                    "mal de dos",
                    "I have a headache",
                    "runny nose",
                    "no fever",
                    "chest pain",
                    "but",
                    "maybe",
                    "my father",
                    "last year",
                    "back pain",
                    "rash",
                    "39,5 de fièvre",
                    "8/10",
                    ",",
                    ".",
                    "un certificat",
                    "fatigué",
                    "vertiges");

    private final Random random = new Random(20261122);

    @Test
    void anUnansweredGateNeverGivesSelfCare() {
        for (int i = 0; i < CASES; i++) {
            Input input = input();
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
            Input input = input();
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
        List<Protocol.Ask> flags = new ArrayList<>();
        PROTOCOLS.forEach(p -> p.redFlags().forEach(f -> add(flags, f.question())));
        for (int i = 0; i < CASES; i++) {
            Input input = input();
            Protocol.Ask flag = flags.get(random.nextInt(flags.size()));
            Map<String, Answer> answers = new HashMap<>(input.answers());
            answers.put(flag.id(), new Answer.YesNo(true));
            Outcome before = ENGINE.assess(input);
            Outcome after = ENGINE.assess(with(input, answers));
            if (before.protocol().id().equals("general")) {
                continue; // nothing was recognised before: now something is
            }
            assertThat(after.recommendation().urgency())
                    .as(flag.id() + " " + input.text() + " " + input.answers())
                    .isGreaterThanOrEqualTo(before.recommendation().urgency());
        }
    }

    private static void add(
            List<Protocol.Ask> asks, Protocol.@org.jspecify.annotations.Nullable Ask ask) {
        if (ask != null) {
            asks.add(ask);
        }
    }

    @Test
    void theSameInputHasTheSameOutcomeInAnotherEngine() {
        Engine other = new Engine(Library.parse(ProtocolFiles.texts()));
        for (int i = 0; i < CASES; i++) {
            Input input = input();
            Outcome first = ENGINE.assess(input);
            Outcome second = other.assess(input);
            assertThat(second.recommendation()).isEqualTo(first.recommendation());
            assertThat(second.findings()).isEqualTo(first.findings());
            assertThat(second.nextQuestions()).isEqualTo(first.nextQuestions());
            assertThat(second.explanation()).isEqualTo(first.explanation());
        }
    }

    @Test
    void aSettledOutcomeIsNotChangedByFurtherAnswers() {
        List<Protocol.Ask> asks = new ArrayList<>();
        PROTOCOLS.stream()
                .filter(p -> p.role() == Protocol.Role.COMPLAINT)
                .forEach(p -> asks.addAll(p.asks()));
        for (int i = 0; i < CASES; i++) {
            Input input = input();
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
            assertThat(ENGINE.assess(with(input, answers)).recommendation().urgency())
                    .as(input.text() + " " + input.answers())
                    .isEqualTo(outcome.recommendation().urgency());
        }
    }

    @Test
    void spansLieWithinTheTextAndNothingIsThrownOnAnyCharacters() {
        for (int i = 0; i < CASES; i++) {
            StringBuilder text = new StringBuilder("x");
            int length = random.nextInt(200);
            for (int j = 0; j < length; j++) {
                text.append(
                        switch (random.nextInt(4)) {
                            case 0 -> String.valueOf((char) random.nextInt(0x10000));
                            case 1 -> " " + PHRASES.get(random.nextInt(PHRASES.size()));
                            case 2 -> String.valueOf((char) (32 + random.nextInt(96)));
                            default -> Character.toString(0x1F600 + random.nextInt(60));
                        });
            }
            Outcome outcome = ENGINE.assess(Input.of(text.toString(), Language.FR));
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

    Input input() {
        StringBuilder text = new StringBuilder();
        int words = 1 + random.nextInt(6);
        for (int i = 0; i < words; i++) {
            text.append(PHRASES.get(random.nextInt(PHRASES.size()))).append(' ');
        }
        Map<String, Answer> answers = new HashMap<>();
        double share = random.nextDouble();
        boolean reassuring = random.nextInt(3) > 0;
        for (Protocol protocol : PROTOCOLS) {
            if (random.nextInt(4) > 0) {
                continue;
            }
            for (Protocol.Ask ask : protocol.asks()) {
                if (ask.kind() == Question.Kind.BOOLEAN && random.nextDouble() < share) {
                    answers.put(
                            ask.id(),
                            switch (reassuring ? 0 : random.nextInt(8)) {
                                case 7 -> new Answer.YesNo(true);
                                case 6 -> new Answer.Unknown();
                                default -> new Answer.YesNo(false);
                            });
                }
            }
        }
        Subject subject =
                new Subject(
                        random.nextBoolean() ? (Double) (double) random.nextInt(100) : null,
                        Sex.values()[random.nextInt(3)],
                        null,
                        null,
                        null,
                        null);
        return new Input(
                text.toString(),
                random.nextBoolean() ? Language.FR : Language.EN,
                subject,
                Vitals.NONE,
                answers,
                Set.of());
    }

    private static Input with(Input input, Map<String, Answer> answers) {
        return new Input(
                input.text(),
                input.language(),
                input.subject(),
                input.vitals(),
                answers,
                input.presentations());
    }
}
