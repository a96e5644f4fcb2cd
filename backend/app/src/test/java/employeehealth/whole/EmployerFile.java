package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody's whole file, filled through the API by themself and by the physician with {@link
 * EmployerWords}: everything of it that has an address is there, so that no address is asked about
 * nothing.
 */
final class EmployerFile {

    private static final String PROFILE = "/api/v1/profile";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Visitor person;
    private final Visitor physician;
    private final Visitor auditor;
    private final Map<String, String> ids = new HashMap<>();

    private EmployerFile(Topology.Running running, String email) {
        person = running.visitor().signIn(email);
        physician = running.visitor().signIn("physician@lumiere.demo");
        auditor = running.visitor().signIn("auditor@lumiere.demo");
        ids.put("person", idOf(person));
        ids.put("physician", idOf(physician));
    }

    static EmployerFile fill(Topology.Running running, String email) {
        var file = new EmployerFile(running, email);
        file.checks();
        file.profile();
        file.contactAndCard();
        file.documentOfThePhysicians();
        file.visit();
        file.opinions();
        file.questionnaire();
        file.request();
        file.rights();
        file.audited();
        return file;
    }

    /**
     * @param what {@code person}, {@code visit}, and so on
     */
    String id(String what) {
        return Objects.requireNonNull(ids.get(what), what);
    }

    private void checks() {
        var told = Map.of("text", "J'ai une " + EmployerWords.SYMPTOM, "language", "fr");
        keep("assessment", made(person.post("/api/v1/triage/assessments", told)));
    }

    /** Beside whatever they have said before. */
    private void profile() {
        var read = person.get(PROFILE);
        var wanted = (ObjectNode) read.json();
        wanted.putArray("noneKnown");
        wanted.withArray("allergies")
                .addObject()
                .put("text", EmployerWords.ALLERGY)
                .put("reaction", EmployerWords.REACTION)
                .put("note", EmployerWords.ENTRY_NOTE);
        wanted.withArray("conditions").addObject().put("text", EmployerWords.CONDITION);
        wanted.withArray("medications")
                .addObject()
                .put("text", EmployerWords.MEDICATION)
                .put("dose", EmployerWords.DOSE);
        wanted.put("notes", EmployerWords.NOTES);
        wanted.put("changeReason", EmployerWords.CHANGE_REASON);
        var written = person.with("If-Match", read.header("ETag")).put(PROFILE, wanted);
        assertThat(written.status()).as(written::text).isEqualTo(200);
    }

    private void contactAndCard() {
        var contact =
                Map.of(
                        "name",
                        EmployerWords.CONTACT,
                        "relation",
                        "partner",
                        "channels",
                        List.of(Map.of("kind", "phone", "value", EmployerWords.PHONE)));
        keep("contact", made(person.post(PROFILE + "/emergency-contacts", contact)));
        var chosen = new HashMap<String, Object>();
        for (var one : List.of("birthDate", "sex", "bloodGroup", "pregnancy", "contacts")) {
            chosen.put(one, true);
        }
        for (var list : List.of("allergies", "conditions", "medications", "immunizations")) {
            chosen.put(list, Map.of("which", "all"));
        }
        var card = person.with("If-Match", "*").put(PROFILE + "/emergency-card", chosen);
        assertThat(card.status()).as(card::text).isEqualTo(200);
        var link = Map.of("label", "Chamonix", "days", 1);
        keep("link", made(person.post(PROFILE + "/emergency-card/links", link)));
    }

    private void documentOfThePhysicians() {
        var upload = uploaded("A letter that nobody needs\n".getBytes(StandardCharsets.UTF_8));
        keep("upload", upload.substring(upload.lastIndexOf('/') + 1));
        Neighbour.waitUntil(
                "the upload is a document",
                PATIENCE,
                () -> person.get(upload).json().path("state").asString().equals("filed"));
        keep("document", person.get(upload).json().path("document").asString());
        var share =
                Map.of(
                        "professional",
                        id("physician"),
                        "until",
                        Instant.now().plus(30, ChronoUnit.DAYS).toString());
        keep(
                "share",
                made(person.post(PROFILE + "/documents/" + id("document") + "/shares", share)));
    }

