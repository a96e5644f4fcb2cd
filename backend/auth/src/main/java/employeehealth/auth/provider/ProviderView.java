package employeehealth.auth.provider;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A provider as administrators see it, with the addresses that they register there. No secret.
 *
 * @param jwksUri where the provider reads our public key; none with a secret
 */
record ProviderView(
        UUID id,
        ProviderKind kind,
        String name,
        String issuer,
        String clientId,
        ClientProof authentication,
        List<String> domains,
        ProviderRules rules,
        boolean justInTime,
        boolean localSignIn,
        boolean signOutThere,
        String redirectUri,
        String backchannelLogoutUri,
        String postLogoutRedirectUri,
        @Nullable String jwksUri,
        Instant createdAt,
        Instant changedAt) {

    record Page(List<ProviderView> items, @Nullable String next) {}

    static ProviderView of(IdentityProvider p, Addresses addresses) {
        return new ProviderView(
                p.id(),
                p.kind(),
                p.name(),
                p.issuer(),
                p.clientId(),
                p.proof(),
                p.domains(),
                p.rules(),
                p.justInTime(),
                p.localSignIn(),
                p.signOutThere(),
                addresses.callback(p.id()),
                addresses.backChannel(p.id()),
                addresses.afterSignOut(),
                p.publicKey() == null ? null : addresses.keys(p.id()),
                p.createdAt(),
                p.changedAt());
    }
}
