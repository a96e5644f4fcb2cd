package employeehealth.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageTest {

    private static String spoken(String header) {
        var request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", header);
        return Language.of(request).getLanguage();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr                           | fr
                    FR                           | fr
                    fr-CA                        | fr
                    fr-Latn-BE                   | fr
                    fr-FR,fr;q=0.9,en;q=0.8      | fr
                    en;q=0.8,fr;q=0.9            | fr
                    fr;q=0.1,en                  | en
                    de,fr;q=0.5                  | fr
                    en-GB                        | en
                    de                           | en
                    *                            | en
                    fr;q=2                       | en
                    fr;;q=                       | en
                    ''                           | en
                    %00                          | en
                    """)
    void theBestLanguageThatIsSpokenHereIsChosen(String header, String language) {
        assertThat(spoken(header)).isEqualTo(language);
    }

    @Test
    void whoNamesNoneIsSpokenToInEnglish() {
        assertThat(Language.of(new MockHttpServletRequest()).getLanguage()).isEqualTo("en");
    }

    @Test
    void anEndlessHeaderIsNotRead() {
        assertThat(spoken("fr," + "de,".repeat(200) + "fr")).isEqualTo("en");
    }
}
