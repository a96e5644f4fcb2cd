package employeehealth.auth.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.client.OAuthScope;
import employeehealth.auth.person.People;
import employeehealth.shared.access.Caller;
import employeehealth.shared.access.ClientScope;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who signed in, as far as the program may know (OpenID Connect Core section 5.3). */
@RestController
class UserinfoController {

    private final AuthDatabase database;
    private final People people;

    UserinfoController(AuthDatabase database, People people) {
        this.database = database;
        this.people = people;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String sub, @Nullable String name, @Nullable String locale, @Nullable String email) {

        @Override
        public String toString() {
            return "View[" + sub + "]";
        }
    }

    @GetMapping("/userinfo")
    @SignedIn
    @ClientScope("openid")
    ResponseEntity<View> userinfo(Me me) {
        return view(me);
    }

    @PostMapping("/userinfo")
    @SignedIn
    @ClientScope("openid")
    ResponseEntity<View> userinfoByPost(Me me) {
        return view(me);
    }

    private ResponseEntity<View> view(Me me) {
        var person =
                database.read(() -> people.find(me.person())).orElseThrow(Problem::unauthenticated);
        var profile = mayKnow(OAuthScope.PROFILE);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        new View(
                                person.id().toString(),
                                profile ? person.displayName() : null,
                                profile ? person.locale() : null,
                                mayKnow(OAuthScope.EMAIL) ? person.email() : null));
    }

    private static boolean mayKnow(OAuthScope scope) {
        return Caller.client().map(client -> client.has(scope.code())).orElse(true);
    }
}
