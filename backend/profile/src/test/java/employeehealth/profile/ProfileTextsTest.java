package employeehealth.profile;

import employeehealth.shared.problem.ProblemBundles;
import org.junit.jupiter.api.Test;

class ProfileTextsTest {

    @Test
    void everyTextExistsInEveryLanguage() {
        ProblemBundles.sayTheSameInEveryLanguage();
        ProblemBundles.doNotSwallowTheirPlaceholders();
    }
}
