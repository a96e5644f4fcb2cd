package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.provider.Addresses;
import employeehealth.auth.provider.FederatedDomains;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.IdentityProviders;
import employeehealth.auth.provider.ProviderKind;
import employeehealth.shared.access.Tenant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** How people with an address of a domain can sign in. */
@Component
class WaysIn {

    private static final View HERE_ONLY = new View(List.of(), true);

    private final AuthDatabase database;
    private final FederatedDomains domains;
    private final IdentityProviders providers;
    private final Addresses addresses;

    WaysIn(
            AuthDatabase database,
            FederatedDomains domains,
            IdentityProviders providers,
            Addresses addresses) {
        this.database = database;
        this.domains = domains;
        this.providers = providers;
        this.addresses = addresses;
    }

    /**
     * @param providers where they can go, the company's own first
     * @param localSignIn whether a password is good, too; passkeys always are
     */
    record View(List<Way> providers, boolean localSignIn) {}

    /**
     * @param begin where the browser goes, on this platform
     */
    record Way(UUID id, ProviderKind kind, String name, String begin) {}

    View of(String email) {
        return EmailAddress.parse(email)
                .flatMap(address -> database.read(() -> domains.of(address.domain())))
                .map(this::view)
                .orElse(HERE_ONLY);
    }

    /** Pro Santé Connect is offered to all of a company: nobody's address is of its domain. */
    private View view(FederatedDomains.Sent sent) {
        var ways =
                Tenant.of(sent.company()).get(() -> database.read(providers::all)).stream()
                        .filter(one ->
                                one.id().equals(sent.provider())
                                        || one.kind() == ProviderKind.PRO_SANTE_CONNECT)
                        .map(this::way)
                        .toList();
        return new View(ways, sent.localSignIn());
    }

    private Way way(IdentityProvider provider) {
        return new Way(
                provider.id(), provider.kind(), provider.name(), addresses.begin(provider.id()));
    }
}
