package employeehealth.profile.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodesTest {

    private static final String OURS = "https://employee-health.example/terms/";

    private final Codes codes = TestCodes.shipped();

    private static Entry coded(Code code, @Nullable String value, @Nullable String unit) {
        return new Entry(
                null,
                null,
                code,
                null,
                null,
                null,
                null,
                null,
                null,
                value == null ? null : new BigDecimal(value),
                unit,
                null,
                null,
                null);
    }

    private static HealthProfile measured(Entry entry) {
        return new HealthProfile(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(entry),
                Set.of(),
                null,
                null);
    }

    private List<String> faults(HealthProfile profile) {
        return codes.faults(profile).stream().map(f -> f.field() + " " + f.message()).toList();
    }

    @Test
    void aKnownCodeIsTheSameInEveryLanguage() {
        var french =
                TestProfiles.allergicTo(
                        coded(
                                new Code(OURS + "allergies", "penicillin", "Pénicilline"),
                                null,
                                null));
        var bare =
                TestProfiles.allergicTo(
                        coded(new Code(OURS + "allergies", "penicillin", null), null, null));
        assertThat(codes.kept(french)).isEqualTo(codes.kept(bare));
        var code = codes.shown(codes.kept(french), Locale.ENGLISH).allergies().getFirst().code();
        assertThat(Objects.requireNonNull(code).display()).startsWith("Penicillin");
    }

    @Test
    void codesThatDoNotExistAreRefusedWhereTheListIsOurs() {
        assertThat(
                        faults(
                                TestProfiles.allergicTo(
                                        coded(
                                                new Code(OURS + "allergies", "nope", "x"),
                                                null,
                                                null))))
                .containsExactly("allergies[0].code field.unknown-code");
        assertThat(
                        faults(
                                TestProfiles.allergicTo(
                                        coded(
                                                new Code("http://snomed.info/sct", "1", null),
                                                null,
                                                null))))
                .containsExactly("allergies[0].code.display field.missing");
        assertThat(
                        faults(
                                TestProfiles.allergicTo(
                                        coded(
                                                new Code("http://snomed.info/sct", "1", "x"),
                                                null,
                                                null))))
                .isEmpty();
    }

    @Test
    void aMeasurementCanBe() {
        var weight = new Code("http://loinc.org", "29463-7", null);
        assertThat(faults(measured(coded(weight, "82.5", "kg")))).isEmpty();
        assertThat(faults(measured(coded(weight, "8250", "kg"))))
                .containsExactly("measurements[0].value field.impossible-value");
        assertThat(faults(measured(coded(weight, "8250", "g")))).isEmpty();
    }
}
