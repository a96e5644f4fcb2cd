package employeehealth.profile.document;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.blobs.Document;
import employeehealth.shared.blobs.Documents;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Puts what has arrived into somebody's file: as a new document, or as the next version of one. */
@Component
class AddDocument {

    private final ProfileDatabase database;
    private final FiledDocuments filed;
    private final Documents store;
    private final ExpiryReminders reminders;
    private final Idempotency idempotency;
    private final DocumentSettings settings;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    AddDocument(
            ProfileDatabase database,
            FiledDocuments filed,
            Documents store,
            ExpiryReminders reminders,
            Idempotency idempotency,
            DocumentSettings settings,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.filed = filed;
        this.store = store;
        this.reminders = reminders;
        this.idempotency = idempotency;
        this.settings = settings;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param fileName as {@link FileName} leaves it
     * @param replaces a document that this is the next version of
     * @param mark by which its sender knows the file again, to go on with it
     */
    record Wanted(About about, String fileName, @Nullable UUID replaces, @Nullable String mark) {

        Wanted(About about, String fileName, @Nullable UUID replaces) {
            this(about, fileName, replaces, null);
        }

        @Override
        public String toString() {
            return "Wanted[hidden]";
        }
    }

    /** What became of it. */
    sealed interface Outcome {

        record Filed(FiledDocument document) implements Outcome {}

        /** The person has it already. */
        record Same(UUID document) implements Outcome {}
    }

    /** Before anything is read: whoever has no room is told at once. */
    void mustHaveRoom(Owner owner, long more) {
        database.write(() -> {
            filed.lock(owner.person());
            requireRoom(owner, more);
        });
    }

    /** In a transaction that holds the lock of {@link FiledDocuments#lock}. */
    void requireRoom(Owner owner, long more) {
        var used = filed.used(owner.person());
        if (more > settings.perPerson() - used) {
            throw new Problem(HttpStatus.CONTENT_TOO_LARGE, "profile/no-room")
                    .with("used", Long.toString(used))
                    .with("allowed", Long.toString(settings.perPerson()));
        }
    }

    /**
     * What came in one piece.
     *
     * @throws Problem 409 if the person has it already; nothing was claimed then, so that the same
     *     request is answered alike
     */
    FiledDocument add(
            Owner owner, Document arrived, Wanted wanted, @Nullable String idempotencyKey) {
        return database.write(() -> {
            filed.lock(owner.person());
            var id = wanted.replaces == null ? Ids.next() : wanted.replaces;
            var body =
                    json.writeValueAsBytes(
                            new Asked(wanted, HexFormat.of().formatHex(arrived.sha256())));
            var earlier =
                    idempotency.claim(
                            database, idempotencyKey, "POST documents", body, id.toString());
            if (earlier.isPresent()) {
                return filed.find(owner.person(), UUID.fromString(earlier.get()))
                        .orElseThrow(Problem::notFound);
            }
            requireRoom(owner, arrived.size());
            return switch (put(owner, id, arrived, wanted)) {
                case Outcome.Filed(var document) -> document;
                case Outcome.Same(var document) -> throw sameAs(document);
            };
        });
    }

    private static Problem sameAs(UUID document) {
        return new Problem(HttpStatus.CONFLICT, "profile/same-document")
                .with("document", document.toString())
                .withErrors(List.of(new FieldFault("file", "field.same-document")));
    }

    /** What counts as the same request. */
    private record Asked(Wanted wanted, String sha256) {

        @Override
        public String toString() {
            return "Asked[hidden]";
        }
    }

    /** What came in parts, and whose room was kept for it: in the transaction that frees that. */
    Outcome put(Owner owner, Document arrived, Wanted wanted) {
        return put(owner, wanted.replaces == null ? Ids.next() : wanted.replaces, arrived, wanted);
    }

    private Outcome put(Owner owner, UUID id, Document arrived, Wanted wanted) {
        var same = filed.sameAs(owner, arrived.sha256());
        if (same.isPresent()) {
            return new Outcome.Same(same.get());
        }
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var before = wanted.replaces == null ? null : replaced(owner, wanted.replaces);
        var version =
                new Version(
                        arrived.id(),
                        id,
                        before == null ? 1 : before.newest().number() + 1,
                        arrived.type(),
                        arrived.size(),
                        wanted.fileName,
                        arrived.sha256(),
                        at);
        var document =
                before == null
                        ? new FiledDocument(id, owner, wanted.about, 1, version, at)
                        : new FiledDocument(
                                id,
                                owner,
                                wanted.about,
                                before.revision() + 1,
                                version,
                                before.at());
        if (before == null) {
            filed.add(document);
        } else {
            filed.addVersion(document);
        }
        store.keep(database, arrived.id());
        reminders.set(before, document);
        audit.record(
                database,
                AuditRecord.own(
                                owner.company(),
                                owner.person(),
                                before == null
                                        ? "profile.document.added"
                                        : "profile.document.replaced",
                                FiledDocuments.TABLE,
                                id)
                        .of(json.writeValueAsBytes(document.about())));
        return new Outcome.Filed(document);
    }

    private FiledDocument replaced(Owner owner, UUID id) {
        return filed.findToChange(owner.person(), id).orElseThrow(Problem::notFound);
    }
}
