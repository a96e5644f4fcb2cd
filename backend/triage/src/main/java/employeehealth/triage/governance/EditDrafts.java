package employeehealth.triage.governance;

import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.triage.TriageDatabase;
import employeehealth.triage.assessment.Checks;
import employeehealth.triage.assessment.Result;
import employeehealth.triage.assessment.Told;
import employeehealth.triage.protocol.Canonical;
import employeehealth.triage.protocol.Protocols;
import employeehealth.triage.protocol.Publications;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What authors do with drafts, and how they are signed. */
@Component
class EditDrafts {

    static final String TABLE = "triage.protocol_drafts";

    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{0,59}");
    private static final Pattern VERSION = Pattern.compile("\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");
    private static final int LARGEST = 200_000;

    private final TriageDatabase database;
    private final Drafts drafts;
    private final CheckDraft check;
    private final Signatures signatures;
    private final Protocols protocols;
    private final Publications publications;
    private final DirectoryApi directory;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    EditDrafts(
            TriageDatabase database,
            Drafts drafts,
            CheckDraft check,
            Signatures signatures,
            Protocols protocols,
            Publications publications,
            DirectoryApi directory,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.drafts = drafts;
        this.check = check;
        this.signatures = signatures;
        this.protocols = protocols;
        this.publications = publications;
        this.directory = directory;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param key of the request, so that a repeated one makes nothing
     * @throws Problem 409 if there is a draft of that version, 400 if it is another protocol's
     */
    Draft make(
            Me me,
            String protocol,
            JsonNode content,
            List<ExpectedRow> expected,
            @Nullable String key) {
        var draft =
                new Draft(
                        Ids.next(),
                        me.healthService(),
                        protocol,
                        version(protocol, content),
                        canonical(content),
                        json.writeValueAsString(expected),
                        me.person(),
                        1,
                        now(),
                        null);
        var body = Canonical.bytes(draft.content() + draft.expected());
        return database.write(() -> {
            var operation = "POST drafts " + protocol;
            var earlier = idempotency.claim(database, key, operation, body, draft.id().toString());
            if (earlier.isPresent()) {
                return drafts.find(UUID.fromString(earlier.get())).orElseThrow(Problem::notFound);
            }
            if (!drafts.add(draft)) {
                throw new Problem(HttpStatus.CONFLICT, "triage/draft-exists");
            }
            record(me, draft, "triage.protocol-draft.made");
            return draft;
        });
    }

    Draft change(
            Me me,
            String protocol,
            String version,
            JsonNode content,
            List<ExpectedRow> expected,
            @Nullable String ifMatch) {
        if (!version(protocol, content).equals(version)) {
            throw Problem.invalid(
                    List.of(new FieldFault("protocol.version", "field.same-version")));
        }
        return database.write(() -> {
            var before = open(protocol, version);
            IfMatch.require(ifMatch, before.tag());
            var after =
                    new Draft(
                            before.id(),
                            before.healthService(),
                            protocol,
                            version,
                            canonical(content),
                            json.writeValueAsString(expected),
                            me.person(),
                            before.revision() + 1,
                            now(),
                            null);
            drafts.change(after);
            audit.record(
                    database,
                    about(me, after, "triage.protocol-draft.changed")
                            .changed(
                                    Canonical.bytes(before.content() + before.expected()),
                                    Canonical.bytes(after.content() + after.expected())));
            return after;
        });
    }

    void remove(Me me, String protocol, String version, @Nullable String ifMatch) {
        database.write(() -> {
            var draft = open(protocol, version);
            IfMatch.require(ifMatch, draft.tag());
            drafts.remove(draft);
            record(me, draft, "triage.protocol-draft.removed");
        });
    }

    Report check(String protocol, String version) {
        var draft = database.read(() -> find(protocol, version));
        return check.of(draft, protocols.after(database.read(publications::newest)));
    }

    /**
     * What it would answer.
     *
     * @throws Problem 409 if it cannot be read yet
     */
    Result evaluate(String protocol, String version, Told told) {
        var draft = database.read(() -> find(protocol, version));
        var base = protocols.after(database.read(publications::newest));
        return Checks.result(told, check.readable(draft, base), protocols);
    }

    /**
     * @throws Problem 409 if the check finds anything: nobody answers for what is not sound
     */
    Signature sign(Me me, String protocol, String version, @Nullable String ifMatch) {
        var name = name(me);
        var read = unpublished(database.read(() -> find(protocol, version)));
        requireSeen(ifMatch, read);
        if (!check.of(read, protocols.after(database.read(publications::newest))).sound()) {
            throw new Problem(HttpStatus.CONFLICT, "triage/draft-not-sound");
        }
        return database.write(() -> {
            var draft = open(protocol, version);
            requireSeen(ifMatch, draft);
            var signature = signatures.make(me, name, draft, drafts.signatures(draft));
            drafts.sign(draft, signature);
            record(me, draft, "triage.protocol-draft.signed");
            return signature;
        });
    }

    /** They sign what they have read, not what it has become since, and not "whatever it is". */
    private static void requireSeen(@Nullable String ifMatch, Draft draft) {
        IfMatch.require(
                ifMatch == null || ifMatch.strip().equals("*") ? null : ifMatch, draft.tag());
    }

    private String name(Me me) {
        return directory.named(me.company(), new DirectoryApi.People(List.of(me.person()))).stream()
                .map(one -> one.displayName())
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private Draft find(String protocol, String version) {
        return drafts.find(protocol, version).orElseThrow(Problem::notFound);
    }

    /** Locked. */
    private Draft open(String protocol, String version) {
        return unpublished(drafts.lock(protocol, version).orElseThrow(Problem::notFound));
    }

    private static Draft unpublished(Draft draft) {
        if (draft.publishedAt() != null) {
            throw new Problem(HttpStatus.CONFLICT, "triage/already-published");
        }
        return draft;
    }

    private static String version(String protocol, JsonNode content) {
        if (!ID.matcher(protocol).matches() || !content.path("id").asString("").equals(protocol)) {
            throw Problem.invalid(List.of(new FieldFault("protocol.id", "field.same-protocol")));
        }
        var version = content.path("version").asString("");
        if (!VERSION.matcher(version).matches()) {
            throw Problem.invalid(List.of(new FieldFault("protocol.version", "field.version")));
        }
        return version;
    }

    private static String canonical(JsonNode content) {
        try {
            var text = Canonical.text(content);
            if (text.length() > LARGEST) {
                throw Problem.invalid(List.of(new FieldFault("protocol", "engine.too-long")));
            }
            return text;
        } catch (IllegalArgumentException strange) {
            throw Problem.invalid(List.of(new FieldFault("protocol", "field.plain-json")));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(Me me, Draft draft, String action) {
        audit.record(
                database,
                about(me, draft, action).of(Canonical.bytes(draft.content() + draft.expected())));
    }

    static AuditRecord about(Me me, Draft draft, String action) {
        return new AuditRecord(
                me.company(),
                me.person(),
                null,
                action,
                TABLE,
                draft.id().toString(),
                "protocol-governance",
                AuditRecord.Outcome.SUCCESS,
                null);
    }
}
