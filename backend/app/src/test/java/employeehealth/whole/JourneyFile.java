package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The part of a journey that is about a person's own file: they say what is known of their health,
 * what of it a responder sees and whom to call, a physician looks, and they see who looked.
 */
final class JourneyFile {

    private static final String PROFILE = "/api/v1/profile";
    private static final String CARD = PROFILE + "/emergency-card";
    private static final String CONTACTS = PROFILE + "/emergency-contacts";
    private static final String TEAM = PROFILE + "/care-team/all";
    private static final String PATIENTS = "/api/v1/patients/";
    private static final String PERSON = "e0002@lumiere.demo";
    private static final String BORN = "1984-02-29";
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("#(c1\\.[0-9a-f.-]+)");

    private final Visitor anyone;
    private final Visitor person;
    private final Consumer<Visitor.Answer> note;
    private final String address = "contact-" + System.nanoTime() + "@example.org";

    JourneyFile(Visitor anyone, Consumer<Visitor.Answer> note) {
        this.anyone = anyone;
        this.person = anyone.signIn(PERSON);
        this.note = note;
    }

    void run() {
        say();
        choose();
        var contact = name();
        beLookedAt();
        note(200, person.get(PROFILE + "/accesses?limit=1"));
        remove(contact);
    }

    private void say() {
        forget();
        var seen = person.with("If-Match", person.get(PROFILE).header("ETag"));
        note(428, person.put(PROFILE, health()));
        note(400, seen.put(PROFILE, Map.of("birthDate", "2184-02-29")));
        note(200, seen.put(PROFILE, health()));
        note(412, seen.put(PROFILE, health()));
        note(200, person.get(PROFILE));
        note(200, person.with("Accept-Language", "fr").get(PROFILE + "/history?limit=1"));
    }

    /** What another journey, or the demo, has said: from here on all of them are the same. */
    private void forget() {
        var seen = person.with("If-Match", person.get(PROFILE).header("ETag"));
        var forgotten = seen.put(PROFILE, Map.of("notes", address));
        assertThat(forgotten.status()).as(forgotten::text).isEqualTo(200);
    }

    private static Map<String, Object> health() {
        var apixaban =
                Map.of(
                        "system",
                        "https://employee-health.example/terms/medications",
                        "code",
                        "apixaban");
        return Map.of(
                "birthDate",
                BORN,
                "bloodGroup",
                "O-",
                "allergies",
                List.of(Map.of("text", "Noix", "criticality", "high")),
                "medications",
                List.of(Map.of("code", apixaban)),
                "noneKnown",
                List.of("conditions"));
    }

    /** For whom it matters that there is a choice already, whatever the tests before have done. */
    static void haveChosen(Visitor anyone) {
        var person = anyone.signIn(PERSON);
        var tag = person.get(CARD).header("ETag");
        var chosen = person.with("If-Match", tag).put(CARD, choice());
        assertThat(chosen.status()).as(chosen::text).isEqualTo(200);
    }

    private static Map<String, Object> choice() {
        var choice = new HashMap<String, Object>();
        for (var field : List.of("birthDate", "sex", "bloodGroup", "pregnancy", "contacts")) {
            choice.put(field, !field.equals("pregnancy"));
        }
        for (var list : List.of("allergies", "conditions", "medications", "immunizations")) {
            choice.put(list, Map.of("which", list.equals("immunizations") ? "none" : "all"));
        }
        return choice;
    }

    private void choose() {
        var choice = choice();
        note(428, person.put(CARD, choice));
        note(200, person.with("If-Match", person.get(CARD).header("ETag")).put(CARD, choice));
    }

    /** Somebody outside, who is asked by mail, in another process, and agrees. */
    private String name() {
        var once = person.with("Idempotency-Key", address);
        var made = once.post(CONTACTS, contact());
        note(201, made);
        note(201, once.post(CONTACTS, contact()));
        Neighbour.waitUntil("the contact is asked", A_MINUTE, () -> link().isPresent());
        var link = link().orElseThrow();
        var agreed = Map.of("token", link, "agreed", true);
        note(200, anyone.post(PROFILE + "/contact-requests/read", Map.of("token", link)));
        note(204, anyone.post(PROFILE + "/contact-requests/answer", agreed));
        note(200, person.get(CONTACTS));
        note(200, person.get(CARD));
        return CONTACTS + "/" + made.json().path("id").asString();
    }

    private Map<String, Object> contact() {
        return Map.of(
                "name",
                "Paul",
                "relation",
                "partner",
                "channels",
                List.of(
                        Map.of("kind", "phone", "value", "+33 6 12 34 56 78"),
                        Map.of("kind", "email", "value", address)));
    }

    private Optional<String> link() {
        return anyone.get("/api/v1/demo/outbox")
                .json()
                .path("items")
                .valueStream()
                .filter(mail -> mail.path("to").asString().equals(address))
                .map(mail -> LINK.matcher(mail.path("text").asString()))
                .flatMap(match -> match.results().map(found -> found.group(1)))
                .findFirst();
    }

    private void beLookedAt() {
        var physician = anyone.signIn("physician@lumiere.demo");
        var found = physician.post(PATIENTS + "search", Map.of("birthDate", BORN));
        note(200, found);
        var file = PATIENTS + found.json().at("/items/0/id").asString();
        note(200, physician.get(file));
        for (var account : List.of("karim@lumiere.demo", "hr@lumiere.demo")) {
            note(403, anyone.signIn(account).get(file + "/profile"));
        }
        note(404, anyone.signIn("physician@verrerie.demo").get(file + "/profile"));
        note(204, person.put(TEAM, Map.of("choice", "opposed")));
        note(404, physician.get(file));
        note(204, person.put(TEAM, Map.of("choice", "default")));
        note(200, physician.get(file + "/profile"));
    }

    /** So that the next journey finds what this one found. */
    private void remove(String contact) {
        var tag = person.get(contact).header("ETag");
        note(204, person.with("If-Match", tag).delete(contact));
    }

    private void note(int status, Visitor.Answer answer) {
        assertThat(answer.status()).as(answer::text).isEqualTo(status);
        note.accept(answer);
    }
}
