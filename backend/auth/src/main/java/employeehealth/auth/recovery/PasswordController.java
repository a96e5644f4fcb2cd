package employeehealth.auth.recovery;

import employeehealth.auth.link.Links;
import employeehealth.auth.password.TypedPassword;
import employeehealth.auth.person.SignInName;
import employeehealth.auth.signin.Clients;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Public;
import employeehealth.shared.access.SignedIn;
import employeehealth.shared.web.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passwords that were forgotten, and passwords that are changed. */
@RestController
@RequestMapping("/api/v1/auth/password")
class PasswordController {

    private final ForgottenPassword forgotten;
    private final NewPassword newPassword;
    private final Clients clients;

    PasswordController(ForgottenPassword forgotten, NewPassword newPassword, Clients clients) {
        this.forgotten = forgotten;
        this.newPassword = newPassword;
        this.clients = clients;
    }

    /** 202 whatever the address: nobody learns who has an account. */
    @PostMapping("/forgot")
    @Public
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody Forgotten body, HttpServletRequest request) {
        forgotten.ask(SignInName.of(body.email), clients.of(request).origin());
    }

    /** Public: the link is the proof. Whoever used it signs in afterwards, like everyone. */
    @PostMapping("/reset")
    @Public
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody Reset body, HttpServletRequest request) {
        newPassword.reset(Links.parse(body.token), body.password, clients.of(request).origin());
    }

    @PostMapping("/change")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(Me me, @Valid @RequestBody Change body, HttpServletRequest request) {
        newPassword.change(
                me, body.currentPassword, body.newPassword, clients.of(request).origin());
    }

    record Forgotten(@NotBlank @Size(max = 254) @CleanText String email) {

        @Override
        public String toString() {
            return "Forgotten[hidden]";
        }
    }

    /**
     * @param token what stands behind the {@code #} of the mailed link
     */
    record Reset(
            @NotBlank @Size(max = 500) @CleanText String token, @TypedPassword String password) {

        @Override
        public String toString() {
            return "Reset[hidden]";
        }
    }

    record Change(@TypedPassword String currentPassword, @TypedPassword String newPassword) {

        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }
}
