package employeehealth.auth.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.auth.AuthDatabase;
import employeehealth.auth.grant.EndGrants;
import employeehealth.contracts.SessionId;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.shared.web.Tags;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where one is signed in. Another person's session is not found. */
@RestController
@RequestMapping("/api/v1/auth/sessions")
class DevicesController {

    private static final String ALL = "none";
    private static final String OTHERS = "current";

    private final AuthDatabase database;
    private final Families families;
    private final EndGrants grants;
    private final RefreshCookie cookie;
    private final Tags tags;

    DevicesController(
            AuthDatabase database,
            Families families,
            EndGrants grants,
            RefreshCookie cookie,
            Tags tags) {
        this.database = database;
        this.families = families;
        this.grants = grants;
        this.cookie = cookie;
        this.tags = tags;
    }

    @GetMapping
    @SignedIn
    ResponseEntity<Views> devices(Me me) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Views(database.read(() -> views(me)), null));
    }

    @GetMapping("/{id}")
    @SignedIn
    ResponseEntity<View> device(Me me, @PathVariable String id) {
        var view = database.read(() -> view(me, id));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(tags.of(view.identity()))
                .body(view);
    }

    /** Its tag does not change with its use: nobody has to race a busy thief. */
    @DeleteMapping("/{id}")
    @SignedIn
    ResponseEntity<Void> end(
            Me me,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        var ended =
                database.write(() -> {
                    var view = view(me, id);
                    IfMatch.require(seen, tags.of(view.identity()));
                    families.revoke(SessionId.of(view.id));
                    return view;
                });
        return gone(ended.current);
    }

    /**
     * @param keep {@code current} to stay signed in here; {@code none} to end this one, too
     */
    @DeleteMapping
    @SignedIn
    ResponseEntity<Void> endMany(Me me, @RequestParam(defaultValue = ALL) String keep) {
        switch (keep) {
            case ALL -> database.write(() -> endAll(me));
            case OTHERS ->
                    database.write(
                            () -> families.endOthers(me.person(), me.session(), End.REVOKED));
            default -> throw Problem.invalid(List.of(new FieldFault("keep", "field.wrong-kind")));
        }
        return gone(keep.equals(ALL));
    }

    /** Signed out everywhere, also of the programs that were granted something. */
    private void endAll(Me me) {
        families.endAll(me.person(), End.REVOKED);
        grants.endAll(me.person(), null, EndGrants.Because.SIGNED_OUT);
    }

    private ResponseEntity<Void> gone(boolean here) {
        var answer = ResponseEntity.noContent().cacheControl(CacheControl.noStore());
        return here
                ? answer.header(HttpHeaders.SET_COOKIE, cookie.clear()).build()
                : answer.build();
    }

    private List<View> views(Me me) {
        return families.of(me.person()).stream().map(device -> View.of(device, me)).toList();
    }

    private View view(Me me, String id) {
        return views(me).stream()
                .filter(view -> view.id.equals(id))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    record Views(List<View> items, @Nullable String next) {}

    /**
     * @param browser none if it has told no name that we know
     * @param place the network, shortened; none if nobody knows
     * @param current the one that asks
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            @Nullable String browser,
            @Nullable String system,
            @Nullable String place,
            Instant createdAt,
            Instant lastUsedAt,
            boolean current) {

        static View of(SignedInDevice device, Me me) {
            var agent = new UserAgent(device.device().userAgent());
            var place = device.device().network();
            return new View(
                    device.id().toString(),
                    agent.browser().orElse(null),
                    agent.system().orElse(null),
                    place.isEmpty() ? null : place,
                    device.createdAt(),
                    device.lastUsedAt(),
                    device.id().equals(me.session()));
        }

        private List<Object> identity() {
            return List.of(id, createdAt);
        }
    }
}
