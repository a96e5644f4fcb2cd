package employeehealth.profile.rights;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.profile.Owner;
import employeehealth.profile.TestProfile;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.TestProfiles;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.blobs.TestArchives;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.idempotency.TestIdempotency;
import employeehealth.shared.jobs.TestJobs;
import employeehealth.shared.news.TestOutbox;
import employeehealth.shared.persondata.PersonData;
import employeehealth.shared.persondata.PlatformStores;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import employeehealth.shared.seal.TestErasure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.zip.ZipInputStream;

/** The rights with everything behind them: own and the platform's tables, and fake neighbours. */
final class World {

    static final TestProfile PROFILE = new TestProfile();
    private static final PlatformDatabase PLATFORM = PROFILE.platform();

    /** Only moves when it is told to. */
    static final class Ticking extends Clock {

        private Instant now = Instant.now();

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Ticking clock = new Ticking();
    private final TestErasure keys = TestErasure.of(PLATFORM, TestPlatform.settings(), clock);
    final Seal seal = keys.seal();
    final HealthProfiles profiles = TestProfiles.on(PROFILE.database(), seal);
    final FakeHolder triage = new FakeHolder("triage.checks", "own-health");
    final FakeHolder notifications = new FakeHolder("notifications.mails", "messages");
    final FakeHolder admin = new FakeHolder("admin.roles", "access-rights");
    final FakeHolder auth = new FakeHolder("auth.people", "account");
    final Documents documents;
    final Exports exports = new Exports(PROFILE.database());
    final Erasures erasures = new Erasures(PROFILE.database());
    final Inventory inventory;
    final ExportJob exportJob;
    final RemoveExportJob removeJob;
    final EraseJob eraseJob;
    final RequestExport export;
    final RequestErasure erasure;

    /** What happens while the name is asked for, which takes a moment. */
    Runnable whileAsked = () -> {};

    final CompanyId company = new CompanyId(Ids.next());
    final HealthServiceId service = new HealthServiceId(Ids.next());
    final Me claire = TestProfile.someone(company, service, Role.EMPLOYEE, Permission.PROFILE_OWN);
    final Me karim = TestProfile.someone(company, service, Role.EMPLOYEE, Permission.PROFILE_OWN);

    World(Path folder, Duration coolingOff) {
        var database = PROFILE.database();
        var audit = TestAudit.at(clock);
        var jobs = TestJobs.at(clock);
        var settings = new RightsSettings(coolingOff, Duration.ofHours(24));
        var pseudonyms = TestAudit.pseudonyms();
        documents = TestArchives.in(folder, PLATFORM, seal, clock);
        inventory =
                new Inventory(
                        new Rules(),
                        triage,
                        notifications,
                        admin,
                        new PersonData(
                                RightsModule.stores(
                                        database, TestProfiles.stores(database, profiles)),
                                pseudonyms,
                                seal),
                        new PersonData(
                                PlatformStores.of(PLATFORM, EraseJob.NAME), pseudonyms, seal),
                        auth);
        var people = new Identities(new Directory());
        removeJob = new RemoveExportJob(database, exports, documents);
        exportJob =
                new ExportJob(
                        database,
                        exports,
                        inventory,
                        triage,
                        profiles,
                        people,
                        new Archive(documents, TestProfile.JSON),
                        documents,
                        removeJob,
                        jobs,
                        settings,
                        audit,
                        clock);
        eraseJob =
                new EraseJob(
                        database,
                        erasures,
                        inventory,
                        people,
                        new Certificates(inventory, TestProfile.JSON),
                        seal,
                        keys.erasure(),
                        TestOutbox.at(clock),
                        audit,
                        clock);
        export =
                new RequestExport(
                        database,
                        exports,
                        erasures,
                        exportJob,
                        jobs,
                        TestArchives.links(PLATFORM, documents, clock),
                        TestIdempotency.at(clock),
                        seal,
                        audit,
                        clock);
        erasure =
                new RequestErasure(
                        database,
                        erasures,
                        eraseJob,
                        jobs,
                        new Receipts(TestPlatform.secrets()),
                        settings,
                        seal,
                        audit,
                        clock);
    }

    /** Everybody has the name of their id. */
    private final class Directory implements DirectoryApi {

        @Override
        public List<Listed> page(CompanyId company, Page page) {
            return List.of();
        }

