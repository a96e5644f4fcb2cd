package employeehealth.shared.flags;

import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.ImmutableContext;
import dev.openfeature.sdk.Value;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.shared.seal.PlatformSecrets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that a provider learns about who is asked for.
 *
 * @param targetingKey a pseudonym: the same for a person at each time, and of no use without the
 *     platform's secret
 * @param roles sorted codes
 */
record FlagContext(String targetingKey, String company, List<String> roles) {

    static final String COMPANY = "company";
    static final String ROLES = "roles";
    static final String TARGETING_KEY = "targetingKey";

    static FlagContext of(
            PlatformSecrets secrets, PersonId person, CompanyId company, Collection<Role> roles) {
        return new FlagContext(
                HexFormat.of().formatHex(secrets.mac("flags", person.toString()), 0, 16),
                company.toString(),
                roles.stream().map(Role::code).sorted().toList());
    }

    static FlagContext of(@Nullable EvaluationContext context) {
        if (context == null) {
            return new FlagContext("", "", List.of());
        }
        return new FlagContext(
                Objects.requireNonNullElse(context.getTargetingKey(), ""),
                text(context.getValue(COMPANY)),
                context.getValue(ROLES) == null
                        ? List.of()
                        : Objects.requireNonNullElse(
                                        context.getValue(ROLES).asList(), List.<Value>of())
                                .stream()
                                .map(FlagContext::text)
                                .toList());
    }

    private static String text(@Nullable Value value) {
        return value == null || value.asString() == null ? "" : value.asString();
    }

    EvaluationContext asOpenFeature() {
        var attributes = new HashMap<String, Value>();
        attributes.put(COMPANY, new Value(company));
        attributes.put(ROLES, new Value(roles.stream().map(Value::new).toList()));
        return new ImmutableContext(targetingKey, attributes);
    }

    Map<String, Object> asMap() {
        return Map.of(TARGETING_KEY, targetingKey, COMPANY, company, ROLES, roles);
    }
}
