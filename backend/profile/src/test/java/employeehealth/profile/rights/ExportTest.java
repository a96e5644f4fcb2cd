package employeehealth.profile.rights;

import static employeehealth.profile.health.TestProfiles.entry;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Author;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.profile.health.TestProfiles;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExportTest {

    private final Path folder;
    private final World world;

    ExportTest(@TempDir Path folder) {
        this.folder = folder;
        this.world = new World(folder, Duration.ofDays(7));
    }

    private void said(String... allergies) {
        for (var allergy : allergies) {
            Tenant.of(world.claire)
                    .run(() ->
                            TestProfiles.said(
                                    World.PROFILE.database(),
                                    world.profiles,
                                    world.owner(world.claire),
                                    new Author(world.claire.person(), Source.SELF),
                                    entry(null, allergy)));
        }
    }

    private static JsonNode json(Map<String, byte[]> files, String name) {
        return json(Objects.requireNonNull(files.get(name), name));
    }

    private static JsonNode json(byte[] file) {
        return TestProfile.JSON.readTree(file);
    }

    private static void refused(int status, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.status().value()).isEqualTo(status));
    }

    /** Every store has its file, and the rows in it are those that were put there. */
    @Test
    void whatIsToldIsWhatIsKept() throws IOException {
        said("Noix", "Latex");
        world.triage.holds(world.claire.person(), "toux", "fièvre", "rien", "mal au dos", "fin");
        world.triage.holds(world.karim.person(), "migraine-de-karim");
        world.auth.holds(world.claire.person(), "compte");
        var export = world.made(world.claire);
        assertThat(export.state()).isEqualTo(Export.State.READY);
        assertThat(export.done()).isEqualTo(export.stores());
        var files = world.opened(world.claire, export);
        for (var store : world.inventory.stores()) {
            assertThat(files).containsKey("json/" + Archive.file(store.name()));
        }
        assertThat(texts(json(files, "json/triage.checks.json").path("rows"), "said"))
                .containsExactly("toux", "fièvre", "rien", "mal au dos", "fin");
        var versions = json(files, "json/profile.health_profiles.json").path("rows");
        assertThat(versions).hasSize(2);
        assertThat(versions.path(1).path("sealed_profile").path("allergies").path(0).path("text"))
                .hasToString("\"Latex\"");
        assertThat(json(files, "json/platform.audit_log.json").path("rows")).isNotEmpty();
        files.forEach((name, content) ->
                assertThat(new String(content, UTF_8))
                        .as(name)
                        .doesNotContain("migraine-de-karim", world.karim.person().toString()));
    }

    private static ArrayList<String> texts(JsonNode rows, String field) {
        var texts = new ArrayList<String>();
        rows.forEach(row -> texts.add(row.path(field).asString()));
        return texts;
    }

    @Test
    void peopleProgramsAndHealthSystemsCanReadIt() throws IOException {
        said("Noix de cajou");
        var files = world.opened(world.claire, world.made(world.claire));
        try (var pdf = Loader.loadPDF(Objects.requireNonNull(files.get("resume.pdf")))) {
            var text = new PDFTextStripper().getText(pdf);
            assertThat(text)
                    .contains(
                            "Vos données",
                            World.name(world.claire.person()).substring(0, 20),
                            "Noix de cajou",
                            "obligation légale");
        }
        assertThat(new String(Objects.requireNonNull(files.get("LISEZMOI.txt")), UTF_8))
                .contains("Dossier médical en santé au travail", "L. 4624-8", "40 ans");
        var bundle = json(files, "fhir/bundle.json");
        assertThat(texts(bundle.path("entry").valueStream().map(e -> e.path("resource")).toList()))
                .contains("Patient", "AllergyIntolerance", "RiskAssessment");
    }

    private static ArrayList<String> texts(List<JsonNode> resources) {
        var types = new ArrayList<String>();
        resources.forEach(one -> types.add(one.path("resourceType").asString()));
        return types;
    }

    @Test
    void nothingOfItIsAnywhereInClear() throws IOException {
        said("Chrysanthème-canari");
        world.triage.holds(world.claire.person(), "canari-du-triage");
        world.made(world.claire);
        try (var all = Files.walk(folder)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1))
                        .doesNotContain("canari", "LISEZMOI");
            }
        }
    }

    @Test
    void aNeighbourThatIsAwayMakesNoGap() {
        var asked = world.ask(world.claire);
        world.triage.away = true;
        refused(
                503,
                () ->
                        world.run(
                                world.claire,
                                () -> world.exportJob.run(world.which(asked.id(), world.claire))));
        assertThat(world.look(world.claire, asked.id()).state()).isEqualTo(Export.State.WAITING);
        world.triage.away = false;
        world.run(world.claire, () -> world.exportJob.run(world.which(asked.id(), world.claire)));
        assertThat(world.look(world.claire, asked.id()).state()).isEqualTo(Export.State.READY);
    }

    @Test
    void oneIsMadeAtATime() {
        var first = world.ask(world.claire);
        assertThat(world.ask(world.claire).id()).isEqualTo(first.id());
        world.clock.pass(Duration.ofHours(25));
        assertThat(world.ask(world.claire).id()).isNotEqualTo(first.id());
        assertThat(world.look(world.claire, first.id()).state()).isEqualTo(Export.State.FAILED);
    }

    @Test
    void itIsThereForADayAndForItsPersonAlone() {
        var export = world.made(world.claire);
        assertThat(Duration.between(world.clock.instant(), Objects.requireNonNull(export.endsAt())))
                .isBetween(Duration.ofHours(23), Duration.ofHours(24));
        refused(
                404,
                () ->
                        Tenant.of(world.karim)
                                .run(() -> world.export.link(world.karim, export.id())));
        assertThat(
                        Tenant.of(world.claire)
                                .get(() -> world.export.link(world.claire, export.id()))
                                .url()
                                .getPath())
                .startsWith("/api/v1/profile/blobs/");
        world.run(world.claire, () -> world.removeJob.run(world.which(export.id(), world.claire)));
        assertThat(world.look(world.claire, export.id()).state()).isEqualTo(Export.State.REMOVED);
        refused(
                410,
                () ->
                        Tenant.of(world.claire)
                                .run(() -> world.export.link(world.claire, export.id())));
    }

    @Test
    void whoIsBeingErasedGetsNone() {
        Tenant.of(world.claire)
                .run(() -> {
                    var planned = world.erasure.plan(world.claire, "fr");
                    world.export.ask(world.claire, "fr", null);
                    world.erasure.confirm(world.claire, planned.id(), null);
                    refused(409, () -> world.export.ask(world.claire, "fr", null));
                    world.erasure.withdraw(world.claire, planned.id(), "\"confirmed\"");
                    world.export.ask(world.claire, "fr", null);
                });
    }

    @Test
    void nobodyIsNamedWhoIsSomebodyElse() throws IOException {
        var doctor = new PersonId(UUID.randomUUID());
        Tenant.of(world.claire)
                .run(() ->
                        TestProfiles.said(
                                World.PROFILE.database(),
                                world.profiles,
                                world.owner(world.claire),
                                new Author(doctor, Source.CLINICIAN),
                                entry(null, "Pénicilline")));
        var files = world.opened(world.claire, world.made(world.claire));
        var row = json(files, "json/profile.health_profiles.json").path("rows").path(0);
        assertThat(row.path("author_id").asString()).isEqualTo("(another person)");
    }
}
