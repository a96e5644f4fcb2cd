package employeehealth.profile.questionnaire;

import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.SEAL;

import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import java.time.Instant;
import java.util.List;

/** The questions that ship, answers to them, and what was sent. */
public final class TestQuestionnaires {

    static final QuestionnaireTexts TEXTS = new QuestionnaireTexts(TestProfile.JSON);
    static final SentQuestionnaires SENT =
            new SentQuestionnaires(PROFILE.database(), SEAL, TestProfile.JSON);

    private TestQuestionnaires() {}

    public static ToldQuestionnaires told() {
        return new ToldQuestionnaires(SENT, TEXTS);
    }

    /** Somebody has answered one question. */
    public static void sends(Me me, Instant at) {
        var answers = List.of(chosen("sleep", "badly"));
        var one = new SentQuestionnaire(Ids.next(), Owner.of(me), 1, answers, at);
        Tenant.of(me).run(() -> PROFILE.database().write(() -> SENT.add(one)));
    }

    static GivenAnswer yes(String linkId) {
        return new GivenAnswer(linkId, true, null, null, null);
    }

    static GivenAnswer no(String linkId) {
        return new GivenAnswer(linkId, false, null, null, null);
    }

    static GivenAnswer chosen(String linkId, String... codes) {
        return new GivenAnswer(linkId, null, List.of(codes), null, null);
    }

    static GivenAnswer words(String linkId, String words) {
        return new GivenAnswer(linkId, null, null, words, null);
    }

    static GivenAnswer toDiscuss(String linkId) {
        return new GivenAnswer(linkId, null, null, null, true);
    }
}
