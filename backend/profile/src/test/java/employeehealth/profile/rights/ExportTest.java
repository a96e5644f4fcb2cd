package employeehealth.profile.rights;

import static employeehealth.profile.health.TestProfiles.entry;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.Asked;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Whose;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.Author;
import employeehealth.profile.health.Provenance.Source;
import employeehealth.profile.health.TestProfiles;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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

    @Test
    void whatALinkIsCalledIsToldAndWhatOpensItIsNot() throws IOException {
        world.linked(world.claire, "Pour Paul");
        var files = world.opened(world.claire, world.made(world.claire));
        var link = json(files, "json/profile.health_links.json").at("/rows/0/sealed_link");
        assertThat(link.path("label").asString()).isEqualTo("Pour Paul");
        assertThat(link.path("token").asString()).isEqualTo("(not told)");
        assertThat(link.path("key").asString()).isEqualTo("(not told)");
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
                .contains(
                        "Patient", "AllergyIntolerance", "QuestionnaireResponse", "RiskAssessment");
    }

    private static ArrayList<String> texts(List<JsonNode> resources) {
        var types = new ArrayList<String>();
        resources.forEach(one -> types.add(one.path("resourceType").asString()));
        return types;
    }

    /** What does not fit into memory at once is told all the same. */
    @Test
    void aStoreIsReadAsFarAsItFits() {
        var words = "Noix ".repeat(30_000);
        said(
                words + 1, words + 2, words + 3, words + 4, words + 5, words + 6, words + 7,
                words + 8);
        var whose = new Whose(world.company, world.service, world.claire.person(), Set.of());
        var profile = world.inventory.holders().get(3);
        var told = 0;
        var pages = 0;
        Rows page;
        do {
            page = profile.rows(new Asked("profile.health_profiles", whose, told));
            told += page.rows().size();
            pages++;
        } while (page.more());
        assertThat(told).isEqualTo(8);
        assertThat(pages).isBetween(2, 7);
    }

    @Test
    void thePagesSayHowMuchMoreThereIs() throws IOException {
        var words = IntStream.range(0, 230).mapToObj(n -> "toux " + n).toArray(String[]::new);
        world.triage.holds(world.claire.person(), words);
        var files = world.opened(world.claire, world.made(world.claire));
        assertThat(json(files, "json/triage.checks.json").path("rows")).hasSize(230);
        try (var pdf = Loader.loadPDF(Objects.requireNonNull(files.get("resume.pdf")))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("toux 199", "et 30 de plus", "json/triage.checks.json")
                    .doesNotContain("toux 200");
        }
    }

    @Test
    void aNameIsNotCutWithinACharacter() {
        var name =
                Archive.name(
                        Map.of("sealed_file", Map.of("name", "a".repeat(79) + "\ud835\udc9c.pdf")));
        assertThat(UTF_8.newEncoder().canEncode(name)).isTrue();
        assertThat(name).hasSize(81).endsWith("\ud835\udc9c");
    }

    @Test
    void aDocumentThatWaitsForItsScanHasTheArchiveWait() throws IOException {
        var file = world.filed(world.claire, "Radio.pdf", "waiting");
        var asked = world.ask(world.claire);
        assertThatThrownBy(() -> work(asked)).isInstanceOf(Postponed.class);
        assertThat(world.look(world.claire, asked.id()).state()).isEqualTo(Export.State.WAITING);
        world.isScanned(file, "infected");
        work(asked);
        var readme = world.opened(world.claire, world.look(world.claire, asked.id()));
        assertThat(new String(Objects.requireNonNull(readme.get("LISEZMOI.txt")), UTF_8))
                .contains("Radio.pdf");
    }

    private void work(Export asked) {
        world.run(world.claire, () -> world.exportJob.run(world.which(asked.id(), world.claire)));
    }

    @Test
    void whatIsGivenUpIsNotWaitedFor() {
        var asked = world.ask(world.claire);
        world.run(
                world.claire, () -> world.exportJob.givenUp(world.which(asked.id(), world.claire)));
        assertThat(world.look(world.claire, asked.id()).state()).isEqualTo(Export.State.FAILED);
        assertThat(world.ask(world.claire).id()).isNotEqualTo(asked.id());
    }

    @Test
    void nothingThatOpensALinkAndNobodyWhoWasTreatedIsTold() throws IOException {
        var me = world.claire.person();
        var karim = world.karim.person();
        var whose = "'%s', '%s'".formatted(world.company, world.service);
        World.PROFILE.asOwner(
                "insert into platform.break_glass_accesses values (gen_random_uuid(), %s, '%s', '%s', 'profile.health_profiles', '%s', '\\x00', now(), now() + interval '1 hour')"
                        .formatted(whose, me, karim, karim),
                "insert into platform.blob_links values ('\\x%s', gen_random_uuid(), '%s', '%s',"
                                .formatted(me.toString().replace("-", ""), world.company, me)
                        + " '%s', 't', 'c', 'care', 'PDF', 1, now(), null, '%s')"
                                .formatted(karim, world.service));
        var link = Ids.next();
        var sealed =
                world.seal.seal(
                        me,
                        new Place("profile.health_links", "sealed_link"),
                        link,
                        "{\"token\":\"jeton-secret\"}".getBytes(UTF_8));
        World.PROFILE.asOwner(
                "insert into profile.health_links (id, company_id, health_service_id, person_id, sealed_link, expires_at, made_at) values ('%s', %s, '%s', '\\x%s', now(), now())"
                        .formatted(link, whose, me, HexFormat.of().formatHex(sealed)));
        var files = world.opened(world.claire, world.made(world.claire));
        assertThat(json(files, "json/platform.break_glass_accesses.json").path("rows")).hasSize(1);
        assertThat(json(files, "json/platform.blob_links.json").path("rows")).hasSize(1);
        assertThat(json(files, "json/profile.health_links.json").path("rows")).hasSize(1);
        files.forEach((name, content) ->
                assertThat(new String(content, UTF_8))
                        .as(name)
                        .doesNotContain("jeton-secret", karim.toString()));
    }

    /** Asked again with the key of a request that made nothing of its own. */
    @Test
    void whoseAnswerWasLostGetsTheOneThatIsBeingMade() {
        var first = world.ask(world.claire);
        Supplier<Export> again =
                () -> Tenant.of(world.claire).get(() -> world.export.ask(world.claire, "fr", "k"));
        assertThat(again.get().id()).isEqualTo(first.id());
        assertThat(again.get().id()).isEqualTo(first.id());
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
