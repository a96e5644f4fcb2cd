package employeehealth.profile.terms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.profile.ProfileSettings;
import employeehealth.profile.Section;
import employeehealth.shared.settings.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TermsTest {

    private final Terms terms = TestTerms.shipped();

    private List<String> found(Section list, String typed) {
        return terms.search(list, typed, "fr").stream().map(Term::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "ALLERGIES, penicil, penicillin",
        "ALLERGIES, Pénicilline, penicillin",
        "ALLERGIES, penicilin, penicillin",
        "ALLERGIES, peincillin, penicillin",
        "CONDITIONS, asthme, asthma",
        "CONDITIONS, asth, asthma",
        "MEDICATIONS, doliprane, paracetamol",
        "MEDICATIONS, paracetamol, paracetamol",
    })
    void whatPeopleTypeIsFound(Section list, String typed, String code) {
        assertThat(found(list, typed)).contains(code);
    }

    @Test
    void theBestComesFirstAndNonsenseFindsNothing() {
        assertThat(found(Section.CONDITIONS, "asthme").getFirst()).isEqualTo("asthma");
        assertThat(found(Section.CONDITIONS, "xyzzyq")).isEmpty();
        assertThat(found(Section.CONDITIONS, "  ! ")).isEmpty();
        assertThat(found(Section.CONDITIONS, "a")).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(Section.class)
    void everyTermIsFoundByItsOwnName(Section list) throws IOException {
        var file = new TermFiles(null).read(list);
        assertThat(file).isNotEmpty();
        for (var term : file) {
            for (var language : List.of("fr", "en")) {
                assertThat(terms.search(list, term.display(language), language))
                        .as(term.code())
                        .contains(term);
            }
        }
    }

    @Test
    void anAdministratorsListReplacesOurs(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("allergies.csv"),
                """
                code,system,fr,en,words_fr,words_en
                293637006,http://snomed.info/sct,"Allergie, au contraste",Contrast allergy,iode|produit,dye
                """);
        var own = new Terms(new ProfileSettings(folder, 200));
        assertThat(own.search(Section.ALLERGIES, "iode", "en"))
                .singleElement()
                .satisfies(term -> {
                    assertThat(term.system()).isEqualTo("http://snomed.info/sct");
                    assertThat(term.display("fr")).isEqualTo("Allergie, au contraste");
                });
        assertThat(own.search(Section.CONDITIONS, "asthme", "fr")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"code,fr\\na,b", "code,system,fr,en\\n,,x,y", "code,fr,en\\nx,a,b\\nx,c,d"})
    void aListThatCannotBeUsedStopsTheStart(String content, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("allergies.csv"), content.replace("\\n", "\n"));
        assertThatThrownBy(() -> new Terms(new ProfileSettings(folder, 200)))
                .isInstanceOf(StartRefused.class);
    }
}
