package employeehealth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoughtNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "mar | Claire Martin",
                "MARTIN cla | Claire Martin",
                "Martin,Claire | Claire Martin",
                "elodie | Élodie Lebœuf",
                "Élodie leboeuf | Élodie Lebœuf",
                "E\u0301lodie | Élodie Lebœuf", // as some keyboards write it
                "anne-marie | Anne-Marie d’Arc",
                "anne marie | Anne-Marie d’Arc",
                "annemarie | Anne-Marie d’Arc",
                "marie | Anne-Marie d’Arc",
                "d'arc | Anne-Marie d’Arc",
                "d’Arc | Anne-Marie d’Arc",
                "arc | Anne-Marie d’Arc",
                "anne-marie | Anne Marie Petit",
                "de la tour | Zoé de La Tour",
                "nguyen | Linh Nguyễn"
            })
    void aNameIsFoundAsPeopleTypeIt(String typed, String name) {
        assertThat(SoughtName.of(typed).isVague()).isFalse();
        assertThat(SoughtName.of(typed).fits(name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ar | Claire Martin",
                "artin | Claire Martin",
                "claire karim | Claire Martin",
                "rie | Anne-Marie d’Arc",
                "a-e | Anne-Élise Petit",
                "clairemartin.fr | Claire Martin"
            })
    void whatBeginsNoWordFindsNobody(String typed, String name) {
        assertThat(SoughtName.of(typed).fits(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a e", "claire m", "É", "E\u0301", "a, e", "%", "_ _", "a1", "12", "’"})
    void oneLetterMeansNearlyEverybody(String typed) {
        assertThat(SoughtName.of(typed).isVague()).isTrue();
    }
}
