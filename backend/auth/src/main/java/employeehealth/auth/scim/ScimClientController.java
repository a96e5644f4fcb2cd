package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.registration.ProvenDomains;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import employeehealth.shared.web.CleanText;
import employeehealth.shared.web.IfMatch;
import employeehealth.shared.web.Tags;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** For the company's administrators: lets their directory in, renews its token, shuts it out. */
@RestController
@RequestMapping("/api/v1/auth/scim-client")
class ScimClientController {

    private final AuthDatabase database;
    private final ScimClients clients;
    private final ProvenDomains domains;
    private final Tags tags;
    private final Audit audit;
    private final Duration overlap;
    private final String address;
    private final Clock clock;

    ScimClientController(
            AuthDatabase database,
            ScimClients clients,
            ProvenDomains domains,
            Tags tags,
            Audit audit,
            AuthSettings settings,
            PlatformSettings platform,
            Clock clock) {
        this.database = database;
        this.clients = clients;
        this.domains = domains;
        this.tags = tags;
        this.audit = audit;
        this.overlap = settings.scim().tokenOverlap();
        this.address = platform.publicUrl() + "/scim/v2";
        this.clock = clock;
    }

    /**
     * @param address where the directory sends its requests
     * @param token shown once, to whoever made it
     */
    record View(
            UUID id,
            String address,
            Set<String> domains,
            Instant createdAt,
            @Nullable String token) {

        @Override
        public String toString() {
            return "View[" + id + "]";
        }
    }

    /**
     * @param domains those whose addresses it may give to people: that of one's own address, or
     *     ones that the company has claimed
     */
    record Wanted(
            @NotNull @Size(min = 1, max = 50)
                    List<@NotBlank @Size(max = 253) @CleanText String> domains) {}

    @GetMapping
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    ResponseEntity<View> read() {
        var view = view(find(), null);
        return ResponseEntity.ok().eTag(tags.of(view)).body(view);
    }

    @PostMapping
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    @StepUp
    ResponseEntity<View> add(Me me, @Valid @RequestBody Wanted wanted) {
        var named = new TreeSet<String>();
        wanted.domains.forEach(each ->
                named.add(EmailAddress.domain(each).orElseThrow(ScimClientController::noDomain)));
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var client = new ScimClient(Ids.next(), me.company(), named, now);
        try {
            return shown(HttpStatus.CREATED, view(client, added(me, client, now)));
        } catch (DuplicateKeyException exists) {
            throw new Problem(HttpStatus.CONFLICT, "auth/scim-client-exists");
        }
    }

    private String added(Me me, ScimClient client, Instant now) {
        return database.write(() -> {
            if (!client.domains().stream().allMatch(domain -> domains.isProvenBy(me, domain))) {
                throw new Problem(HttpStatus.CONFLICT, "auth/domain-not-proven");
            }
            clients.add(client, me.person());
            audit.record(database, record(me, client, "auth.scim-client.made").of(content(client)));
            return clients.renew(client, now, now);
        });
    }

    /** Another token; the one before is good for a while, so that nothing is missed. */
    @PostMapping("/token")
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    @StepUp
    ResponseEntity<View> renew(Me me) {
        var view =
                database.write(() -> {
                    var client = clients.find().orElseThrow(Problem::notFound);
                    var now = clock.instant();
                    audit.record(database, record(me, client, "auth.scim-client.token-made"));
                    return view(client, clients.renew(client, now, now.plus(overlap)));
                });
        return shown(HttpStatus.OK, view);
    }

    /** At once, with all its tokens. The people that it made stay. */
    @DeleteMapping
    @Audience(value = Permission.CLIENTS_MANAGE, everywhere = true)
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void disable(
            Me me, @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        database.write(() -> {
            var client = clients.find().orElseThrow(Problem::notFound);
            IfMatch.require(ifMatch, tags.of(view(client, null)));
            clients.disable(client, clock.instant());
            audit.record(
                    database,
                    record(me, client, "auth.scim-client.disabled").changed(content(client), null));
        });
    }

    private ScimClient find() {
        return database.read(clients::find).orElseThrow(Problem::notFound);
    }

    private View view(ScimClient client, @Nullable String token) {
        return new View(
                client.id(), address, new TreeSet<>(client.domains()), client.createdAt(), token);
    }

    private static ResponseEntity<View> shown(HttpStatus status, View view) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/auth/scim-client"))
                .cacheControl(CacheControl.noStore())
                .body(view);
    }

    private static Problem noDomain() {
        return Problem.invalid(List.of(new FieldFault("domains", "field.email")));
    }

    private static AuditRecord record(Me me, ScimClient client, String action) {
        return new AuditRecord(
                me.company(),
                me.person(),
                null,
                action,
                "auth.scim_clients",
                client.id().toString(),
                "administration",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    private static byte[] content(ScimClient client) {
        return String.join("\n", new TreeSet<>(client.domains())).getBytes(StandardCharsets.UTF_8);
    }
}
