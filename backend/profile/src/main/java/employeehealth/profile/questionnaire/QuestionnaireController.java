package employeehealth.profile.questionnaire;

import static employeehealth.contracts.access.Permission.PROFILE_OWN;

import com.fasterxml.jackson.annotation.JsonInclude;
import employeehealth.contracts.care.HealthData;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.questionnaire.AskedQuestion.Type;
import employeehealth.shared.access.Audience;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What one is asked before a visit, and what one answered. */
@RestController
@RequestMapping(QuestionnaireController.PATH)
class QuestionnaireController {

    static final String PATH = "/api/v1/profile/pre-visit-questionnaire";

    private final ProfileDatabase database;
    private final QuestionnaireTexts texts;
    private final ToldQuestionnaires told;
    private final SendQuestionnaire send;
    private final Audit audit;

    QuestionnaireController(
            ProfileDatabase database,
            QuestionnaireTexts texts,
            ToldQuestionnaires told,
            SendQuestionnaire send,
            Audit audit) {
        this.database = database;
        this.texts = texts;
        this.told = told;
        this.send = send;
        this.audit = audit;
    }

    @GetMapping
    @Audience(PROFILE_OWN)
    View questions(Me me, Locale locale) {
        var last = database.read(() -> told.last(me.person(), locale)).orElse(null);
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.pre-visit-questionnaire.read",
                        SentQuestionnaires.TABLE,
                        me.person()));
        return View.of(texts.current(), locale, last);
    }

    /** Each sending is kept; those who take care of the person read the last one first. */
    @PostMapping
    @Audience(PROFILE_OWN)
    ResponseEntity<ToldQuestionnaire> send(
            Me me,
            @Valid @RequestBody Answers body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Locale locale) {
        var one = send.send(me, body.version, body.answers, key);
        return ResponseEntity.created(URI.create(PATH)).body(told.told(one, locale));
    }

    /**
     * @param version of the questions
     */
    @HealthData
    record Answers(
            @NotNull Integer version,
            @NotEmpty @Size(max = 100) List<@NotNull @Valid GivenAnswer> answers) {

        @Override
        public String toString() {
            return "Answers[hidden]";
        }
    }

    /**
     * @param last none: nothing was ever sent
     */
    @HealthData
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(int version, List<Question> questions, @Nullable ToldQuestionnaire last) {

        static View of(Questionnaire asked, Locale locale, @Nullable ToldQuestionnaire last) {
            var questions = asked.item().stream().map(one -> Question.of(one, locale)).toList();
            return new View(asked.version(), questions, last);
        }
    }

    /**
     * @param repeats whether several options may be chosen
     * @param maxLength of a text
     * @param support whether a yes is somebody in distress
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            String linkId,
            Type type,
            boolean repeats,
            String text,
            @Nullable String hint,
            List<Option> answerOption,
            @Nullable Integer maxLength,
            boolean support) {

        static Question of(AskedQuestion asked, Locale locale) {
            var hint = asked.hint();
            return new Question(
                    asked.linkId(),
                    asked.type(),
                    asked.repeats(),
                    asked.text().in(locale),
                    hint == null ? null : hint.in(locale),
                    asked.answerOption().stream().map(one -> Option.of(one, locale)).toList(),
                    asked.maxLength(),
                    asked.support());
        }
    }

    /**
     * @param exclusive says that nothing else is so: chosen alone
     * @param support whether whoever chooses it is in distress
     */
    record Option(String code, String text, boolean exclusive, boolean support) {

        static Option of(AskedQuestion.Option option, Locale locale) {
            return new Option(
                    option.code(),
                    option.display().in(locale),
                    option.exclusive(),
                    option.support());
        }
    }
}
