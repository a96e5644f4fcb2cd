package employeehealth.auth.federation;

import employeehealth.auth.AuthDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Instant;
import java.util.List;
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
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own links to identity providers. */
@RestController
@RequestMapping("/api/v1/auth/federation/links")
class FederatedLinkController {

    private final AuthDatabase database;
    private final FederatedIdentities links;
    private final LinkAccount change;
    private final FederationCookie cookie;

    FederatedLinkController(
            AuthDatabase database,
            FederatedIdentities links,
            LinkAccount change,
            FederationCookie cookie) {
        this.database = database;
        this.links = links;
        this.change = change;
        this.cookie = cookie;
    }

    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param provider name of the provider
     * @param professionalId number in the register of health professionals, from Pro Santé Connect
     */
    record View(
            UUID id,
            String provider,
            @Nullable String professionalId,
            Instant linkedAt,
            @Nullable Instant lastUsedAt) {}

    private View view(Link link) {
        return new View(
                link.id(),
                change.nameOf(link),
                link.professionalId(),
                link.linkedAt(),
                link.lastUsedAt());
    }

    /** All of them: nobody has more than a company has providers. */
    @GetMapping
    @SignedIn
    Page list(Me me) {
        return database.read(
                () -> new Page(links.of(me.person()).stream().map(this::view).toList(), null));
    }

    @GetMapping("/{id}")
    @SignedIn
    ResponseEntity<View> one(Me me, @PathVariable UUID id) {
        return database.read(() ->
                shown(links.find(me.person(), id).orElseThrow(Problem::notFound), HttpStatus.OK));
    }

    /** With what the sign-in page was told is not linked yet, by who has just signed in here. */
    @PostMapping
    @SignedIn
    @StepUp(orFreshSignIn = true)
    ResponseEntity<View> link(Me me, @Valid @RequestBody Came came, HttpServletRequest request) {
        var link =
                change.link(
                        me,
                        FinishFederation.handle(came.federation()),
                        FinishFederation.browser(cookie.read(request)));
        return database.read(() -> shown(link, HttpStatus.CREATED));
    }

    @DeleteMapping("/{id}")
    @SignedIn
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlink(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        change.unlink(me, id, seen);
    }

    private ResponseEntity<View> shown(Link link, HttpStatus status) {
        return ResponseEntity.status(status)
                .location(URI.create("/api/v1/auth/federation/links/" + link.id()))
                .cacheControl(CacheControl.noStore())
                .eTag(LinkAccount.tag(link))
                .body(view(link));
    }
}
