package employeehealth.profile.consent;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.care.ConsentPurpose;
import employeehealth.profile.TestProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConsentTextsTest {

    /**
     * A text that was shown is never changed: add the next version instead, and its line here. The
     * hashes are those that people's decisions were recorded with.
     */
    @Test
    void whatWasPublishedReadsAsItDid() throws IOException {
        try (var file =
                Objects.requireNonNull(
                        ConsentTextsTest.class.getResourceAsStream("/consents/published.txt"))) {
            var published =
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            assertThat(lines()).containsExactlyInAnyOrderElementsOf(published);
        }
    }

    private static Stream<String> lines() {
        return ConsentTexts.shipped(TestProfile.JSON).stream()
                .flatMap(one ->
                        Stream.of("fr", "en")
                                .map(language ->
                                        "%s %d %s %s"
                                                .formatted(
                                                        one.purpose().code(),
                                                        one.version(),
                                                        language,
                                                        one.in(language).hash())));
    }

    @Test
    void everyPurposeHasOneText() {
        for (var purpose : ConsentPurpose.values()) {
            assertThat(TestTexts.shipped().current(purpose).purpose()).isEqualTo(purpose);
        }
    }

    @Test
    void frenchIsWrittenAsTheFrenchWriteIt() {
        for (var one : ConsentTexts.shipped(TestProfile.JSON)) {
            assertThat(one.in("fr").whole()).doesNotContain("'", " :", " ;", " ?", " !", "« ");
        }
        for (var basis : new OtherBases(TestProfile.JSON).in("fr")) {
            assertThat(basis.explanation() + basis.objecting() + basis.article())
                    .doesNotContain("'", " :", " ;", " ?", " !", "« ");
        }
    }

    @Test
    void whatRestsOnTheLawIsNamedInBothLanguages() {
        var bases = new OtherBases(TestProfile.JSON);
        assertThat(bases.in("fr"))
                .extracting(OtherBases.OtherBasis::id)
                .containsExactlyElementsOf(
                        bases.in("en").stream().map(OtherBases.OtherBasis::id).toList())
                .contains("occupational-medicine", "vital-interest");
    }

    @Test
    void aConsentEndsOnlyWithATextThatAsksAgain() {
        var same = TestTexts.with(TestTexts.second(ConsentPurpose.REMINDERS, false));
        assertThat(same.holds(ConsentPurpose.REMINDERS, 1)).isTrue();
        var other = TestTexts.with(TestTexts.second(ConsentPurpose.REMINDERS, true));
        assertThat(other.holds(ConsentPurpose.REMINDERS, 1)).isFalse();
        assertThat(other.holds(ConsentPurpose.REMINDERS, 2)).isTrue();
        assertThat(other.holds(ConsentPurpose.WEARABLES, 1)).isTrue();
    }
}
