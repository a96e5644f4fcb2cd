package employeehealth.auth.federation;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said of somebody, and was proven to have said.
 *
 * @param subject theirs at that issuer, and nobody else's ever
 * @param verified whether the provider has seen that the address is theirs
 * @param groups values of the claim that makes roles
 * @param session the provider's own, by which it may end ours
 * @param professionalId number in the register of health professionals
 * @param idToken where it is needed to sign them out there
 */
record Said(
        String subject,
        @Nullable String email,
        boolean verified,
        @Nullable String name,
        @Nullable String locale,
        Set<String> groups,
        @Nullable String acr,
        Set<String> amr,
        @Nullable String session,
        @Nullable String professionalId,
        @Nullable String idToken) {

    Said {
        groups = Set.copyOf(Objects.requireNonNullElse(groups, Set.of()));
        amr = Set.copyOf(Objects.requireNonNullElse(amr, Set.of()));
    }

    @Override
    public String toString() {
        return "Said[hidden]";
    }
}
