package employeehealth.profile.questionnaire;

import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What was sent, in words; read in the transaction of whoever may. */
@Component
public class ToldQuestionnaires {

    private final SentQuestionnaires sent;
    private final QuestionnaireTexts texts;

    ToldQuestionnaires(SentQuestionnaires sent, QuestionnaireTexts texts) {
        this.sent = sent;
        this.texts = texts;
    }

    Optional<ToldQuestionnaire> last(PersonId person, Locale locale) {
        return sent.last(person).map(one -> told(one, locale));
    }

    /** Those sent before a moment, newest first. */
    public List<ToldQuestionnaire> before(PersonId person, Instant at, int limit, Locale locale) {
        return sent.before(person, at, limit).stream().map(one -> told(one, locale)).toList();
    }

    ToldQuestionnaire told(SentQuestionnaire one, Locale locale) {
        return ToldQuestionnaire.of(one, texts.find(one.version()).orElseThrow(), locale);
    }
}
