package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.whole.EmployerAddresses.Address;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whoever has no business with a file learns nothing by asking: at every address of files, to every
 * verb, what is there is answered as what was made up, and nothing of it changes. Two such answers
 * take as long, says {@code bench/file-timing}.
 */
class ThereOrNotTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OWNER = "e0011@lumiere.demo";

    private static final String CLINICIAN = "clinician@lumiere.demo";
    private static final String COLLEAGUE = "karim@lumiere.demo";
    private static final String PHYSICIAN_ELSEWHERE = "physician@verrerie.demo";

    /** The employer's side, whom nothing binds, and another company. */
    private static final List<String> STRANGERS =
            List.of(
                    "hr@lumiere.demo",
                    "admin@lumiere.demo",
                    "dpo@lumiere.demo",
                    "auditor@lumiere.demo",
                    CLINICIAN,
                    COLLEAGUE,
                    PHYSICIAN_ELSEWHERE,
                    "employee@verrerie.demo",
                    "admin@verrerie.demo");

    private static final List<String> FILES =
            List.of("/api/v1/patients/", "/api/v1/profile", "/api/v1/triage/assessments");

    private static final List<String> VERBS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private static final Map<String, Object> NOTE =
            Map.of("kind", "vip", "on", "2026-01-05", "note", "Vue", "shown", false);

    /** With nothing, or with what could not be, everybody would be told so of everything. */
    private static final Map<String, Object> BODIES =
            Map.ofEntries(
                    Map.entry("/visits", NOTE),
                    Map.entry("/visits/{visit}", NOTE),
                    Map.entry("/fitness-opinions", Map.of("outcome", "fit")),
                    Map.entry("/documents/{id}", Map.of("title", "Autre", "category", "other")),
                    Map.entry(
                            "/emergency-contacts/{id}",
                            Map.of(
                                    "name",
                                    "Autre",
                                    "relation",
                                    "friend",
                                    "channels",
                                    List.of(Map.of("kind", "phone", "value", "+33639980143")))),
                    Map.entry("/answers", Map.of("answers", Map.of("fever", true))),
                    Map.entry("/feedback", Map.of("care", "nobody", "course", "better")),
                    Map.entry("/check-back", Map.of("hours", 24)));

    /** Changes by being read, or by itself. */
    private static final Pattern GOES_ON = Pattern.compile("/accesses$|/pdf$|/exports");

    private static Topology.Running running;
    private static JsonNode paths;
    private static EmployerFile file;
    private static EmployerAddresses there;
    private static final Map<String, Visitor> strangers = new HashMap<>();

    @BeforeAll
    static void somebodyHasAFile() {
        running = Topology.ONE_PROCESS.running();
        file = EmployerFile.fill(running, OWNER);
        there = new EmployerAddresses(file::id);
        paths = running.visitor().get("/api/v1/openapi.json").json().path("paths");
        for (var account : STRANGERS) {
            // Nobody can say that they had not proven who they are, or not seen what they change.
            strangers.put(
                    account,
                    visitor(account)
                            .stepUp()
                            .with("If-Match", "*")
                            .with("Tus-Resumable", "1.0.0")
                            .with("Upload-Offset", "0"));
        }
    }

    private static Visitor visitor(String account) {
        return running.visitor().signIn(account);
    }

    /** All that an answer tells, but for its own number in the log. */
    private record Told(int status, Set<String> headers, String body) {

        static Told by(Visitor.Answer answer) {
            var headers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
            headers.addAll(answer.headers().map().keySet());
            return new Told(
                    answer.status(),
                    headers,
                    answer.text().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", ""));
        }

        boolean isTagged() {
            return headers.contains("ETag");
        }
    }

    private static Told ask(Visitor visitor, String verb, Address address) {
        var request = HttpRequest.newBuilder();
        if (verb.equals("GET") || verb.equals("HEAD")) {
            request.method(verb, BodyPublishers.noBody());
        } else {
            request.method(verb, BodyPublishers.ofString(body(address.template())))
                    .setHeader(
                            "Content-Type",
                            verb.equals("PATCH")
                                    ? "application/offset+octet-stream"
                                    : "application/json");
        }
        return Told.by(visitor.send(address.path(), request));
    }

    private static String body(String template) {
        if (template.endsWith("/shares")) {
            var until = Instant.now().plus(Duration.ofDays(30)).toString();
            return JSON.writeValueAsString(
                    Map.of("professional", file.id("physician"), "until", until));
        }
        return JSON.writeValueAsString(
                BODIES.entrySet().stream()
                        .filter(body -> template.endsWith(body.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(Map.of()));
    }

    private static Stream<String> templates() {
        return paths.propertyNames().stream()
                .filter(template -> FILES.stream().anyMatch(template::startsWith));
    }

    private static boolean has(String template, String verb) {
        return paths.path(template).has(verb.toLowerCase(Locale.ROOT));
    }

    @Test
    void everyAddressAnswersAlike() {
        var nobodys = new EmployerAddresses(what -> UUID.randomUUID().toString());
        var before = read();
        var apart = new TreeSet<String>();
        var known = new TreeSet<String>();
        var missed = new TreeSet<String>();
        templates()
                .filter(template -> !there.address(template).equals(nobodys.address(template)))
                .forEach(template -> {
                    for (var verb : VERBS) {
                        var told = asked(verb, there.address(template));
                        var made = asked(verb, nobodys.address(template));
                        var operation = verb + " " + template;
                        if (!told.equals(made) || told.values().stream().anyMatch(Told::isTagged)) {
                            apart.add(operation + ": " + told + " " + made);
                        }
                        if (has(template, verb)) {
                            known.add(operation);
                            if (told.values().stream().noneMatch(one -> one.status == 404)) {
                                missed.add(operation + ": " + told);
                            }
                        }
                    }
                });
        assertThat(apart).isEmpty();
        assertThat(known).hasSizeGreaterThan(50);
        assertThat(missed).as("nobody who may do such a thing was told that it is not").isEmpty();
        assertThat(read()).as("nothing has changed").isEqualTo(before);
    }

    private static Map<String, Told> asked(String verb, Address address) {
        var told = new TreeMap<String, Told>();
        strangers.forEach((account, visitor) -> told.put(account, ask(visitor, verb, address)));
        return told;
    }

    /** The whole file as its owner and the physician read it. */
    private static Map<String, String> read() {
        var read = new TreeMap<String, String>();
        for (var account : List.of(OWNER, "physician@lumiere.demo")) {
            var reader = visitor(account);
            templates()
                    .filter(template -> has(template, "GET") && !GOES_ON.matcher(template).find())
                    .forEach(template -> {
                        var answer = reader.get(there.address(template).path());
                        if (answer.status() == 200) {
                            read.put(
                                    account + " " + template,
                                    answer.header("ETag") + answer.text());
                        }
                    });
        }
        return read;
    }

    @Test
    void aSearchFindsSomebodyAsItFindsNobody() {
        var me = visitor(OWNER).get("/api/v1/auth/me").json();
        var name = Map.of("name", me.path("displayName").asString());
        var made = Map.of("name", "Zzyx Qwertz");
        var search = "/api/v1/patients/search";
        var found = visitor("physician@lumiere.demo").post(search, name).json().path("items");
        assertThat(found.findValuesAsString("id")).contains(file.id("person"));
        strangers.forEach((account, visitor) ->
                assertThat(Told.by(visitor.post(search, name)))
                        .as(account)
                        .isEqualTo(Told.by(visitor.post(search, made))));
    }

    /** What is told on the employer's side, says {@link EmployerSeesNothingTest}. */
    @Test
    void noListHoldsAnything() {
        var leaks = new TreeSet<String>();
        for (var account : List.of(CLINICIAN, COLLEAGUE, PHYSICIAN_ELSEWHERE)) {
            var visitor = Objects.requireNonNull(strangers.get(account));
            for (var template : paths.propertyNames()) {
                if (has(template, "GET")) {
                    var text = visitor.get(there.address(template).path()).text();
                    EmployerWords.ALL.stream()
                            .filter(text::contains)
                            .forEach(word -> leaks.add(account + " " + template + " " + word));
                }
            }
        }
        assertThat(leaks).isEmpty();
    }
}
