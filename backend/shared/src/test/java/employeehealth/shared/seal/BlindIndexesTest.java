package employeehealth.shared.seal;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.seal.BlindIndexes.Form;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlindIndexesTest {

    private final CompanyId lumiere = new CompanyId(UUID.randomUUID());
    private final BlindIndexes indexes = new BlindIndexes(TestPlatform.secrets());

    @ParameterizedTest
    @CsvSource({
        "NAME, Lefèvre, LEFEVRE",
        "NAME, Lefe\u0300vre, lefèvre",
        "NAME, Jean-Noël d’Œuvre, jean noel d'oeuvre",
        "NAME, '  Marie   Curie ', marie curie",
        "NAME, Straße, strasse",
        "CODE, a 12-34, A1234",
        "CODE, ａ１２, A12",
        "EXACT, 1990-01-31, 1990-01-31",
    })
    void howItWasWrittenDoesNotMatter(Form form, String one, String other) {
        assertThat(indexes.of(lumiere, "p", form, one))
                .hasSize(32)
                .isEqualTo(indexes.of(lumiere, "p", form, other));
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, Martin, Martine",
        "NAME, Jean Noël, Jeannoël",
        "CODE, 1234, 12345",
        "EXACT, a, A",
    })
    void anotherValueIsAnother(Form form, String one, String other) {
        assertThat(indexes.of(lumiere, "p", form, one))
                .isNotEqualTo(indexes.of(lumiere, "p", form, other));
    }

    @Test
    void theSameValueOfAnotherCompanyColumnOrPlatformIsNotRecognised(@TempDir Path elsewhere) {
        var value = indexes.of(lumiere, "employee-number", Form.CODE, "1234");
        assertThat(value)
                .isNotEqualTo(
                        indexes.of(
                                new CompanyId(UUID.randomUUID()),
                                "employee-number",
                                Form.CODE,
                                "1234"))
                .isNotEqualTo(indexes.of(lumiere, "birth-date", Form.CODE, "1234"))
                .isNotEqualTo(
                        new BlindIndexes(PlatformSecrets.of(TestPlatform.demo(elsewhere)))
                                .of(lumiere, "employee-number", Form.CODE, "1234"));
    }
}
