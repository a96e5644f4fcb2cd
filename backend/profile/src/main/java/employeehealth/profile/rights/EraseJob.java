package employeehealth.profile.rights;

import employeehealth.contracts.PersonId;
import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Whose;
import employeehealth.contracts.profile.PersonErased;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.seal.Erasure;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Erases somebody: in every service first, then their key, then looks again everywhere. A service
 * that does not answer has all of it tried again; nothing of it does harm when done twice.
 */
@Component
class EraseJob implements Job<ExportJob.Which> {

    static final String NAME = "profile.erase";

    static final Place IDENTITY = new Place(Erasures.TABLE, "sealed_identity");

    /** What a sweep or another job takes to end. */
    private static final int LOOKS = 20;

    private final ProfileDatabase database;
    private final Erasures erasures;
    private final Inventory inventory;
    private final Identities people;
    private final Certificates certificates;
    private final Seal seal;
    private final Erasure keys;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    EraseJob(
            ProfileDatabase database,
            Erasures erasures,
            Inventory inventory,
            Identities people,
            Certificates certificates,
            Seal seal,
            Erasure keys,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.erasures = erasures;
        this.inventory = inventory;
        this.people = people;
        this.certificates = certificates;
        this.seal = seal;
        this.keys = keys;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<ExportJob.Which> about() {
        return ExportJob.Which.class;
    }

    /** A right is not given up after an hour of a neighbour's outage. */
    @Override
    public int attempts() {
        return 500;
    }

    @Override
    public void run(ExportJob.Which which) {
        which.tenant().run(() -> erase(which));
    }

    private void erase(ExportJob.Which which) {
        var person = new PersonId(which.person());
        var found = database.read(() -> erasures.find(person, which.id()));
        if (found.isEmpty() || !found.get().isUnderWay()) {
            return; // taken back, or done already
        }
        var request = found.get();
        var known = people.of(request.owner());
        if (!database.write(() -> begun(request, known.name()))) {
            return; // taken back while we asked who it is
        }
        var remains = inventory.erase(known.whose());
        keys.destroy(person, platform -> audit.record(platform, record(request, "erased-key")));
        forgetWhoUnlessAFileStays(request, remains);
        certify(request, foundNothingLeft(known.whose()));
    }

    private boolean begun(ErasureRequest request, String name) {
        erasures.waitForCare(request.owner().person());
        if (!erasures.begin(request.id())) {
            return false;
        }
        identify(request, name);
        return true;
    }

    /** Sealed so that it outlives the key: a file that the law keeps must say whose it is. */
    private void identify(ErasureRequest request, String name) {
        if (erasures.isIdentified(request.id())) {
            return;
        }
        var clear = name.getBytes(StandardCharsets.UTF_8);
        var owner = request.owner().person();
        if (keys.everybody().contains(owner)) {
            return; // done again after a restore: the kept file was identified before
        }
        var sealed = seal.seal(owner, IDENTITY, request.id(), clear);
        erasures.identify(request.id(), seal.keep(owner, IDENTITY, request.id(), sealed));
    }

    /**
     * The second key is the last to go: begun again before that, what is kept under it still opens.
     */
    private void forgetWhoUnlessAFileStays(ErasureRequest request, List<Remains> remains) {
        if (certificates.keepsAFile(remains)) {
            return;
        }
        database.write(() -> erasures.identify(request.id(), null));
        keys.destroy(Seal.lasting(request.owner().person()), platform -> {});
    }

    private SecondLook foundNothingLeft(Whose whose) {
        for (var looks = 0; ; looks++) {
            var look = new SecondLook(inventory.remains(whose), keys.isDestroyed(whose.person()));
            if (look.foundNothing()) {
                return look;
            }
            if (looks == LOOKS) {
                throw new IllegalStateException("something is left of an erased person");
            }
            inventory.erase(whose);
        }
    }

    private void certify(ErasureRequest request, SecondLook look) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var certificate = certificates.of(request, look, now);
        database.write(() -> {
            if (!erasures.done(request.id(), certificate, now)) {
                return; // certified by another instance, which took us for dead
            }
            outbox.publish(database, new PersonErased(request.owner().person(), now));
            audit.record(
                    database,
                    record(request, "erasure-certified")
                            .of(certificate.getBytes(StandardCharsets.UTF_8)));
        });
    }

    private static AuditRecord record(ErasureRequest request, String what) {
        return AuditRecord.own(
                request.owner().company(),
                request.owner().person(),
                "profile.person." + what,
                Erasures.TABLE,
                request.id());
    }
}
