package employeehealth.auth.registration;

import employeehealth.auth.link.LinkToken;
import employeehealth.auth.link.Links;
import employeehealth.auth.password.TypedPassword;
import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.NewAddress;
import employeehealth.auth.signin.Clients;
import employeehealth.shared.access.Public;
import employeehealth.shared.web.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People who come to the platform. */
@RestController
@RequestMapping("/api/v1/auth/register")
class RegistrationController {

    private final Register register;
    private final ConfirmRegistration confirm;
    private final Clients clients;

    RegistrationController(Register register, ConfirmRegistration confirm, Clients clients) {
        this.register = register;
        this.confirm = confirm;
        this.clients = clients;
    }

    /** 202 whatever the address: nobody learns who has an account. */
    @PostMapping
    @Public
    @ResponseStatus(HttpStatus.ACCEPTED)
    void register(@Valid @RequestBody Wanted body, HttpServletRequest request, Locale locale) {
        var address = NewAddress.of(body.email);
        var wish =
                new Register.Wish(
                        address,
                        body.displayName.strip(),
                        spoken(locale.getLanguage()),
                        body.password,
                        own(body, address));
        register.ask(wish, invitation(body.invitation), clients.of(request).origin());
    }

    /** None if it is the one that they sign in with anyhow. */
    private static @Nullable EmailAddress own(Wanted body, EmailAddress other) {
        return Optional.ofNullable(body.personalEmail)
                .map(email -> NewAddress.of("personalEmail", email))
                .filter(own -> !own.equals(other))
                .orElse(null);
    }

    private static @Nullable LinkToken invitation(@Nullable String token) {
        return Optional.ofNullable(token).map(Links::parse).orElse(null);
    }

    static String spoken(String language) {
        return language.equals("fr") ? "fr" : "en";
    }

    /** Public: mailbox and password together are the proof. */
    @PostMapping("/confirm")
    @Public
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirm(@Valid @RequestBody Confirmed body, HttpServletRequest request) {
        confirm.confirm(Links.parse(body.token), body.password, clients.of(request).origin());
    }

    /**
     * @param invitation what stands behind the {@code #} of a mailed invitation; none to come with
     *     an address of one's company
     * @param personalEmail an address of one's own, which stays when one leaves the company; it is
     *     mailed a link of its own once the account is there
     */
    record Wanted(
            @NotBlank @Size(max = 254) @CleanText String email,
            @TypedPassword String password,
            @NotBlank @Size(max = 100) @OneLine String displayName,
            @Nullable @Size(max = 500) @CleanText String invitation,
            @Nullable @Size(max = 254) @CleanText String personalEmail) {

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    /**
     * @param token what stands behind the {@code #} of the mailed link
     * @param password the one that was chosen when registering
     */
    record Confirmed(
            @NotBlank @Size(max = 500) @CleanText String token, @TypedPassword String password) {

        @Override
        public String toString() {
            return "Confirmed[hidden]";
        }
    }
}
