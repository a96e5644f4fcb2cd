package employeehealth.auth.provider;

import employeehealth.auth.AuthDatabase;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where a provider reads the key by which it knows us. Public, as such keys are. */
@RestController
class ProviderKeysController {

    private final AuthDatabase database;
    private final IdentityProviders providers;

    ProviderKeysController(AuthDatabase database, IdentityProviders providers) {
        this.database = database;
        this.providers = providers;
    }

    @GetMapping("/api/v1/auth/federation/{provider}/jwks")
    @Public
    ResponseEntity<String> keys(@PathVariable UUID provider) {
        var key =
                database.read(() -> providers.companyOf(provider))
                        .flatMap(company ->
                                Tenant.of(company)
                                        .get(() -> database.read(() -> providers.find(provider))))
                        .flatMap(found -> Optional.ofNullable(found.publicKey()))
                        .orElseThrow(Problem::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"keys\":[" + key + "]}");
    }
}
