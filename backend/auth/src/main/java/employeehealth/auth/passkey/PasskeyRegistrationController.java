package employeehealth.auth.passkey;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.access.StepUp;
import employeehealth.shared.access.WhileEnrolling;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Setting up a passkey: what the browser is to make, and what it has made. Only for who has lately
 * proven who they are: whoever finds an open screen cannot make themself a way in.
 */
@RestController
@RequestMapping("/api/v1/auth/passkeys/registration")
class PasskeyRegistrationController {

    private final OfferPasskey offer;
    private final RegisterPasskey register;

    PasskeyRegistrationController(OfferPasskey offer, RegisterPasskey register) {
        this.offer = offer;
        this.register = register;
    }

    @PostMapping("/options")
    @SignedIn
    @StepUp(orFreshSignIn = true)
    @WhileEnrolling
    ResponseEntity<CreationOptions> options(Me me) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(offer.options(me));
    }

    @PostMapping
    @SignedIn
    @StepUp(orFreshSignIn = true)
    @WhileEnrolling
    ResponseEntity<Made> register(
            Me me,
            @Valid @RequestBody NewPasskey body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        var made = register.register(me, body, key);
        var passkey = made.passkey();
        return ResponseEntity.created(URI.create("/api/v1/auth/passkeys/" + passkey.id()))
                .cacheControl(CacheControl.noStore())
                .eTag(PasskeyView.tag(passkey))
                .body(Made.of(made));
    }

    /**
     * @param recoveryCodes shown this once, to who had none
     */
    record Made(
            @JsonUnwrapped PasskeyView passkey,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> recoveryCodes) {

        static Made of(RegisterPasskey.Made made) {
            return new Made(
                    PasskeyView.of(made.passkey()),
                    made.recoveryCodes().isEmpty() ? null : made.recoveryCodes());
        }

        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }
}
