package employeehealth.auth.passkey;

import employeehealth.auth.session.Grant;
import employeehealth.auth.signin.Clients;
import employeehealth.auth.signin.SignInAnswers;
import employeehealth.shared.access.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Signing in by a passkey: from a button, or from the list below the address field. */
@RestController
@RequestMapping("/api/v1/auth/passkeys/login")
class PasskeySignInController {

    private final SignInWithPasskey signIn;
    private final Clients clients;
    private final SignInAnswers answers;

    PasskeySignInController(SignInWithPasskey signIn, Clients clients, SignInAnswers answers) {
        this.signIn = signIn;
        this.clients = clients;
        this.answers = answers;
    }

    @PostMapping("/options")
    @Public
    ResponseEntity<RequestOptions> options() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(signIn.options());
    }

    @PostMapping
    @Public
    ResponseEntity<Grant.View> signIn(
            @Valid @RequestBody SignInRequest body, HttpServletRequest request) {
        return answers.answer(signIn.signIn(body.credential(), clients.of(request)));
    }
}
