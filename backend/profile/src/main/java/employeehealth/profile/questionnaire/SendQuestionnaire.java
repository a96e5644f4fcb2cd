package employeehealth.profile.questionnaire;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes what somebody answers about themself. */
@Component
class SendQuestionnaire {

    private final ProfileDatabase database;
    private final QuestionnaireTexts texts;
    private final SentQuestionnaires sent;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    SendQuestionnaire(
            ProfileDatabase database,
            QuestionnaireTexts texts,
            SentQuestionnaires sent,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.texts = texts;
        this.sent = sent;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param version of the questions that they were asked, which may be older than today's
     * @param key of a request that may be sent twice
     * @throws Problem 400 for answers that do not fit those questions
     */
    SentQuestionnaire send(Me me, int version, List<GivenAnswer> answers, @Nullable String key) {
        var asked = texts.find(version).orElse(null);
        var faults =
                asked == null
                        ? List.of(new FieldFault("version", "field.unknown-questions"))
                        : AnswerRules.faults(asked, answers);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var one = new SentQuestionnaire(Ids.next(), Owner.of(me), version, answers, at);
        return database.write(() ->
                idempotency
                        .claim(
                                database,
                                key,
                                "POST pre-visit-questionnaire",
                                json.writeValueAsBytes(List.of(version, answers)),
                                one.id().toString())
                        .map(UUID::fromString)
                        .map(earlier ->
                                sent.find(me.person(), earlier).orElseThrow(Problem::notFound))
                        .orElseGet(() -> added(me, one)));
    }

    private SentQuestionnaire added(Me me, SentQuestionnaire one) {
        sent.add(one);
        audit.record(
                database,
                AuditRecord.own(
                                me.company(),
                                me.person(),
                                "profile.pre-visit-questionnaire.sent",
                                SentQuestionnaires.TABLE,
                                one.id())
                        .of(json.writeValueAsBytes(one.answers())));
        return one;
    }
}
