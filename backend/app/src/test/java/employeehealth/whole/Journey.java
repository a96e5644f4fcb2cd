package employeehealth.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What people do here in a row, refusals included, and all that they are answered, without what
 * differs by nature: ids, times, traces, tokens.
 */
final class Journey {

    private static final String CHECKS = "/api/v1/triage/assessments";

    private final Visitor anyone;
    private final List<String> answers = new ArrayList<>();
    private final List<String> requests = new ArrayList<>();

    private Journey(Visitor anyone) {
        this.anyone = anyone.telling(this::remember);
    }

    static Journey of(Visitor anyone) {
        var journey = new Journey(anyone);
        journey.run();
        return journey;
    }

    List<String> answers() {
        return answers;
    }

    /**
     * The ids of all requests that were done, in their order; those that were tried again count
     * once.
     */
    List<String> requests() {
        return requests;
    }

    private void remember(Visitor.Answer answer) {
        if (answer.status() != 503) {
            requests.add(answer.header("X-Request-Id"));
        }
    }

    private void run() {
        note(anyone.get("/api/v1/mode"));
        note(anyone.logIn("claire@lumiere.demo", "not her password"));
        note(anyone.get(CHECKS));
        var claire = anyone.signIn("claire@lumiere.demo");
        note(claire.get("/api/v1/auth/me"));
        answers.add(lasting(claire.get("/api/v1/home").json().path("me")));
        var id = check(claire);
        note(claire.get("/api/v1/triage/questions?language=fr"));
        note(claire.get("/api/v1/triage/presentations?language=en"));
        note(claire.get("/api/v1/triage/protocols"));
        refusals(claire, id);
        new JourneyFile(anyone, this::note).run();
        others(id);
        stay();
    }

    private String check(Visitor claire) {
        var first = claire.post(CHECKS, told("J'ai mal à la tête depuis trois jours"));
        note(first);
        var id = first.json().path("id").asString();
        for (var asked : first.json().path("nextQuestions")) {
            var reply = Map.of("answers", Map.of(asked.path("id").asString(), "unknown"));
            note(claire.post(CHECKS + "/" + id + "/answers", reply));
        }
        note(claire.get(CHECKS + "/" + id));
        note(claire.get(CHECKS + "/" + id + "/replay"));
        note(claire.get(CHECKS + "?limit=1"));
        note(claire.post(CHECKS, told("J'ai une douleur qui m'écrase la poitrine")));
        return id;
    }

    private void refusals(Visitor claire, String id) {
        note(claire.get(CHECKS + "/nonsense"));
        note(claire.with("Accept-Language", "fr").post(CHECKS, Map.of("tex", "x")));
        note(claire.post(CHECKS + "/" + id + "/answers", Map.of("answers", Map.of())));
        note(claire.get("/api/v1/admin/audit"));
        note(claire.get("/api/v1/nowhere"));
    }

    /** The employer's side, a colleague, another company, and whoever has to break the glass. */
    private void others(String id) {
        for (var account :
                List.of("hr@lumiere.demo", "karim@lumiere.demo", "employee@verrerie.demo")) {
            note(anyone.signIn(account).get(CHECKS + "/" + id));
        }
        note(anyone.signIn("hr@lumiere.demo").post(CHECKS, told("x")));
        var nurse = anyone.signIn("nurse@lumiere.demo");
        note(nurse.get(CHECKS + "/" + id));
        var withReason = nurse.with("X-Access-Reason", "Inconsciente%20dans%20un%20atelier");
        note(withReason.get(CHECKS + "/" + id));
        note(withReason.stepUp().get(CHECKS + "/" + id));
        note(anyone.signIn("auditor@lumiere.demo").get(CHECKS + "/" + id));
    }

    private void stay() {
        var signedIn = anyone.logIn("karim@lumiere.demo", Visitor.PASSWORD);
        var cookie = signedIn.header("Set-Cookie").replaceFirst(";.*", "");
        var page = anyone.with("Cookie", cookie).with("Sec-Fetch-Site", "same-origin");
        answers.add("refreshed: " + page.post("/api/v1/auth/refresh", new byte[0]).status());
        answers.add("signed out: " + page.post("/api/v1/auth/logout", new byte[0]).status());
        answers.add("refreshed: " + page.post("/api/v1/auth/refresh", new byte[0]).status());
    }

    private static Map<String, Object> told(String words) {
        return Map.of("text", words, "language", "fr");
    }

    private void note(Visitor.Answer answer) {
        var said = answer.body().length == 0 ? "" : lasting(answer.json());
        answers.add(answer.status() + " " + said);
    }

    private static String lasting(JsonNode json) {
        return json.toString()
                .replaceAll("\"(id|at|traceId|next|\\w+At)\":\"[0-9a-fTZ:.+-]{15,40}\"", "\"$1\":…")
                // how often a file was changed is a matter of the tests before
                .replaceAll("\"version\":\\d+,\"source\"", "\"version\":…,\"source\"")
                .replaceAll("\"next\":\\d+", "\"next\":…")
                // how often the policy was changed, and back, is a matter of the tests before, too
                .replaceAll("\"policy\":\\{\"version\":\\d+", "\"policy\":{\"version\":…")
                .replaceAll("contact-\\d+@", "contact@")
                // whether there are older checks is a matter of the tests before
                .replaceAll("\"next\":null", "\"next\":…");
    }
}
