package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who tells the words in every field of their own file. */
final class CanaryFile {

    private static final String PROFILE = "/api/v1/profile";
    private static final String CONTACTS = PROFILE + "/emergency-contacts";
    private static final String CARD = PROFILE + "/emergency-card";
    private static final String LINKS = CARD + "/links";
    private static final String QUESTIONS = PROFILE + "/pre-visit-questionnaire";
    private static final String EXPORTS = PROFILE + "/exports";
    private static final String REMINDERS = PROFILE + "/consents/reminders";
    private static final String VERSIONS = "profile.health_profiles";
    private static final List<String> LISTS =
            List.of("allergies", "conditions", "medications", "immunizations", "measurements");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Visitor me;
    private final CanaryWords words;

    CanaryFile(Visitor me, CanaryWords words) {
        this.me = me;
        this.words = words;
    }

    void tell() {
        fill();
        name();
        choose();
        hand();
        answer();
        consent();
        seek();
        isRefused();
    }

    static Visitor.Answer answered(int status, Visitor.Answer answer) {
        assertThat(answer.status()).as(answer::text).isEqualTo(status);
        return answer;
    }

    private void fill() {
        var read = answered(200, me.get(PROFILE));
        var wanted = (ObjectNode) read.json();
        wanted.putArray("noneKnown");
        wanted.put("birthDate", "1980-02-29");
        wanted.put("notes", words.kept("HealthProfile.notes", VERSIONS));
        wanted.put("changeReason", words.kept("HealthProfile.changeReason", VERSIONS));
        for (var list : LISTS) {
            enter(wanted.withArrayProperty(list).addObject(), list);
        }
        answered(200, me.with("If-Match", read.header("ETag")).put(PROFILE, wanted));
    }

    private void enter(ObjectNode entry, String list) {
        entry.put("text", words.kept("Entry.text", VERSIONS));
        entry.put("note", words.kept("Entry.note", VERSIONS));
        entry.putObject("code")
                .put("system", "urn:" + words.kept("Code.system", VERSIONS))
                .put("code", words.kept("Code.code", VERSIONS))
                .put("display", words.kept("Code.display", VERSIONS));
        switch (list) {
            case "allergies" -> entry.put("reaction", words.kept("Entry.reaction", VERSIONS));
            case "medications" -> entry.put("dose", words.kept("Entry.dose", VERSIONS));
            case "measurements" ->
                    entry.put("unit", words.kept("Entry.unit", VERSIONS)).put("value", 1);
            default -> {
                // Nothing else that takes words.
            }
        }
    }

    /** Against what a clinician has entered, which stays. */
    void object() {
        var read = answered(200, me.get(PROFILE));
        var wanted = (ObjectNode) read.json();
        for (var condition : wanted.path("conditions")) {
            if (condition.at("/provenance/source").asString("").equals("clinician")) {
                ((ObjectNode) condition).put("objection", words.kept("Entry.objection", VERSIONS));
            }
        }
        answered(200, me.with("If-Match", read.header("ETag")).put(PROFILE, wanted));
    }

    /** An address as well, for that a mail is sent. */
    private void name() {
        var contact =
                Map.of(
                        "name",
                        words.kept(
                                "ContactController.Wanted.name",
                                "profile.emergency_contacts",
                                "profile.emergency_cards"),
                        "relation",
                        "partner",
                        "channels",
                        List.of(Map.of("kind", "email", "value", "paul@example.org")));
        answered(201, me.post(CONTACTS, contact));
    }

    private void choose() {
        var chosen = new LinkedHashMap<String, Object>();
        for (var one : List.of("birthDate", "sex", "bloodGroup", "pregnancy", "contacts")) {
            chosen.put(one, true);
        }
        for (var list : LISTS.subList(0, 4)) {
            chosen.put(list, Map.of("which", "all"));
        }
        chosen.put("notes", words.passing("Choice.notes"));
        answered(200, me.post(CARD + "/preview", chosen));
        chosen.put("notes", words.kept("Choice.notes", "profile.emergency_cards"));
        answered(200, me.with("If-Match", "*").put(CARD, chosen));
        answered(200, me.get(CARD + "/pdf"));
        answered(200, me.get(CARD + "/ips"));
    }

    /** Whoever is handed the link opens the card, and says who they are. */
    private void hand() {
        var passcode = words.passing("HealthLinkController.Wanted.passcode");
        var label = words.kept("HealthLinkController.Wanted.label", "profile.health_links");
        var made =
                answered(
                        201,
                        me.post(LINKS, Map.of("label", label, "days", 1, "passcode", passcode)));
        var payload =
                Base64.getUrlDecoder().decode(made.json().path("shlink").asString().substring(8));
        var url = new JsonMapper().readTree(payload).path("url").asString();
        var recipient =
                words.kept("SharedController.Asked.recipient", "profile.health_link_accesses");
        answered(
                200,
                me.post(
                        URI.create(url).getPath(),
                        Map.of("recipient", recipient, "passcode", passcode)));
    }

    private void answer() {
        var told = words.kept("GivenAnswer.words", "profile.pre_visit_questionnaires");
        var answers =
                Map.of(
                        "version",
                        me.get(QUESTIONS).json().path("version").asInt(),
                        "answers",
                        List.of(Map.of("linkId", "topics", "words", told)));
        answered(201, me.post(QUESTIONS, answers));
    }

    /** It takes no words, but it is news. */
    private void consent() {
        var text = answered(200, me.get(REMINDERS)).json().at("/text/version").asInt();
        answered(200, me.put(REMINDERS, Map.of("granted", true, "textVersion", text)));
    }

    private void seek() {
        var sought = words.passing("TermsController.Wanted.text");
        var wanted = Map.of("list", "allergies", "text", sought);
        answered(200, me.post(PROFILE + "/terms/search", wanted));
    }

    /** Refusals must not leave them anywhere either. */
    private void isRefused() {
        var word = words.passing("Entry.text");
        var tag = me.get(PROFILE).header("ETag");
        var entry = Map.of("text", word, "since", word);
        var seen = me.with("If-Match", tag);
        refused(seen.put(PROFILE, Map.of("allergies", List.of(entry))));
        refused(seen.put(PROFILE, Map.of(word, "x")));
        refused(seen.put(PROFILE, Map.of("birthDate", word)));
        refused(me.post(CONTACTS, Map.of("name", word, "relation", word)));
        refused(me.put(CARD, Map.of("notes", word)));
        refused(me.put(REMINDERS, Map.of("granted", true, "textVersion", word)));
        var answer = Map.of("linkId", word, "words", word);
        refused(me.post(QUESTIONS, Map.of("version", 1, "answers", List.of(answer))));
    }

    private static void refused(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer::text).isBetween(400, 499);
    }

    /** An archive of everything, sealed as one more document. */
    void takeAlong() {
        var asked = answered(202, me.stepUp().post(EXPORTS, Map.of())).json();
        var export = EXPORTS + "/" + asked.path("id").asString();
        Neighbour.waitUntil(
                "the archive is made",
                PATIENCE,
                () -> status(me.get(export).json()).equals("ready"));
    }

    private static String status(JsonNode export) {
        return Objects.requireNonNull(export).path("status").asString();
    }
}
