package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An emergency stays one however it is typed and whatever calming words surround it. The seed is
 * fixed; {@code -Dtest.cases} says how many.
 */
class NoiseTest {

    private static final int CASES = Math.max(5_000, Integer.getInteger("test.cases", 5_000));
    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    private static final List<String> EMERGENCIES =
            List.of(
                    "fr|j'ai une douleur qui serre dans la poitrine",
                    "fr|douleur thoracique qui irradie dans le bras gauche avec des sueurs",
                    "fr|mon collègue est inconscient et ne répond plus",
                    "fr|ma femme ne respire plus",
                    "fr|je n'arrive plus à respirer",
                    "fr|il a des convulsions",
                    "fr|mon père a la bouche de travers et le bras gauche paralysé",
                    "fr|j'ai avalé de la javel",
                    "fr|je veux mourir",
                    "fr|j'ai envie de me suicider",
                    "fr|mal de tête brutal, le pire de ma vie",
                    "fr|une hémorragie qui ne s'arrête pas",
                    "fr|réaction allergique avec le visage gonflé et du mal à respirer",
                    "fr|elle s'étouffe avec un morceau de viande",
                    "fr|fièvre à 39 et la nuque raide",
                    "fr|mon bébé de 3 semaines a 38,5 de fièvre",
                    "fr|il a été écrasé par un camion",
                    "fr|il s'est effondré au bureau",
                    "fr|saturation à 84",
                    "fr|glycémie à 0,4 g/L",
                    "fr|j'ai reçu une décharge électrique",
                    "fr|j'ai pris 30 comprimés de doliprane",
                    "fr|je vomis du sang",
                    "fr|doigt amputé par la machine",
                    "en|crushing chest pain for an hour",
                    "en|chest pain going down my left arm and sweating",
                    "en|my colleague is unconscious and not responding",
                    "en|my husband is not breathing",
                    "en|I cannot breathe",
                    "en|he is having a seizure",
                    "en|her face is drooping and her speech is slurred",
                    "en|sudden weakness in my left arm",
                    "en|I swallowed bleach",
                    "en|I want to die",
                    "en|I feel suicidal",
                    "en|the worst headache of my life came on suddenly",
                    "en|bleeding heavily and it will not stop",
                    "en|allergic reaction with swollen face and trouble breathing",
                    "en|she is choking on food",
                    "en|fever of 103 and a stiff neck",
                    "en|my 3 week old baby has a fever of 101",
                    "en|he was hit by a car",
                    "en|my boss collapsed in the office",
                    "en|oxygen saturation 84%",
                    "en|electric shock from the machine",
                    "en|I took 30 paracetamol tablets",
                    "en|I am vomiting blood",
                    "en|lost vision in one eye suddenly");

    private static final List<String> CALM_FIRST_FR =
            List.of(
                    "c'est sûrement rien, ",
                    "ce n'est rien de grave mais ",
                    "ne vous inquiétez pas, ",
                    "pas d'urgence, ",
                    "je ne veux pas déranger, ",
                    "rien de bien méchant, ",
                    "sans doute le stress, ",
                    "désolé de vous embêter, ",
                    "je ne pense pas que ce soit grave, ");

    private static final List<String> CALM_LAST_FR =
            List.of(
                    ", mais ça va",
                    ", rien d'urgent",
                    ", sans doute rien de grave",
                    ", ça va passer je pense",
                    ", c'est peut-être la fatigue",
                    ". Je ne suis pas inquiet.",
                    ". Pas besoin d'ambulance je crois.",
                    ", à part ça tout va bien");

    private static final List<String> CALM_FIRST_EN =
            List.of(
                    "it's probably nothing, ",
                    "not an emergency, ",
                    "no worries but ",
                    "I don't want to bother anyone, ",
                    "nothing serious, ",
                    "just a quick question, ",
                    "sorry to trouble you, ",
                    "I don't think it is serious, ");

    private static final List<String> CALM_LAST_EN =
            List.of(
                    ", but I feel fine otherwise",
                    ", no rush",
                    ", probably just stress",
                    ", I'm sure it will pass",
                    ". Not worried about it.",
                    ". I don't need an ambulance I think.",
                    ", maybe I am just tired",
                    ", no big deal");

    private static final String KEYS = " qwertyuiop asdfghjkl zxcvbnm ";

    private final Random random = new Random(20261129);

    @Test
    void anEmergencyStaysOneInEveryNoise() {
        for (int i = 0; i < CASES; i++) {
            String line = EMERGENCIES.get(i % EMERGENCIES.size());
            Language language = Language.of(line.substring(0, 2)).orElseThrow();
            String text = line.substring(3);
            List<UnaryOperator<String>> noises = noises(language);
            int count = 1 + random.nextInt(3);
            for (int n = 0; n < count; n++) {
                text = noises.remove(random.nextInt(noises.size())).apply(text);
            }
            assertThat(level(text, language)).as(text).isEqualTo(Level.EMERGENCY);
        }
    }

    @Test
    void calmingWordsLowerNothing() {
        for (String line : EMERGENCIES) {
            Language language = Language.of(line.substring(0, 2)).orElseThrow();
            boolean french = language == Language.FR;
            for (String first : french ? CALM_FIRST_FR : CALM_FIRST_EN) {
                for (String last : french ? CALM_LAST_FR : CALM_LAST_EN) {
                    String text = first + line.substring(3) + last;
                    assertThat(level(text, language)).as(text).isEqualTo(Level.EMERGENCY);
                }
            }
        }
    }

