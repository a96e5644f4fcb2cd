package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.neighbour.Neighbour;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody who looks after their own file: health profile, an emergency contact, the card, and
 * documents. What they read has to be what they wrote last, at every turn.
 */
final class FileOwner {

    private static final String PROFILE = "/api/v1/profile";
    private static final String CONTACTS = "/api/v1/profile/emergency-contacts";
    private static final String CARD = "/api/v1/profile/emergency-card";
    private static final String UPLOADS = "/api/v1/profile/uploads";
    private static final String DOCUMENTS = "/api/v1/profile/documents/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, String> documents = new LinkedHashMap<>();
    private final String id;
    private Visitor me;
    private int turns;
    private @Nullable JsonNode profile;
    private @Nullable JsonNode contact;

    FileOwner(Visitor signedIn) {
        me = signedIn;
        id = signedIn.get("/api/v1/auth/me").json().path("id").asString();
    }

    String id() {
        return id;
    }

    /** How often they have written. */
    int turns() {
        return turns;
    }

    void comesBackAs(Visitor signedIn) {
        me = signedIn;
    }

    /** Has a contact and a card, and has written everything once. */
    void begin() {
        var made = me.post(CONTACTS, contact("Paul 0"));
        assertThat(made.status()).as(made::text).isEqualTo(201);
        contact = made.json();
        var all = Map.of("which", "all");
        var chosen = new LinkedHashMap<String, Object>();
        for (var one : List.of("birthDate", "sex", "bloodGroup", "pregnancy", "contacts")) {
            chosen.put(one, true);
        }
        for (var list : List.of("allergies", "conditions", "medications", "immunizations")) {
            chosen.put(list, all);
        }
        var card = me.with("If-Match", "*").put(CARD, chosen);
        assertThat(card.status()).as(card::text).isEqualTo(200);
        live();
    }

    private static Map<String, Object> contact(String name) {
        return Map.of(
                "name",
                name,
                "relation",
                "partner",
                "channels",
                List.of(Map.of("kind", "phone", "value", "+33612345678")));
    }

    /** One turn: everything is read and written once. */
    void live() {
        turns++;
        var read = me.get(PROFILE);
        assertThat(read.status()).as(read::text).isEqualTo(200);
        var wanted = (ObjectNode) read.json();
        wanted.put("notes", "turn " + turns);
        wanted.putArray("noneKnown");
        wanted.putArray("allergies").addObject().put("text", "Allergen " + turns);
        var written = me.with("If-Match", read.header("ETag")).put(PROFILE, wanted);
        assertThat(written.status()).as(written::text).isEqualTo(200);
        profile = written.json();

        var known = Objects.requireNonNull(contact);
        var address = CONTACTS + "/" + known.path("id").asString();
        var tag = me.get(address).header("ETag");
        var revised = me.with("If-Match", tag).put(address, contact("Paul " + turns));
        assertThat(revised.status()).as(revised::text).isEqualTo(200);
        contact = revised.json();

        if (turns % 2 == 1) {
            addDocument("A letter to number " + id + ", the " + turns + ". of them\n");
        }
        readsItBack();
    }

    private void addDocument(String content) {
        var bytes = content.repeat(40).getBytes(StandardCharsets.UTF_8);
        // In base64: letter.txt, letter.
        var begun =
                me.send(
                        UPLOADS,
                        tus().POST(BodyPublishers.noBody())
                                .setHeader("Upload-Length", Integer.toString(bytes.length))
                                .setHeader(
                                        "Upload-Metadata",
                                        "filename bGV0dGVyLnR4dA==,category bGV0dGVy"));
        assertThat(begun.status()).as(begun::text).isEqualTo(201);
        var upload = begun.header("Location");
        var sent =
                me.send(
                        upload,
                        tus().method("PATCH", BodyPublishers.ofByteArray(bytes))
                                .setHeader("Upload-Offset", "0")
                                .setHeader("Content-Type", "application/offset+octet-stream"));
        assertThat(sent.status()).as(sent::text).isEqualTo(204);
        Neighbour.waitUntil(
                "the upload is a document",
                PATIENCE,
                () -> {
                    var now = me.get(upload);
                    assertThat(now.status()).as(now::text).isEqualTo(200);
                    return now.json().path("state").asString().equals("filed");
                });
        documents.put(
                me.get(upload).json().path("document").asString(),
                new String(bytes, StandardCharsets.UTF_8));
    }

    private static HttpRequest.Builder tus() {
        return HttpRequest.newBuilder().setHeader("Tus-Resumable", "1.0.0");
    }

    private void readsItBack() {
        assertThat(me.get(PROFILE).json()).isEqualTo(profile);
        var card = me.get(CARD);
        assertThat(card.status()).as(card::text).isEqualTo(200);
        assertThat(card.text()).contains("Allergen " + turns, "Paul " + turns);
        documents.entrySet().stream().skip(documents.size() - 1L).forEach(this::fetch);
    }

    /** All of it, the documents of all turns as well. */
    void readsItAllBack() {
        readsItBack();
        var known = Objects.requireNonNull(contact);
        assertThat(me.get(CONTACTS + "/" + known.path("id").asString()).json()).isEqualTo(known);
        documents.entrySet().forEach(this::fetch);
    }

    private void fetch(Map.Entry<String, String> document) {
        var link = me.post(DOCUMENTS + document.getKey() + "/links", Map.of());
        assertThat(link.status()).as(link::text).isEqualTo(201);
        var content = me.get(URI.create(link.json().path("url").asString()).getPath());
        assertThat(content.status()).as(content::text).isEqualTo(200);
        assertThat(content.text()).isEqualTo(document.getValue());
    }

    /** Nothing of their file is shown any more, once what is in memory has been forgotten. */
    void isRefused(String by) {
        Neighbour.waitUntil(by, PATIENCE, () -> me.get(PROFILE).status() >= 500);
        assertThat(me.get(CARD).status()).as(by).isGreaterThanOrEqualTo(500);
        assertThat(me.get(PROFILE).text()).doesNotContain("turn " + turns);
    }
}
