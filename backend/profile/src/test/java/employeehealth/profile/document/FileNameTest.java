package employeehealth.profile.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource({
        "Ordonnance du 3 mars.pdf, Ordonnance du 3 mars.pdf",
        "../../etc/passwd, passwd",
        "'C:\\Users\\claire\\scan.png', scan.png",
        "..pdf, pdf",
        "/, document",
        "'', document",
        "' . ', document",
        "Bilan sanguin (2).PDF, Bilan sanguin (2).PDF",
        "'a\u0000b\u0007c\nd.txt', abc d.txt",
        "photo\u202Egnp.pdf, photognp.pdf",
        "\u2066x\u2069\u200F.pdf, x.pdf",
        "'<script>.pdf', script.pdf",
    })
    void aNameIsShownAndLeadsNowhere(String sent, String cleaned) {
        assertThat(FileName.cleaned(sent)).isEqualTo(cleaned);
    }

    @Test
    void aNameIsNotEndlessAndMayBeMissing() {
        assertThat(FileName.cleaned("é".repeat(5_000) + ".pdf")).hasSize(150);
        assertThat(FileName.cleaned(null)).isEqualTo("document");
    }

    @ParameterizedTest
    @CsvSource({
        "page.pdf, TEXT",
        "page.html, TEXT",
        "drawing.svg, TEXT",
        "script.js, TEXT",
        "photo.jpg, PDF",
        "letter.pdf, PNG",
    })
    void aFileThatIsCalledWhatItIsNotIsRefused(String name, ContentType type) {
        assertThatThrownBy(() -> FileName.mustFit(name, type))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(415));
    }

    @ParameterizedTest
    @CsvSource({
        "letter.pdf, PDF",
        "letter.PDF, PDF",
        "photo.JPEG, JPEG",
        "photo.jfif, JPEG",
        "notes.txt, TEXT",
        "notes, TEXT",
        "bilan v1.2 final, PDF",
    })
    void whatFitsPasses(String name, ContentType type) {
        assertThatCode(() -> FileName.mustFit(name, type)).doesNotThrowAnyException();
    }
}
