package employeehealth.auth.signin;

import employeehealth.auth.password.Passwords;
import employeehealth.auth.session.Grant;
import employeehealth.shared.access.Public;
import employeehealth.shared.web.CleanText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The sign-in page's requests: one, or two, or three where a code is mailed. */
@RestController
@RequestMapping("/api/v1/auth")
class SignInController {

    private final SignIn signIn;
    private final AnswerChallenge answerChallenge;
    private final MailCode mailCode;
    private final Clients clients;
    private final SignInAnswers answers;

    SignInController(
            SignIn signIn,
            AnswerChallenge answerChallenge,
            MailCode mailCode,
            Clients clients,
            SignInAnswers answers) {
        this.signIn = signIn;
        this.answerChallenge = answerChallenge;
        this.mailCode = mailCode;
        this.clients = clients;
        this.answers = answers;
    }

    @PostMapping("/login")
    @Public
    ResponseEntity<Grant.View> signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        return answers.answer(outcome(credentials, clients.of(request)));
    }

    /** Public: the challenge stands for the first factor, and the code is the second. */
    @PostMapping("/login/second-factor")
    @Public
    ResponseEntity<Grant.View> secondFactor(
            @Valid @RequestBody SecondFactorAnswer answer, HttpServletRequest request) {
        return answers.answer(answerChallenge.answer(answer, clients.of(request)));
    }

    /** Accepted whatever the challenge is worth: a code comes by mail, or none. */
    @PostMapping("/login/second-factor/email")
    @Public
    @ResponseStatus(HttpStatus.ACCEPTED)
    void mailCode(@Valid @RequestBody Begun begun, HttpServletRequest request) {
        mailCode.mail(begun.challenge, clients.of(request));
    }

    record Begun(@NotBlank @Size(max = 300) @CleanText String challenge) {

        @Override
        public String toString() {
            return "Begun[hidden]";
        }
    }

    private SignInOutcome outcome(Credentials credentials, Client client) {
        try {
            return signIn.signIn(credentials, client);
        } catch (Passwords.Busy e) {
            throw e.problem();
        }
    }
}
