package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody who tells the words to the symptom check, online and offline, refused ones too. */
final class CanaryChecks {

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String TABLE = "triage.symptom_assessments";

    private final Visitor me;
    private final Visitor nurse;
    private final CanaryWords words;
    private final String text;

    /**
     * @param nurse who has just proven again who they are
     */
    CanaryChecks(Visitor me, Visitor nurse, CanaryWords words) {
        this.me = me;
        this.nurse = nurse;
        this.words = words;
        this.text =
                "J'ai une "
                        + words.kept("Told.text", TABLE)
                        + " et le nez qui coule "
                        + CanaryWords.ROOTS.getLast();
    }

    /** What was checked. */
    String tell() {
        var checked = me.post(CHECKS, inFrench(text));
        assertThat(checked.status()).as(checked::text).isEqualTo(201);
        var id = checked.json().path("id").asString();
        var check = CHECKS + "/" + id;
        assertThat(me.get(check).text()).contains(CanaryWords.ROOTS);
        assertThat(me.get(check + "/replay").status()).isEqualTo(200);
        answer();
        var feedback = Map.of("course", "better", "care", "nobody");
        assertThat(me.put(check + "/feedback", feedback).status()).isEqualTo(200);
        isRefused(check);
        offline();
        opened(check);
        return id;
    }

    private static Map<String, String> inFrench(String words) {
        return Map.of("text", words, "language", "fr");
    }

    /** Of a check that asks: the words themselves may leave nothing open. */
    private void answer() {
        var asking = me.post(CHECKS, inFrench("J'ai mal à la tête depuis trois jours")).json();
        var asked = asking.at("/nextQuestions/0/id").asString("");
        assertThat(asked).isNotEmpty();
        var answers = CHECKS + "/" + asking.path("id").asString() + "/answers";
        var unknown = me.post(answers, Map.of("answers", Map.of(asked, "unknown")));
        assertThat(unknown.status()).as(unknown::text).isEqualTo(200);
        var told = words.passing("AssessmentController.Answers.answers");
        refused(me.post(answers, Map.of("answers", Map.of(asked, told))));
    }

    /** Refusals must not leave them anywhere either. */
    private void isRefused(String check) {
        var word = words.passing("AssessmentController.Answers.answers");
        refused(me.post(check + "/answers", Map.of("answers", Map.of(word, true))));
        refused(me.put(check + "/feedback", Map.of("course", word, "care", word)));
        refused(me.post(CHECKS, Map.of("text", text, "language", word)));
        refused(me.post(CHECKS, Map.of("text", text, word, "x")));
        refused(me.post(CHECKS, Map.of("text", text, "subject", Map.of("sex", word))));
        me.post(CHECKS, Map.of("text", text, "answers", Map.of(words.passing("Told.answers"), 1)));
        var about = List.of(words.passing("Told.presentations"));
        me.post(CHECKS, Map.of("text", text, "presentations", about));
        me.with("Idempotency-Key", "k" + word).post(CHECKS, inFrench(text));
    }

    private static void refused(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer::text).isBetween(400, 499);
    }

    private void offline() {
        var shown = Map.of("advice", words.kept("offline outcome", "triage.offline_checks"));
        var recorded =
                me.post(
                        CHECKS + "/offline",
                        Map.of(
                                "told",
                                inFrench("Mal de tête " + words.kept("Told.text", TABLE)),
                                "library",
                                "sha256:" + "0".repeat(64),
                                "engine",
                                "0.0.1",
                                "outcome",
                                shown,
                                "at",
                                Instant.now().toString()));
        assertThat(recorded.status()).as(recorded::text).isEqualTo(201);
    }

    /** Whoever opens it in an emergency says why. */
    private void opened(String check) {
        var why = words.kept("AccessReason", "platform.break_glass_accesses");
        var read = nurse.with("X-Access-Reason", why).get(check);
        assertThat(read.status()).as(read::text).isEqualTo(200);
    }
}
