package employeehealth.auth.provider;

import employeehealth.auth.person.EmailAddress;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider as an administrator wants it.
 *
 * @param issuer left out for Pro Santé Connect, whose issuer the installation names
 * @param secret with {@code client_secret}; none in a change keeps the one before
 * @param rules left out for the standard ones, and always for Pro Santé Connect
 */
record NewProvider(
        @NotNull ProviderKind kind,
        @NotBlank @Size(max = 80) @CleanText String name,
        @Size(max = 500) @CleanText @Nullable String issuer,
        @NotBlank @Size(max = 200) @CleanText String clientId,
        @NotNull ClientProof authentication,
        @Size(min = 8, max = 500) @CleanText @Nullable String secret,
        @Size(max = 50) @Nullable List<@NotBlank @Size(max = 253) String> domains,
        @Valid @Nullable ProviderRules rules,
        @Nullable Boolean justInTime,
        @Nullable Boolean localSignIn,
        @Nullable Boolean signOutThere) {

    /** In the one spelling; empty if one is none. */
    Optional<List<String>> spelled() {
        var wanted = Objects.requireNonNullElse(domains, List.<String>of());
        var spelled =
                wanted.stream().map(EmailAddress::domain).flatMap(Optional::stream).distinct();
        var all = spelled.toList();
        return wanted.stream().map(EmailAddress::domain).allMatch(Optional::isPresent)
                ? Optional.of(all)
                : Optional.empty();
    }

    ProviderRules wantedRules() {
        return rules == null || isNational() ? ProviderRules.standard() : rules;
    }

    boolean isNational() {
        return kind == ProviderKind.PRO_SANTE_CONNECT;
    }

    /** Clinicians come with an invitation of the health service, never by the way. */
    boolean makesAccounts() {
        return Boolean.TRUE.equals(justInTime) && !isNational();
    }

    /** Who has an account only here could not come in while the national one is away. */
    boolean keepsPasswords() {
        return !Boolean.FALSE.equals(localSignIn) || isNational();
    }

    /** What annotations cannot say. */
    List<FieldFault> faults(boolean isNew) {
        var faults = new ArrayList<FieldFault>();
        if (spelled().isEmpty()) {
            faults.add(new FieldFault("domains", "field.format"));
        }
        if (isNational() == (issuer != null) || issuer != null && !isAnIssuer(issuer)) {
            faults.add(new FieldFault("issuer", "field.format"));
        }
        if (authentication == ClientProof.PRIVATE_KEY_JWT && secret != null
                || authentication == ClientProof.CLIENT_SECRET && isNew && secret == null) {
            faults.add(new FieldFault("secret", "field.format"));
        }
        if (rules != null && !rules.givesOnlyWhatItMay()) {
            faults.add(new FieldFault("rules.mapping", "field.role-not-federated"));
        }
        return faults;
    }

    private static boolean isAnIssuer(String text) {
        try {
            var address = new URI(text);
            return address.getHost() != null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null
                    && address.getRawUserInfo() == null;
        } catch (java.net.URISyntaxException noAddress) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "NewProvider[hidden]";
    }
}
