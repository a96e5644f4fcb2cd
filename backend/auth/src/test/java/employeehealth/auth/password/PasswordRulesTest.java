package employeehealth.auth.password;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.problem.FieldFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final List<String> CLAIRE =
            List.of("Claire", "Dùmont-Leroy", "claire.dumont@lumiere.demo", "Ateliers", "lumiere");

    private final PasswordRules rules = new PasswordRules(15, new BlockList());

    private String faultOf(String password) {
        return rules.fault("password", password, CLAIRE).map(FieldFault::message).orElse("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cheval agrafe marron pluie",
                "four plain words walk home",
                "trois petits pains au beurre",
                "claire mange des abricots verts",
                "mon mot de passe est une orange bleue",
                "Ünïcödé wörds àré wélçômé hére",
                "пять слов подряд без смысла",
                "いろはにほへとちりぬるをわかよたれそ",
                "7Kq-vt2x_Lw9.RmZ4",
                "🐙🌵🎻🧭🪁🛶🧂🪵🧶🪨🧊🪤🦴🪞🧷",
                "password 🐙🌵🎻🧭🪁🛶🧂",
            })
    @Asvs("6.2.5")
    void aLongPasswordOfAnyKindOfCharactersIsGood(String password) {
        assertThat(faultOf(password)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fourteen chars | field.password-short",
                "butterfly-2024!!! | field.password-common",
                "P@ssw0rd123456789 | field.password-common",
                "!!!! M0t de p4sse 2026 !!!! | field.password-common",
                "Motdepasse-1234567 | field.password-common",
                "correct horse battery staple | field.password-common",
                "Liberté, égalité, fraternité | field.password-common",
                "Claire Dumont 1984-05-12 | field.password-personal",
                "claire.dumont@lumiere.demo | field.password-personal",
                "LUMIERE-ateliers-2026!! | field.password-personal",
                "Clàire-P4ssword-2026 | field.password-personal",
                "qwertyuiopasdfghjkl | field.password-pattern",
                "1qaz2wsx3edc4rfv | field.password-common",
                "1qaz-2wsx-3edc-4rfv-5tgb | field.password-pattern",
                "abcdefghijklmnopqrs | field.password-pattern",
                "98765432109876543210 | field.password-repeated",
                "azertyuiopqsdfghjklm | field.password-common",
                "aaaaaaaaaaaaaaaaaaaa | field.password-repeated",
                "tulipe!tulipe!tulipe! | field.password-repeated",
                "1212121212121212345 | field.password-pattern",
            })
    @Asvs({"6.2.1", "6.2.11", "6.2.12"})
    void whatIsTriedFirstIsRefusedWithWhatToDo(String password, String fault) {
        assertThat(faultOf(password)).isEqualTo(fault);
    }

    @Test
    void theLengthIsCountedAsTheHashSeesIt() {
        var decomposed = Normalizer.normalize("éàéùéîéü" + "üöäàèùî", Normalizer.Form.NFD);
        assertThat(decomposed).hasSize(30);
        assertThat(faultOf(decomposed)).isEqualTo("none");
        assertThat(faultOf(decomposed.substring(2))).isEqualTo("field.password-short");
    }

    @Test
    @Asvs("6.2.9")
    void theLimitIsOneThousandAndTwentyFourCharacters() {
        var random = new Random(7);
        var text = new StringBuilder();
        while (text.codePointCount(0, text.length()) < 1_024) {
            text.appendCodePoint(0x1F300 + random.nextInt(0x300));
        }
        assertThat(faultOf(text.toString())).isEqualTo("none");
        assertThat(faultOf(text + "x")).isEqualTo("field.password-long");
    }

    @Test
    void noTextHoweverStrangeBreaksTheRules() {
        var random = new Random(11);
        for (var n = 0; n < 300; n++) {
            var text = new StringBuilder();
            for (var i = random.nextInt(60); i >= 0; i--) {
                text.append((char) random.nextInt(0x10000));
            }
            assertThat(faultOf(text.toString())).isNotNull();
        }
    }

    @Test
    @Asvs("6.2.12")
    void whatIsAddedAroundAListedPasswordDoesNotHelp() {
        var random = new Random(5);
        for (var n = 0; n < 50; n++) {
            var around = "%d!".formatted(10_000_000 + random.nextInt(80_000_000));
            assertThat(faultOf(around + "Sunsh1ne" + around)).isEqualTo("field.password-common");
        }
    }

    @Test
    @Asvs({"6.2.4", "6.2.12"})
    void whatIsUsedMostIsRefusedAsItIsAndMadeLonger() throws IOException {
        var file = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
        List<String> used;
        try (var lines = Objects.requireNonNull(PasswordRules.class.getResourceAsStream(file))) {
            used = new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        assertThat(used.stream().filter(password -> password.length() >= 15))
                .hasSizeGreaterThan(20)
                .allSatisfy(password -> assertThat(faultOf(password)).isNotEqualTo("none"));
        var words = used.stream().limit(3_000).filter(word -> word.matches("[a-z]{4,}")).toList();
        for (var n = 0; n < words.size(); n += 25) {
            assertThat(faultOf("1984!" + words.get(n) + "-20262026"))
                    .as(words.get(n))
                    .isEqualTo("field.password-common");
        }
    }

    @Test
    void ordinaryPhrasesAreNotTakenForPatterns() {
        var words =
                List.of(
                        "dessert", "were", "power", "sad", "hijack", "stupor", "first", "noon",
                        "pierre", "tresse", "defense", "oiseau", "rester", "polo", "fenouil");
        var random = new Random(3);
        for (var n = 0; n < 500; n++) {
            var phrase = new StringBuilder();
            for (var w = 0; w < 5; w++) {
                phrase.append(words.get((w * 3 + random.nextInt(3)) % words.size())).append(' ');
            }
            assertThat(faultOf(phrase.toString())).as(phrase.toString()).isEqualTo("none");
        }
    }
}
