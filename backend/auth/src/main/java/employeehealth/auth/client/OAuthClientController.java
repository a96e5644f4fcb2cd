package employeehealth.auth.client;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For the company's administrators: which programs of others it lets in. Nobody registers one by
 * themselves.
 */
@RestController
@RequestMapping("/api/v1/auth/oauth-clients")
class OAuthClientController {

    private final AuthDatabase database;
    private final OAuthClients clients;
    private final ManageClients manage;
    private final boolean demo;

    OAuthClientController(
            AuthDatabase database,
            OAuthClients clients,
            ManageClients manage,
            PlatformSettings platform) {
        this.database = database;
        this.clients = clients;
        this.manage = manage;
        this.demo = platform.demo();
    }

    record Page(List<View> items, @Nullable UUID next) {}

    /**
     * @param secret shown once, to whoever made it
     */
    record View(
            UUID id,
            String clientId,
            String name,
            ClientKind kind,
            List<String> redirectUris,
            List<String> logoutUris,
            @Nullable String backchannelLogoutUri,
            boolean backchannelLogoutSessionRequired,
            Set<OAuthScope> scopes,
            boolean bound,
            Instant createdAt,
            @Nullable Instant disabledAt,
            @Nullable String secret) {

        static View of(OAuthClient client, @Nullable String secret) {
            return new View(
                    client.id(),
                    client.clientId(),
                    client.name(),
                    client.kind(),
                    client.redirectUris(),
                    client.logoutUris(),
                    client.backchannelLogoutUri(),
                    client.backchannelLogoutSessionRequired(),
                    new TreeSet<>(client.scopes()),
                    client.bound(),
                    client.createdAt(),
                    client.disabledAt(),
                    secret);
        }

        @Override
        public String toString() {
            return "View[" + clientId + "]";
        }
    }

    @GetMapping
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    Page list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = database.read(() -> clients.page(cursor, limit + 1));
        return new Page(
                page.stream().limit(limit).map(client -> View.of(client, null)).toList(),
                page.size() > limit ? page.get(limit - 1).id() : null);
    }

    @PostMapping
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    @StepUp
    ResponseEntity<View> add(
            Me me,
            @Valid @RequestBody NewClient wanted,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var faults = wanted.faults(demo);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        if (wanted.wanted().stream().anyMatch(OAuthScope::opensHealthData)
                && !me.may(Permission.PLATFORM_OPERATE)) {
            throw new Problem(HttpStatus.FORBIDDEN, "auth/scope-opens-health-data");
        }
        return shown(manage.add(me, wanted, key), HttpStatus.CREATED);
    }

    /** Another secret; the one before is good for a while. */
    @PostMapping("/{id}/secret")
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    @StepUp
    ResponseEntity<View> renewSecret(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return shown(manage.renewSecret(me, id, key).orElseThrow(Problem::notFound), HttpStatus.OK);
    }

    @PostMapping("/{id}/disable")
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    @StepUp
    View disable(Me me, @PathVariable UUID id) {
        return View.of(manage.disable(me, id).orElseThrow(Problem::notFound), null);
    }

    private static ResponseEntity<View> shown(ManageClients.Made made, HttpStatus status) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/auth/oauth-clients/" + made.client().id()))
                .cacheControl(CacheControl.noStore())
                .body(View.of(made.client(), made.secret()));
    }
}
