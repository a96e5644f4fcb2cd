package employeehealth.profile.questionnaire;

import static employeehealth.profile.care.TestCare.PROFILE;
import static employeehealth.profile.care.TestCare.SEAL;

import employeehealth.profile.TestProfile;
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
