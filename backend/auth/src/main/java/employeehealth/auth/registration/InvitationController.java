package employeehealth.auth.registration;

import static employeehealth.contracts.access.Permission.PEOPLE_INVITE;

import employeehealth.auth.person.NewAddress;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is asked to come to one's own company. */
@RestController
@RequestMapping("/api/v1/auth/invitations")
class InvitationController {

    private final Invite invite;

    InvitationController(Invite invite) {
        this.invite = invite;
    }

    /**
     * 202 also if the address has an account already, here or elsewhere: that is nobody's business.
     */
    @PostMapping
    @Audience(PEOPLE_INVITE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    View invite(
            Me me,
            @Valid @RequestBody Guest body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return View.of(invite.invite(me, body, NewAddress.of(body.email).text(), key));
    }

    /** Those that are open, newest first. */
    @GetMapping
    @Audience(PEOPLE_INVITE)
    Page list(
            Me me,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var page = invite.page(me, cursor, limit + 1);
        return new Page(
                page.stream().limit(limit).map(View::of).toList(),
                page.size() > limit ? page.get(limit - 1).id() : null);
    }

    @DeleteMapping("/{id}")
    @Audience(PEOPLE_INVITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Me me, @PathVariable UUID id) {
        if (!invite.withdraw(me, id)) {
            throw Problem.notFound();
        }
    }

    /**
     * @param locale language of the mail, {@code fr} or {@code en}
     */
    record Guest(
            @NotBlank @Size(max = 254) @CleanText String email,
            @NotBlank @Size(max = 100) @OneLine String displayName,
            @NotNull @Pattern(regexp = "fr|en", message = "field.language") String locale) {

        @Override
        public String toString() {
            return "Guest[hidden]";
        }
    }

    record Page(List<View> items, @Nullable UUID next) {}

    record View(UUID id, String email, String displayName, String locale, Instant expiresAt) {

        static View of(Invitation i) {
            return new View(i.id(), i.email(), i.displayName(), i.locale(), i.expiresAt());
        }

        @Override
        public String toString() {
            return "View[" + id + "]";
        }
    }
}
