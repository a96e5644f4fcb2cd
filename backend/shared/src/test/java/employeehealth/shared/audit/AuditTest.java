package employeehealth.shared.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTest {

    private static final NotesDatabase DATABASE = new NotesDatabase();

    private final Audit audit = TestAudit.at(Clock.systemUTC());
    private final CompanyId company = new CompanyId(Ids.next());
    private final PersonId person = new PersonId(Ids.next());
    private final String note = Ids.next().toString();

    private AuditRecord written(CompanyId where) {
        return AuditRecord.own(where, person, "notes.note.written", "notes.notes", note);
    }

    private void inTransaction(Runnable work) {
        Tenant.of(company).run(() -> DATABASE.write(work));
    }

    private List<Object> logged(String column) {
        return DATABASE.seenByOwner(
                "select " + column + " from platform.audit_log where entity_id = '" + note + "'");
    }

    @Test
    void aChangeAndItsRecordAreThereTogether() {
        inTransaction(() -> {
            DATABASE.add(company, note);
            audit.record(DATABASE, written(company));
        });
        assertThat(logged("action")).containsExactly("notes.note.written");
        assertThat(logged("outcome")).containsExactly("success");
        assertThat(logged("person")).containsExactly(person.value());
    }

    @Test
    void aChangeThatIsRolledBackTakesItsRecordAlong() {
        assertThatThrownBy(() ->
                        inTransaction(() -> {
                            audit.record(DATABASE, written(company));
                            DATABASE.add(company, note);
                            throw new IllegalStateException("changed my mind");
                        }))
                .hasMessage("changed my mind");
        assertThat(logged("action")).isEmpty();
        assertThat(DATABASE.seenByOwner("select id from notes.notes")).doesNotContain(note);
    }

    @Test
    void aRecordThatIsRefusedTakesItsChangeAlong() {
        var another = new CompanyId(Ids.next());
        assertThatThrownBy(() ->
                        inTransaction(() -> {
                            DATABASE.add(company, note);
                            audit.record(DATABASE, written(another));
                        }))
                .hasStackTraceContaining("row-level security");
        assertThat(logged("action")).isEmpty();
        assertThat(DATABASE.seenByOwner("select id from notes.notes")).doesNotContain(note);
    }

    @Test
    void withoutACompanyNoneIsNamed() {
        assertThatThrownBy(() -> DATABASE.write(() -> audit.record(DATABASE, written(company))))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void whatConcernsNoCompanyIsRecordedByAnyone() {
        var refused =
                new AuditRecord(
                        null,
                        null,
                        null,
                        "notes.sign-in.refused",
                        "notes.notes",
                        note,
                        "sign-in",
                        AuditRecord.Outcome.REFUSED,
                        null);
        DATABASE.write(() -> audit.record(DATABASE, refused));
        assertThat(logged("outcome")).containsExactly("refused");
    }

    @Test
    void outsideATransactionItRefuses() {
        assertThatThrownBy(() -> audit.record(DATABASE, written(company)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
        assertThat(logged("action")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select action from platform.audit_log",
                "update platform.audit_log set outcome = 'refused' returning action",
                "delete from platform.audit_log returning action",
            })
    void aServiceAddsToTheLogAndNothingElse(String statement) {
        inTransaction(() -> audit.record(DATABASE, written(company)));
        assertThatThrownBy(() ->
                        inTransaction(() -> DATABASE.sql(statement).query(String.class).list()))
                .hasStackTraceContaining("permission denied for table audit_log");
        assertThat(logged("outcome")).containsExactly("success");
    }

    @Test
    void equalContentLeavesDifferentFingerprints() {
        var content = "the same words".getBytes(UTF_8);
        inTransaction(() -> {
            audit.record(DATABASE, written(company).of(content));
            audit.record(DATABASE, written(company).of(content));
        });
        var prints = logged("encode(fingerprint, 'hex')");
        assertThat(prints).hasSize(2).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void theContentItselfIsNowhereInTheLog() {
        inTransaction(
                () -> audit.record(DATABASE, written(company).of("mal de tête".getBytes(UTF_8))));
        assertThat(logged("audit_log::text").getFirst().toString())
                .contains("notes.note.written")
                .doesNotContain("mal")
                .doesNotContain("6d616c");
        assertThat(written(company).of("mal".getBytes(UTF_8)).toString()).doesNotContain("mal");
    }
}
