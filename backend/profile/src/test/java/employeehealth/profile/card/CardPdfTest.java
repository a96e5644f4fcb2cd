package employeehealth.profile.card;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCard.Item;
import employeehealth.contracts.care.EmergencyCard.Known;
import employeehealth.contracts.care.EmergencyCard.Part;
import employeehealth.shared.database.Ids;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class CardPdfTest {

    private static final Item NUTS =
            new Item(
                    Ids.next(),
                    "Noix, œufs, 漢 \u202f!",
                    null,
                    null,
                    null,
                    null,
                    "2019-05",
                    "high",
                    "Œdème",
                    null,
                    "self",
                    true);

    private static EmergencyCard card(int allergies, String notes) {
        return new EmergencyCard(
                true,
                "Hélène Lefèvre",
                LocalDate.of(1980, 8, 1),
                "female",
                new EmergencyCard.Blood("O-", false),
                true,
                LocalDate.of(2026, 9, 1),
                new Part(Known.SOME, Collections.nCopies(allergies, NUTS)),
                new Part(Known.NONE, List.of()),
                new Part(Known.UNKNOWN, List.of()),
                Part.HIDDEN,
                List.of(
                        new EmergencyCard.Contact(
                                "Paul",
                                "partner",
                                List.of("fr"),
                                List.of("+33612345678"),
                                List.of(),
                                false)),
                List.of("fr", "pt"),
                notes,
                Instant.parse("2026-03-02T08:30:00Z"));
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void everyLetterOfFrenchIsThere() throws IOException {
        assertThat(text(CardPdf.of(card(1, "À voir : ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ"), CardWords.in("fr"))))
                .contains(
                        "Carte d’urgence — Hélène Lefèvre",
                        "1 août 1980",
                        "O- (non vérifié)",
                        "enceinte, terme prévu le 1 septembre 2026",
                        "français, portugais",
                        "Noix, œufs, ? ",
                        "grave, Œdème, depuis 2019-05, selon la personne, la personne n’est pas"
                                + " d’accord",
                        "Aucun problème de santé connu",
                        "n’a pas encore confirmé",
                        "+33612345678",
                        "ÀÂÇÉÈÊËÎÏÔŒÙÛÜŸ");
    }

    @Test
    void whatIsUnknownIsSaid() throws IOException {
        assertThat(text(CardPdf.of(card(1, "x"), CardWords.in("en"))))
                .contains(
                        "Emergency card",
                        "1 August 1980",
                        "Unknown: nothing was said",
                        "Not shown");
    }

    @Test
    void itIsOnePageHoweverMuchThereIs() throws IOException {
        assertThat(text(CardPdf.of(card(20, "x"), CardWords.in("fr"))))
                .doesNotContain("place manque");
        assertThat(text(CardPdf.of(card(100, "mot ".repeat(240)), CardWords.in("fr"))))
                .contains("La place manque");
        assertThat(text(CardPdf.of(card(1, "a".repeat(1000)), CardWords.in("fr"))))
                .contains("aaaa");
        assertThat(text(CardPdf.of(Composing.empty(Instant.EPOCH), CardWords.in("fr"))))
                .contains("n’a pas choisi");
    }
}
