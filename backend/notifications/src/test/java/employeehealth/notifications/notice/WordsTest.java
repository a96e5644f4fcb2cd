package employeehealth.notifications.notice;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.database.TestPlatform;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {

    private static final Instant AT = Instant.parse("2026-11-22T19:43:00Z");
    private final Words words = new Words(TestPlatform.settings());

    @ParameterizedTest
    @EnumSource
    void everyNoticeIsWrittenInBothLanguages(Notice notice) {
        var french = words.of(notice, "fr", AT);
        var english = words.of(notice, "en", AT);
        assertThat(french.text()).startsWith("Bonjour").contains("22 novembre 2026 à 19:43 UTC");
        assertThat(english.text()).startsWith("Hello").contains("22 November 2026 at 19:43 UTC");
        assertThat(french.subject()).isNotEqualTo(english.subject());
        for (var written : new Words.Written[] {french, english}) {
            assertThat(written.text()).contains("http://localhost").doesNotContain("{", "''");
        }
    }

    @Test
    void whoReadsAnotherLanguageReadsEnglish() {
        assertThat(words.of(Notice.NEW_DEVICE, "de", AT))
                .isEqualTo(words.of(Notice.NEW_DEVICE, "en", AT));
    }
}
