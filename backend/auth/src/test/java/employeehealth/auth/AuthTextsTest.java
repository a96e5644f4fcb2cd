package employeehealth.auth;

import employeehealth.shared.problem.ProblemBundles;
import org.junit.jupiter.api.Test;

class AuthTextsTest {

    @Test
    void everyTextExistsInEveryLanguage() {
        ProblemBundles.sayTheSameInEveryLanguage();
        ProblemBundles.doNotSwallowTheirPlaceholders();
    }
}
