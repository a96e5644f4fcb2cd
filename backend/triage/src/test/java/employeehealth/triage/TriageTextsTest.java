package employeehealth.triage;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.IllegalInput;
import employeehealth.shared.problem.ProblemBundles;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TriageTextsTest {

    @Test
    void everyTextExistsInEveryLanguage() {
        ProblemBundles.sayTheSameInEveryLanguage();
        ProblemBundles.doNotSwallowTheirPlaceholders();
    }

    @ParameterizedTest
    @EnumSource(IllegalInput.Reason.class)
    void everyRefusalOfTheEngineHasWords(IllegalInput.Reason reason) {
        var key = "engine." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
        assertThat(ResourceBundle.getBundle("problems/triage", Locale.ROOT).containsKey(key))
                .isTrue();
    }
}
