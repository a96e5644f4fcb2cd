package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One's own passkeys. */
@RestController
@RequestMapping("/api/v1/auth/passkeys")
class PasskeyController {

    private final AuthDatabase database;
    private final Passkeys passkeys;
    private final ChangePasskey change;

    PasskeyController(AuthDatabase database, Passkeys passkeys, ChangePasskey change) {
        this.database = database;
        this.passkeys = passkeys;
        this.change = change;
    }

    /** All of them: nobody has more than a page. */
    @GetMapping
    @SignedIn
    PasskeyView.Page list(Me me) {
        var own = database.read(() -> passkeys.of(me.person()));
        return new PasskeyView.Page(own.stream().map(PasskeyView::of).toList(), null);
    }

    @GetMapping("/{id}")
    @SignedIn
    ResponseEntity<PasskeyView> one(Me me, @PathVariable UUID id) {
        return answer(
                database.read(() -> passkeys.find(me.person(), id)).orElseThrow(Problem::notFound));
    }

    @PatchMapping("/{id}")
    @SignedIn
    ResponseEntity<PasskeyView> rename(
            Me me,
            @PathVariable UUID id,
            @Valid @RequestBody PasskeyName body,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String version) {
        return answer(change.rename(me, id, body.name(), version));
    }

    @DeleteMapping("/{id}")
    @SignedIn
    @StepUp
    ResponseEntity<Void> remove(
            Me me,
            @PathVariable UUID id,
            @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String version) {
        change.remove(me, id, version);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<PasskeyView> answer(Passkey passkey) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(PasskeyView.tag(passkey))
                .body(PasskeyView.of(passkey));
    }
}
