package employeehealth.auth.signin;

import employeehealth.auth.person.People;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.WhileEnrolling;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.Tags;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who one is, as one's token says, with the names that pages show. */
@RestController
class MeController {

    private final People people;
    private final AdminApi admin;
    private final Tags tags;

    MeController(People people, AdminApi admin, Tags tags) {
        this.people = people;
        this.admin = admin;
        this.tags = tags;
    }

    @GetMapping("/api/v1/auth/me")
    @SignedIn
    @WhileEnrolling
    ResponseEntity<View> me(Me me) {
        var person = people.find(me.person()).orElseThrow(Problem::unauthenticated);
        var standing = admin.standing(me.company(), me.person());
        var view =
                new View(
                        person.id(),
                        person.email(),
                        person.displayName(),
                        standing.companyCode(),
                        standing.companyName(),
                        new TreeSet<>(me.roles()),
                        standing.customRoles().stream()
                                .map(Standing.CustomRole::name)
                                .sorted()
                                .toList(),
                        new TreeSet<>(me.permissions()),
                        person.locale(),
                        me.acr());
        // Of all that is shown, rights and company included: no row has a version of that.
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tags.of(view))
                .body(view);
    }

    /**
     * @param company its code, such as {@code lumiere}
     * @param customRoles names of the company's own roles
     */
    record View(
            PersonId id,
            String email,
            String displayName,
            String company,
            String companyName,
            Set<Role> roles,
            List<String> customRoles,
            Set<Permission> permissions,
            String locale,
            String acr) {

        @Override
        public String toString() {
            return "View[" + id + "]";
        }
    }
}
