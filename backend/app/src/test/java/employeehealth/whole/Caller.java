package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who signed in while all was well, and tries everything. What takes its time (a mail, a
 * record on its way to the SIEM) is asked for by {@link #leaveTrace} and looked for afterwards.
 */
final class Caller {

    /** In the order of the page. */
    static final Map<String, Function<Caller, Visitor.Answer>> TRIES = tries();

    static final Map<String, Function<Caller, Visitor.Answer>> HEALTH = health();

    private static final String CHECKS = "/api/v1/triage/assessments";
    private static final String PROFILE = "/api/v1/profile";
    private static final String DOCUMENTS = "/api/v1/triage/desk/documents";

    private final Path data;
    private final Outside outside;
    private final String address;
    private final Visitor anyone;
    private final Visitor person;
    private final Visitor operations;
    private final String check;
    private final String question;
    private final String document;
    private final List<String> brought = new ArrayList<>();
    private @Nullable Visitor newcomer;
    private String cookie;
    private String trace = "";
    private int changes;

    /**
     * @param number of the account: one for each time that something is missing, so that their
     *     mails can be told apart
     */
    Caller(PlatformProcess platform, Path data, Outside outside, int number) {
        this.data = data;
        this.outside = outside;
        this.address = "e%04d@lumiere.demo".formatted(number);
        this.anyone = new Visitor(platform.address());
        this.operations = new Visitor(URI.create("http://127.0.0.1:" + platform.opsPort));
        var signedIn = anyone.logIn(address, Visitor.PASSWORD);
        this.cookie = cookie(signedIn);
        this.person = anyone.with("Authorization", bearer(signedIn));
        var recorded = firstAnswered(person, words("Mal de gorge depuis hier")).json();
        this.check = recorded.path("id").asString();
        this.question = recorded.at("/nextQuestions/0/id").asString();
        this.document = keep().json().path("id").asString();
    }

    private static Map<String, Function<Caller, Visitor.Answer>> tries() {
        var tries = new LinkedHashMap<String, Function<Caller, Visitor.Answer>>();
        tries.put("open the pages", caller -> caller.anyone.get("/fr/"));
        tries.put("emergency numbers", caller -> caller.anyone.get("/fr/emergency/"));
        tries.put("sign in", Caller::signIn);
        tries.put("stay signed in", Caller::refresh);
        tries.put("the home page's data", caller -> caller.person.get("/api/v1/home"));
        tries.put("read one's checks", caller -> caller.person.get(CHECKS + "/" + caller.check));
        tries.put("be told to call for help", Caller::callForHelp);
        tries.put("record a check", caller -> caller.person.post(CHECKS, words("Mal de gorge")));
        tries.put("answer questions", Caller::answer);
        tries.put("record one's very first check", Caller::firstCheck);
        tries.put("read one's health profile", caller -> caller.person.get(PROFILE));
        tries.put("change one's health profile", Caller::changeProfile);
        tries.put("bring a document", Caller::keep);
        tries.put("open a document", caller -> caller.open(caller.document));
        tries.put("open a document just brought", Caller::keepAndOpen);
        return tries;
    }

    private static Map<String, Function<Caller, Visitor.Answer>> health() {
        var health = new LinkedHashMap<String, Function<Caller, Visitor.Answer>>();
        for (var path : new String[] {"/health/ready", "/health/emergency", "/health"}) {
            health.put("`" + path + "`", caller -> caller.operations.get(path));
        }
        return health;
    }

    /** What makes a key may need a moment more than what uses one, once keys are back. */
    private static Visitor.Answer firstAnswered(Visitor person, Map<String, String> words) {
        var answers = new ArrayList<Visitor.Answer>();
        Neighbour.waitUntil(
                "a first check is recorded",
                Duration.ofSeconds(60),
                () -> {
                    answers.add(person.post(CHECKS, words));
                    return answers.getLast().status() == 201;
                });
        return answers.getLast();
    }

    /** By somebody for whom nothing was ever sealed, and who has no key yet. */
    private Visitor.Answer firstCheck() {
        if (newcomer == null) {
            newcomer = anyone.signIn(nobodyYet());
        }
        return newcomer.post(CHECKS, words("Mal de gorge"));
    }

    private String nobodyYet() {
        var query =
                """
                select email from auth.people p
                 where email like ?
                   and not exists (select from auth.sessions where person_id = p.id)
                   and not exists (select from platform.keyed_people where person_id = p.id)
                 order by email
                """;
        try {
            return Connections.of(data).column(String.class, query, "e%@verrerie.demo").getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> words(String words) {
        return Map.of("text", words, "language", "fr");
    }

    private static String bearer(Visitor.Answer signedIn) {
        return "Bearer " + signedIn.json().path("accessToken").asString();
    }

    private static String cookie(Visitor.Answer answer) {
        return answer.header("Set-Cookie").replaceFirst(";.*", "");
    }

    private Visitor.Answer signIn() {
        return anyone.logIn(address, Visitor.PASSWORD);
    }

    private Visitor.Answer refresh() {
        var answer =
                anyone.with("Cookie", cookie)
                        .with("Sec-Fetch-Site", "same-origin")
                        .post("/api/v1/auth/refresh", new byte[0]);
        if (answer.status() == 200) {
            cookie = cookie(answer);
        }
        return answer;
    }

    private Visitor.Answer answer() {
        return person.post(
                CHECKS + "/" + check + "/answers", Map.of("answers", Map.of(question, "unknown")));
    }

    private Visitor.Answer callForHelp() {
        var answer = person.post(CHECKS, words("J'ai une douleur qui m'écrase la poitrine"));
        if (answer.status() == 201) {
            assertThat(answer.json().at("/recommendation/level").asString()).isEqualTo("emergency");
        }
        return answer;
    }

    private Visitor.Answer changeProfile() {
        var read = person.get(PROFILE);
        if (read.status() != 200) {
            return read;
        }
        var changed = (ObjectNode) read.json();
        changed.put("notes", "The " + ++changes + ". change");
        return person.with("If-Match", read.header("ETag")).put(PROFILE, changed);
    }

    private Visitor.Answer keepAndOpen() {
        var kept = keep();
        if (kept.status() != 200) {
            return kept;
        }
        brought.add(kept.json().path("id").asString());
        return open(brought.getLast());
    }

    private Visitor.Answer open(String id) {
        return person.get(DOCUMENTS + "/" + id);
    }

    private Visitor.Answer keep() {
        return person.post(DOCUMENTS, "Certificat".getBytes(StandardCharsets.UTF_8));
    }

    /** Parts of the home page that are missing in an answer which otherwise is one. */
    static String missingTiles(Visitor.Answer answer) {
        if (!answer.header("Content-Type").startsWith("application/json")) {
            return "";
        }
        var missing =
                Stream.of("me", "checks")
                        .filter(tile -> answer.json().path(tile).path("available").isBoolean())
                        .filter(tile -> !answer.json().path(tile).path("available").asBoolean())
                        .toList();
        return missing.isEmpty() ? "" : "without " + String.join(", ", missing);
    }

    /**
     * A check, of which a record will be sealed and exported; and a sign-in that is told by mail.
     */
    void leaveTrace() {
        trace = person.post(CHECKS, words("Mal de dos")).json().path("id").asString();
        assertThat(trace).as("a check can always be recorded").isNotEmpty();
        var browser = anyone.with("User-Agent", "a browser of " + UUID.randomUUID());
        assertThat(browser.logIn(address, Visitor.PASSWORD).status()).isEqualTo(200);
    }

    /** What has come of it by now. */
    Map<String, Boolean> arrived() {
        var arrived = new LinkedHashMap<String, Boolean>();
        arrived.put("a mail leaves", outside.mail().to(address) > 0);
        arrived.put("a change is on record with it", records("") == 1);
        arrived.put(
                "the record is signed", records("join platform.audit_leaves on record = id") == 1);
        arrived.put("the record is in the SIEM", exported() > 0);
        return arrived;
    }

    private long records(String join) {
        try {
            return Connections.of(data)
                    .column(
                            Long.class,
                            "select count(*) from platform.audit_log "
                                    + join
                                    + " where entity_id = ? and action ="
                                    + " 'triage.assessment.recorded'",
                            trace)
                    .getFirst();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long exported() {
        return outside.siem().received().stream().filter(line -> line.contains(trace)).count();
    }

    void awaitCaughtUp(String without, Duration within) {
        Neighbour.waitUntil(
                "what was delayed without " + without + " arrives: " + arrived(),
                within,
                () -> arrived().values().stream().allMatch(so -> so));
        assertThat(outside.mail().to(address)).as("mails after %s", without).isEqualTo(1);
        assertThat(exported()).as("records after %s", without).isEqualTo(1);
        Neighbour.waitUntil(
                "what was brought without " + without + " can be opened",
                within,
                () -> brought.stream().allMatch(id -> open(id).status() == 200));
    }
}
