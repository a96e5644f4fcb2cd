package employeehealth.profile.rights;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Place;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/**
 * Seals what every service keeps about somebody as one document, while it is read. A service that
 * does not answer has all of it tried again later: an archive with a gap is none.
 */
@Component
class ExportJob implements Job<ExportJob.Which> {

    private static final Duration UNTIL_SCANNED = Duration.ofMinutes(1);

    /** Of the archive, for the seal. */
    static final Place PLACE = new Place(Exports.TABLE, "document");

    private final ProfileDatabase database;
    private final Exports exports;
    private final Inventory inventory;
    private final TriageDataApi triage;
    private final HealthProfiles profiles;
    private final Identities people;
    private final Archive archive;
    private final Documents documents;
    private final RemoveExportJob removal;
    private final Jobs jobs;
    private final RightsSettings settings;
    private final Audit audit;
    private final Clock clock;

    ExportJob(
            ProfileDatabase database,
            Exports exports,
            Inventory inventory,
            TriageDataApi triage,
            HealthProfiles profiles,
            Identities people,
            Archive archive,
            Documents documents,
            RemoveExportJob removal,
            Jobs jobs,
            RightsSettings settings,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.exports = exports;
        this.inventory = inventory;
        this.triage = triage;
        this.profiles = profiles;
        this.people = people;
        this.archive = archive;
        this.documents = documents;
        this.removal = removal;
        this.jobs = jobs;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whose archive. */
    record Which(UUID id, UUID company, UUID healthService, UUID person) {

        static Which of(UUID id, Me me) {
            return new Which(
                    id, me.company().value(), me.healthService().value(), me.person().value());
        }

        Tenant tenant() {
            return new Tenant(
                    new CompanyId(company),
                    new HealthServiceId(healthService),
                    new PersonId(person));
        }
    }

    @Override
    public String name() {
        return "profile.export";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public void run(Which which) {
        which.tenant().run(() -> make(which));
    }

    /** Whoever waits for it sees that it does not come, and can ask for another one. */
    @Override
    public void givenUp(Which which) {
        which.tenant().run(() -> database.write(() -> exports.fail(which.id)));
    }

    private void make(Which which) {
        var person = new PersonId(which.person);
        var asked = database.read(() -> exports.find(person, which.id));
        if (asked.isEmpty() || asked.get().state() != Export.State.WAITING) {
            return; // done already, or they were erased meanwhile
        }
        var export = asked.get();
        var document = made(export);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var ends = now.plus(settings.exportKept());
        database.write(() -> {
            if (!exports.ready(which.id, document, now, ends)) {
                return; // nobody keeps the document, so it is swept away
            }
            documents.keep(database, document.id());
            jobs.schedule(database, removal, which.id.toString(), which, ends);
            audit.record(database, record(export));
        });
    }

    private static AuditRecord record(Export export) {
        return AuditRecord.own(
                export.owner().company(),
                export.owner().person(),
                "profile.export.made",
                Exports.TABLE,
                export.id());
    }

    /** A document that waits for its scan has the archive wait, as long as anybody waits for it. */
    private Document made(Export export) {
        var contents = contents(export);
        try {
            return documents.make(
                    export.owner().company(),
                    export.owner().person(),
                    PLACE,
                    ContentType.ZIP,
                    to -> archive.write(contents, to, done -> progress(contents, done)));
        } catch (Problem waiting) {
            var until = export.askedAt().plus(RequestExport.AT_MOST);
            if (waiting.status() == HttpStatus.CONFLICT && clock.instant().isBefore(until)) {
                throw new Postponed(UNTIL_SCANNED);
            }
            throw waiting;
        }
    }

    private Contents contents(Export export) {
        var known = people.of(export.owner());
        var held = new ArrayList<Contents.Held>();
        for (var holder : inventory.holders()) {
            for (var store : holder.stores()) {
                held.add(new Contents.Held(store, holder, known.whose()));
            }
        }
        Optional<ProfileVersion> profile =
                database.read(() -> profiles.newest(export.owner().person()));
        return new Contents(
                export,
                known,
                inventory.kept(export.language()),
                held,
                triage,
                profile.orElse(null));
    }

    private void progress(Contents contents, int done) {
        var stores = contents.held().size();
        database.write(() -> exports.progress(contents.export().id(), stores, done));
    }
}
