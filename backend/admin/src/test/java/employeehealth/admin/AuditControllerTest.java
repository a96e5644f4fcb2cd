package employeehealth.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.shared.access.Me;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.audit.TestAudit;
import employeehealth.shared.audit.log.Checkpoint;
import employeehealth.shared.audit.log.FolderWitness;
import employeehealth.shared.audit.log.Merkle;
import employeehealth.shared.audit.log.SigningKey;
import employeehealth.shared.audit.log.TestSealer;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.TestPlatform;
import employeehealth.shared.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor gets to read: the service as it is, over a real audit log. */
class AuditControllerTest {

    private static final Databases DATABASES = TestPlatform.freshDatabases();
    private static final AdminDatabase DATABASE = new AdminDatabase(DATABASES);
    private static final SigningKey KEY = SigningKey.of(TestPlatform.settings());

    @TempDir static Path witness;

    private final Audit audit = TestAudit.at(Clock.systemUTC());
    private final AuditController controller = new AuditController(DATABASE, audit);
    private final Me auditor = someone();
    private final PersonId patient = new PersonId(Ids.next());

    private static Me someone() {
        return new Me(
                new PersonId(Ids.next()),
                new CompanyId(Ids.next()),
                new HealthServiceId(Ids.next()),
                new SessionId(Ids.next()),
                Set.of(Role.AUDITOR),
                Set.of(Permission.AUDIT_READ),
                Map.of(),
                "1");
    }

    private void happened(Me at, String action) {
        Tenant.of(at.company())
                .run(() ->
                        DATABASE.write(() ->
                                audit.record(
                                        DATABASE,
                                        AuditRecord.own(
                                                at.company(), patient, action, "a.b", "x"))));
    }

    private AuditController.Page list(
            Me me, @Nullable String action, @Nullable UUID cursor, int limit) {
        return Tenant.of(me.company())
                .get(() ->
                        controller.list(me, null, null, action, null, null, null, cursor, limit));
    }

    private static void seal(Audit audit) {
        new TestSealer(DATABASES, KEY, audit, FolderWitness.at(witness)).seal();
    }

    @Test
    void anAuditorReadsTheirOwnCompanysRecordsPageByPageAndUnderPseudonyms() {
        for (var i = 0; i < 5; i++) {
            happened(auditor, "notes.note.read");
            happened(someone(), "notes.note.read");
        }
        var seen = new ArrayList<AuditController.Entry>();
        @Nullable UUID cursor = null;
        do {
            var page = list(auditor, "notes.note.read", cursor, 2);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(seen)
                .extracting(AuditController.Entry::person)
                .containsOnly(TestAudit.pseudonyms().of(patient));
        assertThat(seen.toString()).doesNotContain(patient.toString());
    }

    @Test
    void readingIsAudited() {
        list(auditor, null, null, 50);
        var reads = list(auditor, "admin.audit.listed", null, 50).items();
        assertThat(reads).hasSize(2);
        assertThat(reads.getFirst().actor()).isEqualTo(TestAudit.pseudonyms().of(auditor.person()));
    }

    @Test
    void aProofLeadsFromTheRecordToTheSignedCheckpoint() {
        happened(auditor, "notes.note.proven");
        var entry = list(auditor, "notes.note.proven", null, 1).items().getFirst();
        assertThatThrownBy(() -> proof(auditor, entry.id()))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not-sealed-yet");
        seal(audit);
        var proof = proof(auditor, entry.id());
        assertThat(proof.leaf()).contains(entry.id().toString());
        Checkpoint signed = KEY.verifier().verify(proof.checkpoint()).orElseThrow();
        assertThat(
                        Merkle.included(
                                Merkle.leaf(proof.leaf().getBytes(US_ASCII)),
                                proof.number(),
                                signed.size(),
                                proof.hashes().stream().map(Base64.getDecoder()::decode).toList(),
                                signed.root()))
                .isTrue();
        var newest = Tenant.of(auditor.company()).get(() -> controller.checkpoint(auditor));
        assertThat(newest.note()).isEqualTo(proof.checkpoint());
    }

    private AuditController.Proof proof(Me me, UUID id) {
        return Tenant.of(me.company()).get(() -> controller.proof(me, id));
    }

    @Test
    void anotherCompanysRecordDoesNotExist() {
        var another = someone();
        happened(another, "notes.note.hidden");
        var theirs = list(another, "notes.note.hidden", null, 1).items().getFirst();
        seal(audit);
        assertThat(proof(another, theirs.id()).hashes()).isNotNull();
        assertThatThrownBy(() -> proof(auditor, theirs.id())).isInstanceOf(Problem.class);
        assertThat(list(auditor, "notes.note.hidden", null, 1).items()).isEmpty();
    }
}
