package employeehealth.auth.federation;

import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.provider.ProviderRules;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** How much a provider's word about the factors it has seen is worth here. */
final class AssuranceRule {

    private AssuranceRule() {}

    /**
     * One factor, unless the company has named values of {@code acr} or {@code amr} that are more.
     * A factor that somebody has set up here is the person's own, and the company's word does not
     * stand for it: they are asked for it as after a password.
     */
    static Assurance of(Said said, ProviderRules rules, boolean hasOwnFactor, Instant now) {
        var values = new HashSet<>(said.amr());
        if (said.acr() != null) {
            values.add(said.acr());
        }
        return Assurance.by(hasOwnFactor ? Method.FEDERATED : method(values, rules), now);
    }

    private static Method method(Set<String> values, ProviderRules rules) {
        if (values.stream().anyMatch(rules.phishingResistant()::contains)) {
            return Method.FEDERATED_PHISHING_RESISTANT;
        }
        return values.stream().anyMatch(rules.twoFactors()::contains)
                ? Method.FEDERATED_TWO_FACTORS
                : Method.FEDERATED;
    }

    /** Whether Pro Santé Connect says at least the level that was asked for: eidas1, 2 or 3. */
    static boolean isEnough(Said said, String asked) {
        return said.acr() != null
                && said.acr().matches("eidas[123]")
                && said.acr().compareTo(asked) >= 0;
    }
}
