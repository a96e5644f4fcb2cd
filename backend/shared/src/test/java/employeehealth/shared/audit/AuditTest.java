package employeehealth.shared.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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
        assertThat(logged("person")).containsExactly(TestAudit.pseudonyms().of(person));
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
        var prints = logged("encode(fingerprint_after, 'hex')");
        assertThat(prints).hasSize(2).doesNotHaveDuplicates().doesNotContainNull();
    }

    @Test
    void aChangeLeavesAFingerprintOfBeforeAndOneOfAfter() {
        var content = "the same words".getBytes(UTF_8);
        inTransaction(() -> audit.record(DATABASE, written(company).changed(content, content)));
        var before = logged("encode(fingerprint_before, 'hex')");
        var after = logged("encode(fingerprint_after, 'hex')");
        assertThat(before).doesNotContainNull().doesNotContainAnyElementsOf(after);
    }

    @Test
    void whatIsNewHasNoFingerprintOfBeforeAndWhatIsGoneNoneOfAfter() {
        var content = "the same words".getBytes(UTF_8);
        inTransaction(() -> audit.record(DATABASE, written(company).changed(null, content)));
        assertThat(logged(TestAudit.FINGERPRINTS)).containsExactly("after");
        inTransaction(() -> audit.record(DATABASE, written(company).changed(content, null)));
        assertThat(logged(TestAudit.FINGERPRINTS)).containsExactlyInAnyOrder("after", "before");
    }

    @Test
    void whoItWasIsReadableWithThePersonsKeyOnly() {
        inTransaction(() ->
                audit.record(DATABASE, written(company).because("called \"urgent\"\nby her son")));
        assertThat(logged("audit_log::text").getFirst().toString())
                .doesNotContain(person.toString())
                .doesNotContain("urgent");
        var id = (UUID) logged("id").getFirst();
        var sealed = (byte[]) logged("sealed").getFirst();
        assertThat(new String(TestAudit.seal().open(person, Audit.SEALED, id, sealed), UTF_8))
                .isEqualTo(
                        "{\"actor\":\"%s\",\"person\":\"%s\",\"reason\":\"called \\\"urgent\\\"\\u000aby her son\"}"
                                .formatted(person, person));
    }

    @Test
    void aPersonIsNamedByTheirPseudonymAlsoWhereTheyAreTheThing() {
        var record = AuditRecord.own(company, person, "notes.notes.listed", "notes.notes", person);
        inTransaction(() -> audit.record(DATABASE, record));
        assertThat(
                        DATABASE.seenByOwner(
                                "select entity_id from platform.audit_log where company_id = '"
                                        + company
                                        + "'"))
                .containsExactly(TestAudit.pseudonyms().of(person).toString());
    }

    @Test
    void withoutAKeyServiceThereIsARecordAllTheSame() {
        var keyless =
                new Audit(
                        TestPlatform.secrets(),
                        TestAudit.pseudonyms(),
                        () -> {
                            throw new IllegalStateException("away");
                        },
                        Clock.systemUTC());
        inTransaction(() -> keyless.record(DATABASE, written(company)));
        assertThat(logged("person")).containsExactly(TestAudit.pseudonyms().of(person));
        assertThatThrownBy(() ->
                        inTransaction(
                                () -> keyless.record(DATABASE, written(company).because("words"))))
                .hasMessage("away");
    }

    @Test
    void noTextOfACallersForgesOrSplitsARecord() {
        assertThatThrownBy(() -> AuditRecord.own(company, person, "a.b\nc", "notes.notes", note))
                .isInstanceOf(IllegalArgumentException.class);
        var nasty = "x\n{\"id\":1} \u202e\ud800é".repeat(50_000);
        var record = AuditRecord.own(company, person, "notes.note.read", "notes.notes", nasty);
        assertThat(record.entityId()).hasSize(200).matches("[!-~]*").startsWith("x?{\"id\":1}???");
    }

    @Test
    void theMacSaysWhoWroteARecord() {
        inTransaction(() -> audit.record(DATABASE, written(company)));
        var entry = entry();
        assertThat(audit.wrote(entry)).isTrue();
        assertThat(audit.wrote(entry.with(new byte[32]))).isFalse();
        DATABASE.seenByOwner(
                "update platform.audit_log set purpose = 'care' where entity_id = '"
                        + note
                        + "' returning id");
        assertThat(audit.wrote(entry())).isFalse();
    }

    private AuditEntry entry() {
        var database = new PlatformDatabase(DATABASE.databases());
        return database.read(() ->
                database.sql(
                                "select "
                                        + AuditEntry.COLUMNS
                                        + " from platform.audit_log a where a.entity_id = :note")
                        .param("note", note)
                        .query((row, n) -> AuditEntry.read(row))
                        .single());
    }

    @Test
    void theOrderOfARecordIsTheDatabasesToSay() {
        assertThatThrownBy(() ->
                        inTransaction(() ->
                                DATABASE.sql(
                                                """
                                                insert into platform.audit_log
                                                       (id, at, action, entity, entity_id, purpose,
                                                        outcome, trace_id, txid)
                                                values (gen_random_uuid(), now(), 'a', 'b', 'c',
                                                        'd', 'success', 'e', '3')
                                                """)
                                        .update()))
                .hasStackTraceContaining("permission denied");
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
