package employeehealth.whole;

import static employeehealth.whole.CanaryFile.answered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * Those around somebody who write the words into their file, and what that person says and asks of
 * them: the physician, the nurse who breaks the glass, the data protection officer, the employer.
 */
final class CanaryCare {

    private static final String PROFILE = "/api/v1/profile";
    private static final String REQUESTS = PROFILE + "/data-requests";
    private static final String DESK = "/api/v1/admin/compliance/data-requests";
    private static final String CHOICES = "profile.care_choices";
    private static final String REQUESTED = "profile.data_requests";

    private final Function<String, Visitor> colleagues;
    private final Visitor me;
    private final String file;
    private final CanaryWords words;

    /**
     * @param colleagues by the first part of their address, signed in
     */
    CanaryCare(Function<String, Visitor> colleagues, Visitor me, CanaryWords words) {
        this.colleagues = colleagues;
        this.me = me;
        this.file = "/api/v1/patients/" + id(me);
        this.words = words;
    }

    private static String id(Visitor someone) {
        return answered(200, someone.get("/api/v1/auth/me")).json().path("id").asString();
    }

    void isTakenCareOf() {
        var physician = colleagues.apply("physician");
        isSought(physician);
        enters(physician);
        sees(physician);
        thinks(physician);
    }

    private void isSought(Visitor physician) {
        var name = Map.of("name", words.passing("SearchPatients.Wanted.name"));
        answered(200, physician.post("/api/v1/patients/search", name));
        var number =
                Map.of("employeeNumber", words.passing("SearchPatients.Wanted.employeeNumber"));
        answered(200, physician.post("/api/v1/patients/search", number));
    }

    private void enters(Visitor physician) {
        var table = "profile.health_profiles";
        var read = answered(200, physician.get(file + "/profile"));
        var wanted = (ObjectNode) read.json();
        wanted.withArrayProperty("conditions")
                .addObject()
                .put("text", words.kept("Entry.text", table))
                .put("note", words.kept("Entry.note", table));
        wanted.put("changeReason", words.kept("HealthProfile.changeReason", table));
        answered(
                200,
                physician.with("If-Match", read.header("ETag")).put(file + "/profile", wanted));
    }

    private void sees(Visitor physician) {
        var visit = new LinkedHashMap<String, Object>();
        visit.put("kind", "vip");
        visit.put("on", "2026-01-05");
        visit.put("note", words.kept("VisitNote.note", "profile.visits"));
        visit.put("shown", true);
        answered(201, physician.post(file + "/visits", visit));
    }

    /** Released on purpose: the employer reads it, and it lies sealed all the same. */
    private void thinks(Visitor physician) {
        var arrangements =
                words.kept(
                        "Opinion.arrangements",
                        "profile.fitness_opinions",
                        "profile.released_opinions");
        var opinion = Map.of("outcome", "fit_with_arrangements", "arrangements", arrangements);
        var opinions = file + "/fitness-opinions";
        var given = answered(201, physician.post(opinions, opinion)).json();
        var release = opinions + "/" + given.path("id").asString() + "/release";
        answered(200, physician.post(release, Map.of()));
        assertThat(opinionsForTheEmployer()).contains(arrangements);
    }

    String opinionsForTheEmployer() {
        return answered(200, colleagues.apply("hr").get("/api/v1/employer/opinions")).text();
    }

    void asksForTheirData() {
        var asked = words.kept("DataRequestController.Body.words", REQUESTED);
        var filed = answered(201, me.post(REQUESTS, Map.of("kind", "access", "words", asked)));
        var officer = colleagues.apply("dpo");
        var step =
                Map.of(
                        "act",
                        "ask_identity",
                        "text",
                        words.kept(
                                "RequestDeskController.Next.text", "profile.data_request_steps"));
        var request = DESK + "/" + filed.json().path("id").asString();
        var seen = officer.with("If-Match", filed.header("ETag"));
        answered(200, seen.post(request + "/steps", step));
        isWrittenTo(officer);
    }

    /** By somebody who has no account. */
    private void isWrittenTo(Visitor officer) {
        var letter = new LinkedHashMap<String, Object>();
        letter.put("kind", "access");
        letter.put("channel", "letter");
        letter.put("receivedOn", "2026-01-05");
        letter.put("name", words.kept("RequestDeskController.Body.name", REQUESTED));
        letter.put("address", words.kept("RequestDeskController.Body.address", REQUESTED));
        letter.put("words", words.kept("RequestDeskController.Body.words", REQUESTED));
        answered(201, officer.post(DESK, letter));
        var sought =
                Map.of(
                        "name",
                        words.passing("RequestDeskController.Sought.name"),
                        "employeeNumber",
                        words.passing("RequestDeskController.Sought.employeeNumber"));
        answered(200, officer.post(DESK + "/people", sought));
    }

    /** The last thing: from then on the team reads nothing, unless it breaks the glass. */
    void opposes(Visitor nurse) {
        var team = PROFILE + "/care-team/";
        var one = Map.of("choice", "added", "reason", reason());
        answered(204, me.put(team + id(colleagues.apply("clinician")), one));
        answered(204, me.put(team + "all", Map.of("choice", "opposed", "reason", reason())));
        var why = words.kept("AccessReason", "platform.break_glass_accesses");
        answered(200, nurse.with("X-Access-Reason", why).get(file + "/profile"));
    }

    private String reason() {
        return words.kept("SharingController.Body.reason", CHOICES);
    }
}
