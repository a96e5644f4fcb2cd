package employeehealth.auth.mfa;

import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.access.WhileEnrolling;
import employeehealth.shared.web.CleanText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * One's authenticator app. Adding one needs a sign-in of the last minutes, so that whoever finds an
 * open screen cannot lock its owner out; taking it away needs one of its codes.
 */
@RestController
@RequestMapping("/api/v1/auth/mfa/totp")
class TotpController {

    private final ChangeFactors change;

    TotpController(ChangeFactors change) {
        this.change = change;
    }

    @PostMapping
    @SignedIn
    @WhileEnrolling
    @StepUp(orFreshSignIn = true)
    ResponseEntity<NewTotp> begin(Me me) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(change.beginTotp(me));
    }

    @PostMapping("/confirm")
    @SignedIn
    @WhileEnrolling
    @StepUp(orFreshSignIn = true)
    ResponseEntity<RecoveryCodesView> confirm(Me me, @Valid @RequestBody Confirmation body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new RecoveryCodesView(change.confirmTotp(me, body.code())));
    }

    /**
     * @param seen the tag of what one has set up
     */
    @DeleteMapping
    @SignedIn
    @StepUp
    ResponseEntity<Void> remove(
            Me me,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String seen) {
        change.removeTotp(me, seen);
        return ResponseEntity.noContent().build();
    }

    record Confirmation(@NotBlank @Size(max = 40) @CleanText String code) {

        @Override
        public String toString() {
            return "Confirmation[hidden]";
        }
    }
}
