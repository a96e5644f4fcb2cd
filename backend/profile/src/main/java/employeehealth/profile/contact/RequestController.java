package employeehealth.profile.contact;

import employeehealth.shared.access.Public;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What whoever was named as a contact reads and answers. Public: the link in their mail is the
 * proof, and travels in the body so that it is in no address.
 */
@RestController
@RequestMapping("/api/v1/profile/contact-requests")
class RequestController {

    private final AnswerRequest answers;

    RequestController(AnswerRequest answers) {
        this.answers = answers;
    }

    @PostMapping("/read")
    @Public
    AnswerRequest.Asked read(@Valid @RequestBody Shown body) {
        return answers.read(body.token);
    }

    @PostMapping("/answer")
    @Public
    ResponseEntity<Void> answer(@Valid @RequestBody Answer body) {
        answers.answer(body.token, body.agreed);
        return ResponseEntity.noContent().build();
    }

    record Shown(@NotBlank @Size(max = 200) String token) {

        @Override
        public String toString() {
            return "Shown[hidden]";
        }
    }

    record Answer(@NotBlank @Size(max = 200) String token, @NotNull Boolean agreed) {

        @Override
        public String toString() {
            return "Answer[hidden]";
        }
    }
}
