package employeehealth.auth.provider;

import employeehealth.contracts.access.Role;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims of a provider are read, and what they mean here.
 *
 * @param email claim with the address; whether it is verified says {@code email_verified} alone
 * @param name claim with the name that others see
 * @param roles claim with groups or roles, a text or a list; dots go into objects, as in {@code
 *     realm_access.roles}
 * @param mapping what each of its values makes of a person, of the closed list {@link #GIVEN}
 * @param twoFactors values of {@code acr} or {@code amr} that stand for two factors
 * @param phishingResistant values that stand for two factors no false page can ask for
 */
public record ProviderRules(
        @NotBlank @Size(max = 100) String email,
        @NotBlank @Size(max = 100) String name,
        @Size(min = 1, max = 100) @Nullable String roles,
        @NotNull @Size(max = 100)
                Map<@NotBlank @Size(max = 200) String, @NotEmpty Set<@NotNull Role>> mapping,
        @NotNull @Size(max = 20) Set<@NotBlank @Size(max = 100) String> twoFactors,
        @NotNull @Size(max = 20) Set<@NotBlank @Size(max = 100) String> phishingResistant) {

    /** What a provider can make of somebody. Nothing of care, and nothing outside the company. */
    public static final Set<Role> GIVEN =
            Set.copyOf(
                    EnumSet.of(
                            Role.EMPLOYEE,
                            Role.FIRST_AIDER,
                            Role.EMPLOYER,
                            Role.COMPANY_ADMIN,
                            Role.DPO,
                            Role.AUDITOR));

    public ProviderRules {
        mapping = Map.copyOf(Objects.requireNonNullElse(mapping, Map.of()));
        twoFactors = Set.copyOf(Objects.requireNonNullElse(twoFactors, Set.of()));
        phishingResistant = Set.copyOf(Objects.requireNonNullElse(phishingResistant, Set.of()));
    }

    /** The names that OpenID Connect gives (Core section 5.1), and no more than one factor. */
    public static ProviderRules standard() {
        return new ProviderRules("email", "name", null, Map.of(), Set.of(), Set.of());
    }

    boolean givesOnlyWhatItMay() {
        return mapping.values().stream().allMatch(GIVEN::containsAll);
    }

    /** Whether somebody could lose a role by it. */
    boolean givesLessThan(ProviderRules before) {
        return !Objects.equals(roles, before.roles)
                || before.mapping.entrySet().stream()
                        .anyMatch(one ->
                                !mapping.getOrDefault(one.getKey(), Set.of())
                                        .containsAll(one.getValue()));
    }

    /** The roles that these values of the claim stand for. */
    public Set<Role> rolesOf(Set<String> values) {
        var roles = EnumSet.noneOf(Role.class);
        values.forEach(value -> roles.addAll(mapping.getOrDefault(value, Set.of())));
        roles.retainAll(GIVEN);
        return roles;
    }
}
