package employeehealth.profile.document;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.PeoplesNames;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** With whom one's own document is shared, and who looked at it. */
@RestController
@RequestMapping("/api/v1/profile/documents/{id}")
class ShareController {

    private final ShareDocument sharing;
    private final PeoplesNames names;

    ShareController(ShareDocument sharing, PeoplesNames names) {
        this.sharing = sharing;
        this.names = names;
    }

    @GetMapping("/shares")
    @Audience(PROFILE_OWN)
    Shared list(Me me, @PathVariable UUID id) {
        var shares = sharing.list(me, id);
        var called = names.of(me.company(), shares.stream().map(Share::professional).toList());
        return new Shared(
                shares.stream()
                        .map(one -> ShareView.of(one, called.get(one.professional())))
                        .toList(),
                null);
    }

    /** Said again for the same professional, it changes the date. */
    @PostMapping("/shares")
    @Audience(PROFILE_OWN)
    ResponseEntity<ShareView> share(
            Me me, @PathVariable UUID id, @Valid @RequestBody Wanted wanted) {
        var name =
                names.ifPresent(me.company(), wanted.professional)
                        .orElseThrow(ShareDocument::unknownProfessional);
        var share = sharing.share(me, id, wanted.professional, wanted.until);
        return ResponseEntity.created(
                        URI.create("/api/v1/profile/documents/" + id + "/shares/" + share.id()))
                .body(ShareView.of(share, name));
    }

    @DeleteMapping("/shares/{share}")
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> end(Me me, @PathVariable UUID id, @PathVariable UUID share) {
        sharing.end(me, id, share);
        return ResponseEntity.noContent().build();
    }

    /** Professionals who opened it, newest first: the last two hundred times. */
    @GetMapping("/accesses")
    @Audience(PROFILE_OWN)
    Accesses accesses(Me me, @PathVariable UUID id) {
        var looks = sharing.looks(me, id);
        var called = names.of(me.company(), looks.stream().map(Look::professional).toList());
        return new Accesses(
                looks.stream()
                        .map(one ->
                                new Access(
                                        one.professional(),
                                        called.get(one.professional()),
                                        one.roles(),
                                        one.version(),
                                        one.openedAt()))
                        .toList(),
                null);
    }

    /**
     * @param until end of it, at most a year from now
     */
    record Wanted(@NotNull PersonId professional, @NotNull Instant until) {}

    @HealthData
    record Shared(List<ShareView> items, @Nullable UUID next) {}

    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ShareView(
            UUID id, PersonId professional, @Nullable String name, Instant until, Instant at) {

        static ShareView of(Share share, @Nullable String name) {
            return new ShareView(share.id(), share.professional(), name, share.until(), share.at());
        }

        @Override
        public String toString() {
            return "ShareView[hidden]";
        }
    }

    @HealthData
    record Accesses(List<Access> items, @Nullable UUID next) {}

    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Access(
            PersonId professional,
            @Nullable String name,
            Set<Role> roles,
            int version,
            @Nullable Instant at) {

        @Override
        public String toString() {
            return "Access[hidden]";
        }
    }
}
