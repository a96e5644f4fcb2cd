package employeehealth.profile.questionnaire;

import static employeehealth.profile.questionnaire.TestQuestionnaires.TEXTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.profile.questionnaire.AskedQuestion.Option;
import employeehealth.profile.questionnaire.AskedQuestion.Type;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuestionnaireTextsTest {

    private static byte[] bytes(String name) throws IOException {
        try (InputStream file = QuestionnaireTextsTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(file, name).readAllBytes();
        }
    }

    /**
     * Questions that were asked are never changed: add the next version instead, and its line here.
     * People's answers are read with the words of the version that they were asked.
     */
    @Test
    void whatWasAskedReadsAsItDid() throws IOException, NoSuchAlgorithmException {
        var published =
                new String(bytes("/questionnaires/published.txt"), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertThat(published).hasSize(TEXTS.current().version());
        for (var line : published) {
            var version = line.substring(0, line.indexOf(' '));
            var sha = MessageDigest.getInstance("SHA-256");
            var hash = sha.digest(bytes("/questionnaires/pre-visit-" + version + ".json"));
            assertThat(line).isEqualTo(version + " sha256:" + HexFormat.of().formatHex(hash));
        }
    }

    @Test
    void whatIsAskedFitsAFewMinutes() {
        assertThat(TEXTS.current().item()).hasSizeBetween(10, 14);
        assertThat(TEXTS.current().question("topics")).isPresent();
        assertThat(TEXTS.find(0)).isEmpty();
        assertThat(TEXTS.find(TEXTS.current().version())).contains(TEXTS.current());
    }

    /** Whoever has nothing to report of a list can say so, and not only skip it. */
    @Test
    void everyListOfSeveralHasAnOptionForNothing() {
        assertThat(TEXTS.current().item())
                .filteredOn(AskedQuestion::repeats)
                .allSatisfy(question ->
                        assertThat(question.answerOption()).anyMatch(Option::exclusive));
    }

    @Test
    void somebodyInDistressIsNoticed() {
        assertThat(TEXTS.current().question("distress").orElseThrow().support()).isTrue();
        assertThat(TEXTS.current().question("mood").orElseThrow().option("exhausted"))
                .hasValueSatisfying(option -> assertThat(option.support()).isTrue());
    }

    @Test
    void frenchIsWrittenAsTheFrenchWriteIt() {
        assertThat(words().map(Wording::fr))
                .allSatisfy(text ->
                        assertThat(text)
                                .doesNotContain("'", " :", " ;", " ?", " !", "« ")
                                .doesNotContainPattern("\\p{L}[?!;:]"));
        assertThat(words().map(Wording::en))
                .allSatisfy(text -> assertThat(text).doesNotContain("'"));
    }

    private static Stream<Wording> words() {
        return TEXTS.current().item().stream()
                .flatMap(question ->
                        Stream.concat(
                                Stream.concat(
                                        Stream.of(question.text()),
                                        Stream.ofNullable(question.hint())),
                                question.answerOption().stream().map(Option::display)));
    }

    @Test
    void aQuestionThatCannotBeAnsweredDoesNotStart() {
        var words = new Wording("Oui", "Yes");
        var option = new Option("a", words, false, false);
        assertThatThrownBy(() -> question(Type.CHOICE, false, List.of(), null));
        assertThatThrownBy(() -> question(Type.CHOICE, true, List.of(option, option), null));
        assertThatThrownBy(() -> question(Type.BOOLEAN, true, List.of(), null));
        assertThatThrownBy(() -> question(Type.BOOLEAN, false, List.of(option), null));
        assertThatThrownBy(() -> question(Type.TEXT, false, List.of(), null));
        assertThatThrownBy(() -> new Wording(" ", "Yes"));
        var one = question(Type.CHOICE, false, List.of(option), null);
        var asked = TEXTS.current();
        assertThatThrownBy(
                () -> new Questionnaire(2, asked.publishedOn(), words, words, List.of(one, one)));
    }

    private static AskedQuestion question(
            Type type, boolean repeats, List<Option> options, @Nullable Integer maxLength) {
        var words = new Wording("Oui", "Yes");
        return new AskedQuestion("x", type, repeats, words, null, options, maxLength, false);
    }
}
