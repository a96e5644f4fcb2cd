package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.person.People;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Who one is, as one's token says, with the names that pages show. */
@RestController
class MeController {

    private final AuthDatabase database;
    private final People people;
    private final AdminApi admin;
    private final JsonMapper json;
    private final PlatformSecrets secrets;

    MeController(
            AuthDatabase database,
            People people,
            AdminApi admin,
            JsonMapper json,
            PlatformSecrets secrets) {
        this.database = database;
        this.people = people;
        this.admin = admin;
        this.json = json;
        this.secrets = secrets;
    }

    @GetMapping("/api/v1/auth/me")
    @SignedIn
    ResponseEntity<View> me(Me me) {
        var person =
                database.read(() -> people.find(me.person())).orElseThrow(Problem::unauthenticated);
        var standing = admin.standing(me.company(), me.person());
        var view =
                new View(
                        person.id(),
                        person.email(),
                        person.displayName(),
                        standing.companyCode(),
                        standing.companyName(),
                        new TreeSet<>(me.roles()),
                        new TreeSet<>(me.permissions()),
                        person.locale(),
                        me.acr());
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).eTag(tag(view)).body(view);
    }

    /** Of all that is shown, rights and company included: no row has a version of that. */
    private String tag(View view) {
        return '"'
                + HexFormat.of().formatHex(secrets.mac("me-tag", json.writeValueAsString(view)))
                + '"';
    }

    /**
     * @param company its code, such as {@code lumiere}
     */
    record View(
            PersonId id,
            String email,
            String displayName,
            String company,
            String companyName,
            Set<Role> roles,
            Set<Permission> permissions,
            String locale,
            String acr) {

        @Override
        public String toString() {
            return "View[" + id + "]";
        }
    }
}
