package employeehealth.profile.rights;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.ContentType;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.DocumentLinks;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.Seal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/** Has an archive made of all that is kept about its person, and lets them fetch it. */
@Component
class RequestExport {

    /** As long somebody waits for an archive. */
    static final Duration AT_MOST = Duration.ofDays(1);

    private final ProfileDatabase database;
    private final Exports exports;
    private final Erasures erasures;
    private final ExportJob job;
    private final Jobs jobs;
    private final DocumentLinks links;
    private final Idempotency idempotency;
    private final Seal seal;
    private final Audit audit;
    private final Clock clock;

    RequestExport(
            ProfileDatabase database,
            Exports exports,
            Erasures erasures,
            ExportJob job,
            Jobs jobs,
            DocumentLinks links,
            Idempotency idempotency,
            Seal seal,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.exports = exports;
        this.erasures = erasures;
        this.job = job;
        this.jobs = jobs;
        this.links = links;
        this.idempotency = idempotency;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    /** One at a time: asked again meanwhile, it is the one that is being made. */
    Export ask(Me me, String language, @Nullable String key) {
        seal.mustNotBeErased(me.person());
        return database.write(() -> {
            exports.lock(me.person());
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            exports.giveUp(me.person(), now.minus(AT_MOST));
            var waiting = exports.waiting(me.person());
            var id = waiting.map(Export::id).orElseGet(Ids::next);
            var body = language.getBytes(StandardCharsets.UTF_8);
            var earlier = idempotency.claim(database, key, "POST exports", body, id.toString());
            if (earlier.isPresent()) {
                return own(me, UUID.fromString(earlier.get()));
            }
            if (erasures.underWay(me.person()).isPresent()) {
                throw new Problem(HttpStatus.CONFLICT, "profile/being-erased");
            }
            if (waiting.isPresent()) {
                return waiting.get();
            }
            exports.add(id, Owner.of(me), language, now);
            jobs.schedule(database, job, id.toString(), ExportJob.Which.of(id, me), now);
            audit.record(database, record(me, "profile.export.requested", id));
            return own(me, id);
        });
    }

    /** An address under which it can be fetched once. */
    DocumentLinks.Link link(Me me, UUID id) {
        return database.write(() -> {
            var export = own(me, id);
            if (export.document() == null) {
                throw new Problem(
                        export.state() == Export.State.WAITING
                                ? HttpStatus.CONFLICT
                                : HttpStatus.GONE,
                        export.state() == Export.State.WAITING
                                ? "profile/export-not-ready"
                                : "profile/export-removed");
            }
            audit.record(database, record(me, "profile.export.linked", id));
            return links.make(
                    database,
                    "profile",
                    new Document(
                            export.document(),
                            ContentType.ZIP,
                            Objects.requireNonNull(export.size()),
                            new byte[0]),
                    new DocumentLinks.Use(
                            me.company(),
                            me.healthService(),
                            me.person(),
                            me.person(),
                            ExportJob.PLACE,
                            "own-file"));
        });
    }

    private Export own(Me me, UUID id) {
        return exports.find(me.person(), id).orElseThrow(Problem::notFound);
    }

    private static AuditRecord record(Me me, String action, UUID id) {
        return AuditRecord.own(me.company(), me.person(), action, Exports.TABLE, id);
    }
}
