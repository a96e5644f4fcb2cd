package employeehealth.auth.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import employeehealth.auth.provider.ClientProof;
import employeehealth.auth.provider.IdentityProvider;
import employeehealth.auth.provider.ProviderKind;
import employeehealth.auth.provider.ProviderRules;
import employeehealth.contracts.CompanyId;
import employeehealth.shared.asvs.Asvs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidByTest {

    private static IdentityProvider provider(String emailClaim) {
        var rules = new ProviderRules(emailClaim, "name", null, Map.of(), Set.of(), Set.of());
        return new IdentityProvider(
                UUID.randomUUID(),
                new CompanyId(UUID.randomUUID()),
                ProviderKind.OIDC,
                "Ateliers",
                "https://idp.example",
                "us",
                ClientProof.CLIENT_SECRET,
                new byte[0],
                null,
                List.of(),
                rules,
                true,
                true,
                false,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "email, a@x.example, a@x.example, true,  true",
        "email, a@x.example, a@x.example, false, false",
        "upn,   a@x.example, a@x.example, true,  true",
        "upn,   own@y.example, a@x.example, true, false",
        "upn,   ,            a@x.example, true,  false"
    })
    @Asvs("6.8.1")
    void verifiedIsTheClaimEmailAndNoOther(
            String read, String email, String upn, boolean says, boolean verified) {
        var claims =
                new JWTClaimsSet.Builder()
                        .subject("s")
                        .claim("email", email)
                        .claim("upn", upn)
                        .claim("email_verified", says)
                        .build();

        var said = new SaidBy().said(provider(read), claims, Map.of(), "token");

        assertThat(said.email()).isEqualTo(read.equals("upn") ? upn : email);
        assertThat(said.verified()).isEqualTo(verified);
    }
}
