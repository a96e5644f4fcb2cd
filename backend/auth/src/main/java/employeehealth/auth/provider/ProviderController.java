package employeehealth.auth.provider;

import static employeehealth.contracts.access.Permission.CLIENTS_MANAGE;

import employeehealth.auth.AuthDatabase;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For the company's administrators: whose word on its people it takes. */
@RestController
@RequestMapping("/api/v1/auth/federation/providers")
class ProviderController {

    private final AuthDatabase database;
    private final IdentityProviders providers;
    private final ManageProviders manage;
    private final Addresses addresses;

    ProviderController(
            AuthDatabase database,
            IdentityProviders providers,
            ManageProviders manage,
            Addresses addresses) {
        this.database = database;
        this.providers = providers;
        this.manage = manage;
        this.addresses = addresses;
    }

    @GetMapping
    @Audience(value = CLIENTS_MANAGE, everywhere = true)
    ProviderView.Page list() {
        return new ProviderView.Page(
                database.read(providers::all).stream()
                        .map(provider -> ProviderView.of(provider, addresses))
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @Audience(value = CLIENTS_MANAGE, everywhere = true)
    ResponseEntity<ProviderView> one(@PathVariable UUID id) {
        return shown(
                database.read(() -> providers.find(id)).orElseThrow(Problem::notFound),
                HttpStatus.OK);
    }

    @PostMapping
    @Audience(value = CLIENTS_MANAGE, everywhere = true)
    @StepUp
    ResponseEntity<ProviderView> add(
            Me me,
            @Valid @RequestBody NewProvider wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return shown(manage.add(me, wanted, key), HttpStatus.CREATED);
    }

    @PutMapping("/{id}")
    @Audience(value = CLIENTS_MANAGE, everywhere = true)
    @StepUp
    ResponseEntity<ProviderView> change(
            Me me,
            @PathVariable UUID id,
            @Valid @RequestBody NewProvider wanted,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        return shown(manage.change(me, id, wanted, seen), HttpStatus.OK);
    }

    @DeleteMapping("/{id}")
    @Audience(value = CLIENTS_MANAGE, everywhere = true)
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        manage.remove(me, id, seen);
    }

    private ResponseEntity<ProviderView> shown(IdentityProvider provider, HttpStatus status) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/auth/federation/providers/" + provider.id()))
                .cacheControl(CacheControl.noStore())
                .eTag(ManageProviders.tag(provider))
                .body(ProviderView.of(provider, addresses));
    }
}
