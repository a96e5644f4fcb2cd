package employeehealth.profile.link;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Links to one's own card. */
@RestController
@RequestMapping("/api/v1/profile/emergency-card/links")
class HealthLinkController {

    private final ManageLinks links;

    HealthLinkController(ManageLinks links) {
        this.links = links;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<Page> all(Me me) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Page(links.all(me), null));
    }

    @PostMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<ShownLink> make(
            Me me,
            @Valid @RequestBody Wanted body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var wish =
                new ManageLinks.Wish(
                        body.label.strip(),
                        Objects.requireNonNullElse(body.language, "fr"),
                        body.expiresAt,
                        body.days,
                        body.passcode);
        var made = links.make(me, wish, key);
        return ResponseEntity.created(
                        URI.create("/api/v1/profile/emergency-card/links/" + made.id()))
                .cacheControl(CacheControl.noStore())
                .body(made);
    }

    /** From now on it opens nothing. */
    @DeleteMapping("/{id}")
    @Audience(PROFILE_OWN)
    ResponseEntity<Void> revoke(Me me, @PathVariable UUID id) {
        links.revoke(me, id);
        return ResponseEntity.noContent().build();
    }

    /**
     * @param next no further page: the last hundred are shown
     */
    record Page(List<ShownLink> items, @Nullable String next) {}

    /**
     * @param label what the person calls it; whoever has the link sees it
     * @param language that the card is written in, {@code fr} or {@code en}
     * @param expiresAt its end; or {@code days} from now, one of the two
     * @param passcode which whoever opens it has to know
     */
    record Wanted(
            @NotBlank @Size(max = 80) @CleanText String label,
            @Nullable @Pattern(regexp = "fr|en", message = "field.language") String language,
            @Nullable Instant expiresAt,
            @Nullable @Min(1) @Max(365) Integer days,
            @Nullable @Size(min = 6, max = 100) @CleanText String passcode) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }
}
