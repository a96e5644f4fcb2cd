package employeehealth.whole;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.shared.asvs.Asvs;
import employeehealth.shared.neighbour.Neighbour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Somebody who has left something in every store takes their data along, and is then erased; in one
 * process and in many.
 */
class ErasedEverywhereTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String EXPORTS = "/api/v1/profile/exports";

    @ParameterizedTest
    @EnumSource(Topology.class)
    @Asvs("7.4.2")
    void whatIsToldIsAllThereIsAndThenThereIsNothing(Topology topology)
            throws SQLException, IOException {
        var running = topology.running();
        var told = CanaryPerson.tells(running.visitor(), "e0008@lumiere.demo");
        var them = told.visitor();
        them.get("/api/v1/admin/audit").problem(403, "platform/forbidden");
        them.post(EXPORTS, Map.of()).problem(401, "platform/step-up-required");
        // Before they have something of everything, passkeys as well.
        var sure = them.stepUp();
        try (var owner = Connections.of(running.data()).as("owner")) {
            TableTraces.leaveEverywhere(owner, told.id());
            takesEverythingAlong(owner, told, sure);
            isErased(running, owner, told, sure);
            TableTraces.clear(owner, told.id());
        }
    }

    private static void takesEverythingAlong(Connection owner, CanaryPerson told, Visitor sure)
            throws SQLException, IOException {
        var before = PersonRows.of(owner, told);
        var files = fetched(sure);
        var proof = new ArchiveProof(owner, files, before, PersonRows.of(owner, told));
        proof.isWhole(registered(sure), told.words());
        assertThat(proof.json("fhir/bundle.json").toString())
                .contains("QuestionnaireResponse", "AllergyIntolerance")
                .contains(CanaryWords.ROOTS);
        assertThat(proof.json("json/auth.people.json").at("/rows/0/password_hash"))
                .hasToString("\"(not told)\"");
    }

    private static Set<String> registered(Visitor them) {
        var stores = new TreeSet<String>();
        for (var category : them.get("/api/v1/profile/stores").json().path("items")) {
            category.path("stores").forEach(store -> stores.add(store.asString()));
        }
        return stores;
    }

    private static Map<String, byte[]> fetched(Visitor them) throws IOException {
        var asked = them.post(EXPORTS, Map.of());
        assertThat(asked.status()).as(asked::text).isEqualTo(202);
        var export = EXPORTS + "/" + asked.json().path("id").asString();
        Neighbour.waitUntil(
                "the archive is made",
                PATIENCE,
                () -> them.get(export).json().path("status").asString().equals("ready"));
        var link = them.post(export + "/links", Map.of());
        assertThat(link.status()).as(link::text).isEqualTo(200);
        var path = URI.create(link.json().path("url").asString()).getPath();
        var archive = them.send(path, HttpRequest.newBuilder().GET());
        assertThat(archive.status()).isEqualTo(200);
        assertThat(them.get(path).status()).as("it is fetched once").isEqualTo(410);
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static void isErased(
            Topology.Running running, Connection owner, CanaryPerson told, Visitor sure)
            throws SQLException, IOException {
        var planned = told.visitor().post(OwnErasure.ADDRESS, Map.of()).json();
        told.visitor()
                .post(
                        OwnErasure.ADDRESS + "/" + planned.path("id").asString() + "/confirm",
                        Map.of())
                .problem(401, "platform/step-up-required");
        var receipt = OwnErasure.confirmed(sure);
        sure.post(EXPORTS, Map.of()).problem(409, "profile/being-erased");
        OwnErasure.hurry(running.data(), "profile.erase");
        var certificate = OwnErasure.certificate(running.visitor(), receipt);
        OwnErasure.isSwept(running.data(), told);
        OwnErasure.isWhole(certificate, PersonRows.of(owner, told));

        assertThat(running.visitor().logIn(told.email(), Visitor.PASSWORD).status()).isEqualTo(401);
        Neighbour.waitUntil(
                "their token is refused",
                PATIENCE,
                () -> sure.get("/api/v1/profile").status() == 401);
        OwnErasure.isInNoTable(running.data(), told);
    }
}
