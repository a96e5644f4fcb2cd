package employeehealth.profile.rights;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.Asked;
import employeehealth.contracts.persondata.PersonDataApi;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;
import employeehealth.contracts.persondata.Whose;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.health.HealthProfiles;
import employeehealth.profile.health.ProfileVersion;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.seal.Place;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Collects what every service keeps about somebody, and seals it as one document. A service that
 * does not answer has all of it tried again later: an archive with a gap is none.
 */
@Component
class ExportJob implements Job<ExportJob.Which> {

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

    private void make(Which which) {
        var person = new PersonId(which.person);
        var asked = database.read(() -> exports.find(person, which.id));
        if (asked.isEmpty() || asked.get().state() != Export.State.WAITING) {
            return; // done already, or they were erased meanwhile
        }
        var export = asked.get();
        var known = people.of(export.owner());
        var collected = collect(export, known);
        var document =
                documents.make(
                        export.owner().company(),
                        person,
                        PLACE,
                        ContentType.ZIP,
                        to -> archive.write(collected, to));
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

    private Collected collect(Export export, Identities.Known known) {
        var whose = known.whose();
        var stores = inventory.stores();
        var held = new ArrayList<Collected.Held>();
        for (var holder : inventory.holders()) {
            for (var store : holder.stores()) {
                held.add(new Collected.Held(store, all(holder, store, whose)));
                database.write(() -> exports.progress(export.id(), stores.size(), held.size()));
            }
        }
        Optional<ProfileVersion> profile =
                database.read(() -> profiles.newest(export.owner().person()));
        return new Collected(
                export,
                known.name(),
                inventory.kept(export.language()),
                held,
                triage.resources(whose),
                profile.orElse(null));
    }

    private static List<Map<String, @Nullable Object>> all(
            PersonDataApi holder, Store store, Whose whose) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        Rows page;
        do {
            page = holder.rows(new Asked(store.name(), whose, all.size()));
            all.addAll(page.rows());
        } while (page.more());
        return all;
    }
}
