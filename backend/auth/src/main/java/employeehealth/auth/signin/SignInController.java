package employeehealth.auth.signin;

import employeehealth.auth.password.Passwords;
import employeehealth.auth.session.Grant;
import employeehealth.shared.access.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The sign-in page's one request, or two. */
@RestController
@RequestMapping("/api/v1/auth")
class SignInController {

    private final SignIn signIn;
    private final AnswerChallenge answerChallenge;
    private final Clients clients;
    private final SignInAnswers answers;

    SignInController(
            SignIn signIn,
            AnswerChallenge answerChallenge,
            Clients clients,
            SignInAnswers answers) {
        this.signIn = signIn;
        this.answerChallenge = answerChallenge;
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

    private SignInOutcome outcome(Credentials credentials, Client client) {
        try {
            return signIn.signIn(credentials, client);
        } catch (Passwords.Busy e) {
            throw e.problem();
        }
    }
}