    private String uploaded(byte[] bytes) {
        var about =
                "filename %s,category %s,title %s"
                        .formatted(
                                base64(EmployerWords.FILE_NAME + ".txt"),
                                base64("letter"),
                                base64(EmployerWords.TITLE));
        var begun =
                person.send(
                        PROFILE + "/uploads",
                        tus().POST(BodyPublishers.noBody())
                                .setHeader("Upload-Length", Integer.toString(bytes.length))
                                .setHeader("Upload-Metadata", about));
        assertThat(begun.status()).as(begun::text).isEqualTo(201);
        var sent =
                person.send(
                        begun.header("Location"),
                        tus().method("PATCH", BodyPublishers.ofByteArray(bytes))
                                .setHeader("Upload-Offset", "0")
                                .setHeader("Content-Type", "application/offset+octet-stream"));
        assertThat(sent.status()).as(sent::text).isEqualTo(204);
        return begun.header("Location");
    }

    private static HttpRequest.Builder tus() {
        return HttpRequest.newBuilder().setHeader("Tus-Resumable", "1.0.0");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Not shown to the person: their carers' own. */
    private void visit() {
        var note =
                Map.of(
                        "kind",
                        "vip",
                        "on",
                        "2026-01-05",
                        "note",
                        EmployerWords.VISIT,
                        "shown",
                        false);
        keep("visit", made(physician.post(ofThePatient("/visits"), note)));
    }

    private void opinions() {
        keep("draft", opinion("unfit", EmployerWords.DRAFT));
        keep("released", opinion("fit_with_arrangements", EmployerWords.RELEASED));
        var release = ofThePatient("/fitness-opinions/" + id("released") + "/release");
        var released = physician.post(release, Map.of());
        assertThat(released.status()).as(released::text).isEqualTo(200);
    }

    private String opinion(String outcome, String arrangements) {
        return made(
                physician.post(
                        ofThePatient("/fitness-opinions"),
                        Map.of("outcome", outcome, "arrangements", arrangements)));
    }

    private void questionnaire() {
        var address = PROFILE + "/pre-visit-questionnaire";
        var version = person.get(address).json().path("version").asInt();
        var answer = Map.of("linkId", "topics", "words", EmployerWords.QUESTIONNAIRE);
        made(person.post(address, Map.of("version", version, "answers", List.of(answer))));
    }

    private void request() {
        var asked = Map.of("kind", "access", "words", EmployerWords.REQUEST);
        keep("request", made(person.post(PROFILE + "/data-requests", asked)));
    }

    /** An archive that is on its way, and an erasure that is planned and not wanted yet. */
    private void rights() {
        var archive = person.stepUp().post(PROFILE + "/exports", Map.of());
        assertThat(archive.status()).as(archive::text).isEqualTo(202);
        keep("export", archive.json().path("id").asString());
        keep("erasure", made(person.post(PROFILE + "/erasure", Map.of())));
    }

    /** What an auditor reads of all this: that something was done, under pseudonyms. */
    private void audited() {
        var records = auditor.get("/api/v1/admin/audit?entityId=" + id("released")).json();
        keep("record", records.path("items").path(0).path("id").asString());
    }

    private String ofThePatient(String what) {
        return "/api/v1/patients/" + id("person") + what;
    }

    private void keep(String what, String id) {
        ids.put(what, id);
    }

    private static String made(Visitor.Answer answer) {
        assertThat(answer.status()).as(answer::text).isEqualTo(201);
        return answer.json().path("id").asString();
    }

    private static String idOf(Visitor visitor) {
        return visitor.get("/api/v1/auth/me").json().path("id").asString();
    }
}
