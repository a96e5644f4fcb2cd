package employeehealth.admin.people;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.role.Preview;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The people of one's company, what they are, and what that lets them see. */
@RestController
@RequestMapping("/api/v1/admin/users")
class UserController {

    private static final int USUAL = 50;

    private final Users users;
    private final Assignments assignments;
    private final Leavers leavers;
    private final Rights rights;
    private final Preview preview;
    private final AdminDatabase database;

    UserController(
            Users users,
            Assignments assignments,
            Leavers leavers,
            Rights rights,
            Preview preview,
            AdminDatabase database) {
        this.users = users;
        this.assignments = assignments;
        this.leavers = leavers;
        this.rights = rights;
        this.preview = preview;
        this.database = database;
    }

    @GetMapping
    @Audience({PEOPLE_MANAGE, CARE_TEAM_MANAGE})
    Users.Page list(
            Me me,
            @RequestParam(required = false) @Nullable PersonId cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return users.page(me, null, cursor, limit);
    }

    /** In a body, since names belong into no address and no log. */
    @PostMapping("/search")
    @Audience({PEOPLE_MANAGE, CARE_TEAM_MANAGE})
    Users.Page search(Me me, @Valid @RequestBody Wanted wanted) {
        return users.page(
                me,
                wanted.name.strip(),
                wanted.cursor,
                wanted.limit == null ? USUAL : wanted.limit);
    }

    @GetMapping("/{id}")
    @Audience({PEOPLE_MANAGE, CARE_TEAM_MANAGE})
    ResponseEntity<User> one(Me me, @PathVariable PersonId id) {
        var user = users.find(me, id);
        return ResponseEntity.ok().eTag(users.tag(user)).body(user);
    }

    /** What this person can see today. */
    @GetMapping("/{id}/preview")
    @Audience({PEOPLE_MANAGE, CARE_TEAM_MANAGE})
    Preview.Seen preview(Me me, @PathVariable PersonId id, Locale locale) {
        var person = users.find(me, id).id();
        var held =
                database.read(() ->
                        leavers.has(person)
                                ? Rights.ofLeavers()
                                : rights.of(person, assignments.inForce(person)));
        return preview.of(held, locale);
    }

    /**
     * @param name part of a name or of an address
     */
    record Wanted(
            @NotBlank @Size(max = 100) @CleanText String name,
            @Nullable PersonId cursor,
            @Nullable @Min(1) @Max(200) Integer limit) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }
}