        @Override
        public List<Listed> named(CompanyId company, People people) {
            whileAsked.run();
            return people.ids().stream()
                    .map(id -> new Listed(id, name(id), id + "@lumiere.example", null))
                    .toList();
        }
    }

    static String name(PersonId person) {
        return "Name " + person;
    }

    Owner owner(Me me) {
        return Owner.of(me);
    }

    ExportJob.Which which(UUID id, Me me) {
        return ExportJob.Which.of(id, me);
    }

    /** As a worker does it: in the company, and nobody signed in. */
    void run(Me me, Runnable job) {
        Tenant.of(me.company()).run(job);
    }

    /** A version of a document, whose content is as far as that with its scan. */
    UUID filed(Me me, String name, String scan) {
        var id = Ids.next();
        var document = Ids.next();
        var file =
                HexFormat.of()
                        .formatHex(
                                seal.seal(
                                        me.person(),
                                        new Place(RightsModule.FILES, "sealed_file"),
                                        id,
                                        TestProfile.JSON.writeValueAsBytes(Map.of("name", name))));
        var whose = "'%s', '%s', '%s'".formatted(company, service, me.person());
        PROFILE.asOwner(
                "insert into platform.blobs values ('%s', '%s', '%s', '%s', 'content', 'kept', '%s', now())"
                        .formatted(id, company, me.person(), RightsModule.FILES, scan),
                "set session_replication_role = replica", // of the document itself nothing is told
                "insert into profile.document_versions values ('%s', %s, '%s', 1, 'PDF', 1, '\\x%s', true, '\\x%s', now())"
                        .formatted(id, whose, document, id.toString().replace("-", ""), file));
        return id;
    }

    /** A link to their card, with what opens it. */
    void linked(Me me, String label) {
        var id = Ids.next();
        var link = Map.of("label", label, "token", "opens", "key", "opens", "language", "fr");
        var sealed =
                seal.seal(
                        me.person(),
                        new Place("profile.health_links", "sealed_link"),
                        id,
                        TestProfile.JSON.writeValueAsBytes(link));
        PROFILE.asOwner(
                """
                insert into profile.health_links
                       (id, company_id, health_service_id, person_id, sealed_link, expires_at, made_at)
                values ('%s', '%s', '%s', '%s', '\\x%s', now(), now())
                """
                        .formatted(
                                id,
                                company,
                                service,
                                me.person(),
                                HexFormat.of().formatHex(sealed)));
    }

    void isScanned(UUID file, String scan) {
        PROFILE.asOwner(
                "update platform.blobs set scan = '%s' where id = '%s'".formatted(scan, file));
    }

    Export ask(Me me) {
        return Tenant.of(me).get(() -> export.ask(me, "fr", null));
    }

    Export made(Me me) {
        var asked = ask(me);
        run(me, () -> exportJob.run(which(asked.id(), me)));
        return look(me, asked.id());
    }

    Export look(Me me, UUID id) {
        return Tenant.of(me)
                .get(() ->
                        PROFILE.database().read(() -> exports.find(me.person(), id).orElseThrow()));
    }

    /** File by name. */
    Map<String, byte[]> opened(Me me, Export export) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        var id = Objects.requireNonNull(export.document());
        try (var content = documents.open(me.person(), ExportJob.PLACE, id);
                var zip = new ZipInputStream(new ByteArrayInputStream(content.readAllBytes()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    /** Without being asked, after a backup of before was restored. */
    ErasureRequest eraseAgain(Me me) {
        var id = Ids.next();
        Tenant.of(me)
                .run(() ->
                        PROFILE.database()
                                .write(() -> {
                                    erasures.add(id, Owner.of(me), "fr", clock.instant());
                                    erasures.confirmAgain(id, clock.instant());
                                }));
        return eraseNow(me, id);
    }

    /** Planned, confirmed and done. */
    ErasureRequest erase(Me me) {
        var planned = Tenant.of(me).get(() -> erasure.plan(me, "fr"));
        Tenant.of(me).get(() -> erasure.confirm(me, planned.id(), null));
        return eraseNow(me, planned.id());
    }

    private ErasureRequest eraseNow(Me me, UUID id) {
        run(me, () -> eraseJob.run(which(id, me)));
        return Tenant.of(me)
                .get(() ->
                        PROFILE.database()
                                .read(() -> erasures.find(me.person(), id).orElseThrow()));
    }
}
