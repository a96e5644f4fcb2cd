package employeehealth.profile.document;

import employeehealth.profile.OwnedId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.document.Upload.State;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.jobs.Jobs;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a file in, part by part. What was received is sealed and kept at once, a piece after the
 * other; so a part that breaks off in the middle counts as far as it came, and another process can
 * go on with it.
 */
@Component
class ReceiveUpload {

    /** So much of a file is in memory: several are sent at a time. */
    static final int PIECE = 512 * 1024;

    /** Of its beginning, to say what it is; what breaks off before is looked at in the end. */
    private static final int ENOUGH = 512;

    private final ProfileDatabase database;
    private final Uploads uploads;
    private final FiledDocuments filed;
    private final AddDocument add;
    private final FileUploadJob file;
    private final ForgetUploadJob forget;
    private final Jobs jobs;
    private final Idempotency idempotency;
    private final DocumentSettings settings;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    ReceiveUpload(
            ProfileDatabase database,
            Uploads uploads,
            FiledDocuments filed,
            AddDocument add,
            FileUploadJob file,
            ForgetUploadJob forget,
            Jobs jobs,
            Idempotency idempotency,
            DocumentSettings settings,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.uploads = uploads;
        this.filed = filed;
        this.add = add;
        this.file = file;
        this.forget = forget;
        this.jobs = jobs;
        this.idempotency = idempotency;
        this.settings = settings;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** Before anything is sent, it is known whether there is room for it. */
    Upload begin(Me me, long length, AddDocument.Wanted wanted, @Nullable String idempotencyKey) {
        if (length > settings.largest()) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "platform/too-large")
                    .withErrors(List.of(new FieldFault("Upload-Length", "field.limits")))
                    .with("allowed", Long.toString(settings.largest()));
        }
        return database.write(() -> {
            filed.lock(me.person());
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var id = Ids.next();
            var body = json.writeValueAsBytes(new Asked(length, wanted));
            var earlier =
                    idempotency.claim(
                            database, idempotencyKey, "POST uploads", body, id.toString());
            if (earlier.isPresent()) {
                return own(me, UUID.fromString(earlier.get()));
            }
            if (wanted.replaces() != null && filed.find(me.person(), wanted.replaces()).isEmpty()) {
                throw Problem.invalid(
                        List.of(new FieldFault(AboutFields.REPLACES, "field.unknown-document")));
            }
            add.requireRoom(Owner.of(me), length);
            var upload =
                    new Upload(
                            id,
                            Owner.of(me),
                            length,
                            0,
                            State.RECEIVING,
                            wanted,
                            null,
                            null,
                            now.plus(settings.resumeWithin()));
            uploads.add(upload, now);
            jobs.schedule(
                    database,
                    forget,
                    id.toString(),
                    OwnedId.of(upload.owner(), upload.id()),
                    upload.expiresAt());
            audit.record(database, record(me, id, "profile.upload.begun"));
            return upload;
        });
    }

    /** What counts as the same request. */
    private record Asked(long length, AddDocument.Wanted wanted) {}

    Upload find(Me me, UUID id) {
        return database.read(() -> own(me, id));
    }

    List<Upload> unfinished(Me me) {
        var list = database.read(() -> uploads.unfinished(me.person(), clock.instant()));
        audit.append(
                database,
                AuditRecord.own(
                        me.company(),
                        me.person(),
                        "profile.uploads.listed",
                        Uploads.TABLE,
                        me.person()));
        return list;
    }

    /**
     * Keeps what comes, as far as it comes.
     *
     * @param offset where its sender believes that it belongs
     * @return where the next part belongs
     */
    long receive(Me me, UUID id, long offset, InputStream body) {
        var upload = find(me, id);
        if (offset != upload.received() || upload.state() == State.REFUSED) {
            throw conflict();
        }
        var at = offset;
        var buffer = new byte[(int) Math.min(PIECE, upload.length())];
        while (at < upload.length()) {
            var piece = new Piece(body, buffer, upload.length() - at);
            if (piece.size > 0) {
                if (at == 0 && (piece.size >= ENOUGH || piece.size == upload.length())) {
                    mustBeTaken(upload, Arrays.copyOf(buffer, piece.size));
                }
                keep(upload, at, Arrays.copyOf(buffer, piece.size));
                at += piece.size;
            }
            if (piece.broken != null) {
                throw piece.broken;
            }
            if (piece.ended) {
                break;
            }
        }
        return at;
    }

    /** Its first bytes tell: what would be refused in the end need not be sent. */
    private void mustBeTaken(Upload upload, byte[] beginning) {
        try {
            FileName.mustFit(upload.wanted().fileName(), Documents.kindOf(beginning));
        } catch (Problem refused) {
            database.write(() -> {
                if (uploads.become(upload, State.RECEIVING, State.REFUSED)) {
                    uploads.end(upload, null, refused.type());
                    audit.record(database, FileUploadJob.refused(upload));
                }
            });
            throw refused;
        }
    }

    private void keep(Upload upload, long at, byte[] bytes) {
        database.write(() -> {
            if (!uploads.append(upload, at, bytes)) {
                throw conflict();
            }
            if (at + bytes.length == upload.length()
                    && uploads.become(upload, State.RECEIVING, State.RECEIVED)) {
                jobs.schedule(
                        database,
                        file,
                        upload.id().toString(),
                        OwnedId.of(upload.owner(), upload.id()),
                        clock.instant());
            }
        });
    }

    /** Takes it back. What it became already stays. */
    void end(Me me, UUID id) {
        database.write(() -> {
            own(me, id);
            uploads.remove(me.person(), id);
            jobs.cancel(database, forget, id.toString());
            audit.record(database, record(me, id, "profile.upload.ended"));
        });
    }

    private Upload own(Me me, UUID id) {
        return uploads.find(me.person(), id, clock.instant()).orElseThrow(Problem::notFound);
    }

    private static Problem conflict() {
        return new Problem(HttpStatus.CONFLICT, "profile/other-offset");
    }

    private static AuditRecord record(Me me, UUID id, String action) {
        return AuditRecord.own(me.company(), me.person(), action, Uploads.TABLE, id);
    }

    /** As much as fits, or as came before its sender was lost. */
    private static final class Piece {

        private int size;
        private boolean ended;
        private @Nullable Problem broken;

        Piece(InputStream body, byte[] buffer, long left) {
            var wanted = (int) Math.min(buffer.length, left);
            try {
                while (size < wanted) {
                    var n = body.read(buffer, size, wanted - size);
                    if (n < 0) {
                        ended = true;
                        return;
                    }
                    size += n;
                }
            } catch (IOException lost) {
                broken = new Problem(HttpStatus.BAD_REQUEST, "profile/broken-off");
            } catch (Problem tooSlow) {
                broken = tooSlow;
            }
        }
    }
}