    /** Calm words and noise alone are no emergency either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr|Bonjour docteur, rien de grave, juste le nez qui coule, merci d'avance",
                "fr|RHUME DEPUIS HIER!!!",
                "fr|ptite toux é nez bouché dpuis 2j",
                "en|helloooo just a runny nose thanks",
                "en|SORE THROAT, NO FEVER",
                "en|probably nothing, mild headache, no rush",
                "en|aaaaaah monday again"
            })
    void noiseAloneIsNoEmergency(String line) {
        Language language = Language.of(line.substring(0, 2)).orElseThrow();
        assertThat(level(line.substring(3), language)).as(line).isNotEqualTo(Level.EMERGENCY);
    }

    private List<UnaryOperator<String>> noises(Language language) {
        boolean french = language == Language.FR;
        List<UnaryOperator<String>> noises = new ArrayList<>();
        noises.add(text -> text.toUpperCase(Locale.ROOT));
        noises.add(NoiseTest::withoutAccents);
        noises.add(text -> text.replaceAll("[,.]( |$)", " "));
        noises.add(text -> text.replace(" ", random.nextBoolean() ? "  " : "\u00a0"));
        noises.add(text -> text.replace("'", random.nextBoolean() ? "’" : " "));
        noises.add(text ->
                text + pick(List.of("!!!", "...", " ?", " 😭😭", "\n\n", " :(", ".fievre")));
        noises.add(text -> pick(List.of("🚑 ", "... ", "\u200b", "\t", "> ")) + text);
        noises.add(text -> random.nextInt(3) == 0 ? stretched(text) : typo(text));
        noises.add(this::lookAlike);
        noises.add(this::emphasis);
        noises.add(text ->
                pick(
                                french
                                        ? List.of("bonjour, ", "svp aidez-moi ", "Docteur, ")
                                        : List.of("hello, ", "please help ", "Dear doctor, "))
                        + text);
        noises.add(text ->
                text
                        + pick(
                                french
                                        ? List.of(" merci d'avance", ", cordialement", " svp")
                                        : List.of(" thank you", ", regards", " please")));
        noises.add(text -> pick(french ? CALM_FIRST_FR : CALM_FIRST_EN) + text);
        noises.add(text -> text + pick(french ? CALM_LAST_FR : CALM_LAST_EN));
        return noises;
    }

    private static String withoutAccents(String text) {
        return java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "");
    }

    /** One mistake in one long word, not in its first letter. */
    private String typo(String text) {
        return inOneWord(
                text,
                8,
                word -> {
                    int at = 1 + random.nextInt(word.length() - 2);
                    String start = word.substring(0, at);
                    char letter = word.charAt(at);
                    String rest = word.substring(at + 1);
                    return switch (random.nextInt(4)) {
                        case 0 -> start + rest;
                        case 1 -> start + letter + letter + rest;
                        case 2 -> start + neighbour(letter) + rest;
                        default -> start + rest.charAt(0) + letter + rest.substring(1);
                    };
                });
    }

    /** A letter beside this one on a keyboard. */
    private char neighbour(char letter) {
        int at = KEYS.indexOf(Character.toLowerCase(letter));
        if (at < 0) {
            return letter;
        }
        int side = random.nextBoolean() ? 1 : -1;
        char next = KEYS.charAt(at + side);
        return next == ' ' ? KEYS.charAt(at - side) : next;
    }

    private String stretched(String text) {
        return inOneWord(
                text,
                4,
                word -> {
                    int at = 1 + random.nextInt(word.length() - 1);
                    String letter = word.substring(at, at + 1);
                    return word.substring(0, at)
                            + letter.repeat(3 + random.nextInt(5))
                            + word.substring(at + 1);
                });
    }

    private String lookAlike(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text.replace('o', '\u043e').replace('a', '\u0430');
            case 1 -> text.replace("e", "e\u200d");
            default -> text.replace('c', '\uff43').replace('s', '\uff53');
        };
    }

    /** A word that stresses, in front of another. */
    private String emphasis(String text) {
        int space = text.indexOf(' ', random.nextInt(text.length()));
        return space < 0 || besideFigure(text, space)
                ? text
                : text.substring(0, space)
                        + pick(List.of(" trop", " really", " euh", " um"))
                        + text.substring(space);
    }

    private static boolean besideFigure(String text, int at) {
        return text.substring(Math.max(0, at - 3), Math.min(text.length(), at + 3))
                .chars()
                .anyMatch(Character::isDigit);
    }

    private String inOneWord(String text, int letters, UnaryOperator<String> change) {
        List<int[]> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || !Character.isLetter(text.charAt(i))) {
                if (i - start >= letters) {
                    words.add(new int[] {start, i});
                }
                start = i + 1;
            }
        }
        if (words.isEmpty()) {
            return text;
        }
        int[] word = words.get(random.nextInt(words.size()));
        return text.substring(0, word[0])
                + change.apply(text.substring(word[0], word[1]))
                + text.substring(word[1]);
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static Level level(String text, Language language) {
        return ENGINE.assess(Input.of(text, language)).recommendation().level();
    }
}
