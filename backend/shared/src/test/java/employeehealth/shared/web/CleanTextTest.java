package employeehealth.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {

    private final CleanText.Check check = new CleanText.Check();

    private boolean clean(String text) {
        // The check asks nothing of its context.
        return check.isValid(text, mock());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "J’ai mal à la tête depuis hier, 38,5 °C",
                "une ligne\r\nune autre\tet la suite",
                "e\u0301te\u0301",
                "صداع منذ أمس",
                "头痛",
                "mal 🤕 et 👩🏽‍⚕️",
                "espace\u00A0insécable, fine\u202F: oui",
                "\u200Eleft-to-right mark",
                "\uFEFFbyte order mark"
            })
    void whateverPeopleWriteIsAccepted(String text) {
        assertThat(clean(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9F, 0x202A, 0x202B,
                0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xD800, 0xDBFF, 0xDC00,
                0xDFFF
            })
    void textThatDoesNotShowWhatItSaysIsRefused(int character) {
        var bad = new String(new int[] {character}, 0, 1);
        assertThat(clean(bad)).isFalse();
        assertThat(clean("mal" + bad + "de tête")).isFalse();
    }

    @Test
    void halvesOfACharacterInTheWrongOrderAreRefused() {
        assertThat(clean("\uDE15\uD83E")).isFalse();
    }
}
