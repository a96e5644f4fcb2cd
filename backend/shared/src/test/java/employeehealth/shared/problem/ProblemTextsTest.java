package employeehealth.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.NoSuchMessageException;

class ProblemTextsTest {

    private final ProblemTexts texts = new ProblemTexts();

    @Test
    void everyTextExistsInEveryLanguage() {
        ProblemBundles.sayTheSameInEveryLanguage();
        ProblemBundles.doNotSwallowTheirPlaceholders();
    }

    @Test
    void everyRefusalOfOursHasWords() {
        for (var problem :
                List.of(
                        Problem.invalid(List.of()),
                        Problem.notFound(),
                        Problem.forbidden(),
                        Problem.unauthenticated(),
                        Problem.unavailable())) {
            for (var language : ProblemTexts.LOCALES) {
                assertThat(texts.title(problem.type(), language)).isNotBlank();
                assertThat(texts.detail(problem.type(), language)).isNotBlank();
                assertThat(texts.page(problem.type(), language)).isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 413, 415, 500, 503})
    void everyRefusalOfTheContainerHasWords(int status) {
        var problem = ProblemAdvice.ofStatus(status);
        assertThat(problem.status().value()).isEqualTo(status);
        for (var language : ProblemTexts.LOCALES) {
            assertThat(texts.title(problem.type(), language)).isNotBlank();
        }
    }

    @Test
    void frenchIsNotEnglish() {
        assertThat(texts.title("platform/not-found", Locale.FRENCH)).isEqualTo("Introuvable");
        assertThat(texts.title("platform/not-found", Locale.ENGLISH)).isEqualTo("Not found");
    }

    @Test
    void theLanguageOfTheMachineChangesNothing() {
        var machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.FRENCH);
            assertThat(new ProblemTexts().title("platform/not-found", Locale.ENGLISH))
                    .isEqualTo("Not found");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Test
    void aProblemWithoutWordsIsAMistake() {
        assertThatThrownBy(() -> texts.title("platform/nonsense", Locale.ENGLISH))
                .isInstanceOf(NoSuchMessageException.class);
    }

    @Test
    void aFaultAlreadyInWordsIsLeftAsItIs() {
        assertThat(texts.fault(new FieldFault("age", "must be {0}"), Locale.FRENCH))
                .isEqualTo("must be {0}");
    }
}
