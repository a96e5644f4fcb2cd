package employeehealth.profile.rights;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/** One's own erasure (GDPR, art. 17): what goes, what stays and why, before anything happens. */
@RestController
@RequestMapping("/api/v1/profile/erasure")
class ErasureController {

    private final RequestErasure request;
    private final Inventory inventory;
    private final Certificates certificates;

    ErasureController(RequestErasure request, Inventory inventory, Certificates certificates) {
        this.request = request;
        this.inventory = inventory;
        this.certificates = certificates;
    }

    /** The plan. Nothing happens until it is confirmed. */
    @PostMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<View> plan(Me me, Locale locale) {
        var plan = inventory.kept(Spoken.of(locale));
        var planned = request.plan(me, Spoken.of(locale));
        return ResponseEntity.created(URI.create("/api/v1/profile/erasure/" + planned.id()))
                .eTag(planned.tag())
                .body(shown(planned, plan, null));
    }

    /** The one that is not over, if there is one. */
    @GetMapping
    @Audience(PROFILE_OWN)
    Page open(Me me, Locale locale) {
        var open = request.open(me);
        if (open.isEmpty()) {
            return new Page(List.of(), null);
        }
        return new Page(List.of(shown(open.get(), inventory.kept(Spoken.of(locale)), null)), null);
    }

    @GetMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<View> one(Me me, Locale locale, @PathVariable UUID id) {
        var found = request.find(me, id);
        return ResponseEntity.ok()
                .eTag(found.tag())
                .body(shown(found, inventory.kept(Spoken.of(locale)), null));
    }

    @PostMapping("/{id}/confirm")
    @Audience(PROFILE_OWN)
    @StepUp
    ResponseEntity<View> confirm(
            Me me,
            Locale locale,
            @PathVariable UUID id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var plan = inventory.kept(Spoken.of(locale));
        var confirmed = request.confirm(me, id, key);
        return ResponseEntity.ok()
                .eTag(confirmed.request().tag())
                .body(shown(confirmed.request(), plan, confirmed.receipt()));
    }

    /** Taken back, until it has begun. */
    @DeleteMapping("/{id}")
    @Audience(PROFILE_OWN)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
        request.withdraw(me, id, ifMatch);
    }

    /** Public: whoever was erased cannot sign in. The receipt is the proof. */
    @PostMapping("/certificates")
    @Public
    Certified certificate(@Valid @RequestBody Shown shown) {
        var found = request.certified(Objects.requireNonNull(shown.receipt));
        return new Certified(found.id(), found.state(), certificates.of(found));
    }

    private View shown(ErasureRequest found, List<Kept> plan, @Nullable String receipt) {
        return new View(
                found.id(),
                found.state(),
                found.plannedAt(),
                found.confirmedAt(),
                found.dueAt(),
                found.doneAt(),
                plan,
                certificates.of(found),
                receipt);
    }

    record Shown(@NotBlank @Size(max = 200) @Nullable String receipt) {

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    record Certified(UUID id, ErasureRequest.State status, @Nullable Certificate certificate) {}

    /**
     * @param next none: there is one at most
     */
    record Page(List<View> items, @Nullable String next) {}

    /**
     * @param receipt by which the certificate can be had later without signing in; shown once, and
     *     again to the same {@code Idempotency-Key}
     */
    record View(
            UUID id,
            ErasureRequest.State status,
            Instant plannedAt,
            @Nullable Instant confirmedAt,
            @Nullable Instant dueAt,
            @Nullable Instant doneAt,
            List<Kept> plan,
            @Nullable Certificate certificate,
            @Nullable String receipt) {

        @Override
        public String toString() {
            return "View[hidden]";
        }
    }
}
