package employeehealth.admin.people;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.ROLES_MANAGE;

import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.StepUp;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Giving roles to people, and taking them away. */
@RestController
@RequestMapping("/api/v1/admin/users/{person}/assignments")
class AssignmentController {

    private final GiveAssignment give;
    private final EndAssignment end;

    AssignmentController(GiveAssignment give, EndAssignment end) {
        this.give = give;
        this.end = end;
    }

    @PostMapping
    @Audience({ROLES_MANAGE, CARE_TEAM_MANAGE})
    @StepUp
    ResponseEntity<User.Given> give(
            Me me,
            @PathVariable PersonId person,
            @Valid @RequestBody GiveBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        var given = give.give(me, person, body, key, locale);
        return ResponseEntity.created(URI.create("/api/v1/admin/users/" + person))
                .body(User.Given.of(given));
    }

    /** Under the tag of the person: whoever has not seen what they are now takes nothing away. */
    @DeleteMapping("/{id}")
    @Audience({ROLES_MANAGE, CARE_TEAM_MANAGE})
    @StepUp
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            Me me,
            @PathVariable PersonId person,
            @PathVariable UUID id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        end.end(me, person, id, ifMatch);
    }
}
