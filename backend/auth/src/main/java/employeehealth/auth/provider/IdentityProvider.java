package employeehealth.auth.provider;

import employeehealth.contracts.CompanyId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose word a company takes for who its people are.
 *
 * @param clientId ours, there
 * @param credential sealed: the secret, or our private key
 * @param publicKey as a JWK; none with a secret
 * @param domains of the addresses whose people are sent there, and whose word on them is taken
 * @param justInTime whether who has no account is given one
 * @param localSignIn whether passwords stay good for addresses of its domains
 * @param signOutThere whether who signs out here is signed out there, too
 * @param version one more with each change
 */
public record IdentityProvider(
        UUID id,
        CompanyId company,
        ProviderKind kind,
        String name,
        String issuer,
        String clientId,
        ClientProof proof,
        byte[] credential,
        @Nullable String publicKey,
        List<String> domains,
        ProviderRules rules,
        boolean justInTime,
        boolean localSignIn,
        boolean signOutThere,
        int version,
        Instant createdAt,
        Instant changedAt) {

    public IdentityProvider {
        domains = List.copyOf(domains);
    }

    /** Whether it is asked about people with addresses of that domain. */
    public boolean owns(String domain) {
        return kind == ProviderKind.OIDC && domains.contains(domain);
    }

    @Override
    public String toString() {
        return "IdentityProvider[" + id + "]";
    }
}
