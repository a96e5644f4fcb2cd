package employeehealth.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

class AuditGroupTest {

    private static final NotesDatabase DATABASE = new NotesDatabase();
    private static final int CALLERS = 20;

    private final Audit audit = TestAudit.at(Clock.systemUTC());
    private final List<CompanyId> companies =
            List.of(new CompanyId(Ids.next()), new CompanyId(Ids.next()));
    private final PersonId person = new PersonId(Ids.next());
    private final String note = Ids.next().toString();

    private AuditRecord seen(CompanyId company) {
        return AuditRecord.own(company, person, "notes.note.read", "notes.notes", note);
    }

    private void append(CompanyId company, AuditEntry entry) {
        Tenant.of(company).run(() -> new AuditGroup(DATABASE).append(entry));
    }

    private void append(CompanyId company) {
        Tenant.of(company).run(() -> audit.append(DATABASE, seen(company)));
    }

    private List<Object> logged(String column) {
        return DATABASE.seenByOwner(
                "select " + column + " from platform.audit_log where entity_id = '" + note + "'");
    }

    @Test
    void itIsThereWhenTheCallReturns() {
        append(companies.getFirst());
        assertThat(logged("company_id")).containsExactly(companies.getFirst().value());
    }

    @Test
    void thoseWhoWaitAreWrittenTogetherEachForTheirCompany() throws Exception {
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all = whileNobodyCanWrite(callers, n -> entry(companies.get(n % 2)));
            all.forEach(CompletableFuture::join);
        }
        assertThat(logged("company_id"))
                .hasSize(CALLERS)
                .containsOnly(companies.getFirst().value(), companies.getLast().value());
        assertThat(logged("distinct txid::text").size())
                .as("the first, and all who waited behind it")
                .isLessThanOrEqualTo(2);
    }

    /** All callers stand in line before the first is let through. */
    private List<CompletableFuture<Void>> whileNobodyCanWrite(
            ExecutorService callers, IntFunction<AuditEntry> entries) throws SQLException {
        var location = DATABASE.databases().location();
        var all = new ArrayList<CompletableFuture<Void>>();
        try (var owner =
                        DriverManager.getConnection(
                                location.url(), location.owner(), location.ownerPassword());
                var sql = owner.createStatement()) {
            owner.setAutoCommit(false);
            sql.execute("lock table platform.audit_log in exclusive mode");
            var group = new AuditGroup(DATABASE);
            for (var n = 0; n < CALLERS; n++) {
                var entry = entries.apply(n);
                all.add(CompletableFuture.runAsync(() -> group.append(entry), callers));
                while (n == 0 ? !isHeldUp(sql) : group.waiting() < n) {
                    Thread.onSpinWait();
                }
            }
            owner.commit();
        }
        return all;
    }

    private static boolean isHeldUp(Statement sql) throws SQLException {
        try (var row = sql.executeQuery("select count(*) from pg_locks where not granted")) {
            return row.next() && row.getInt(1) > 0;
        }
    }

    private AuditEntry entry(CompanyId company) {
        return Tenant.of(company).get(() -> audit.entry(seen(company)));
    }

    @Test
    void oneThatTheDatabaseRefusesTakesNobodysAlong() throws Exception {
        var refused = entry(companies.getFirst());
        append(companies.getFirst(), refused);
        try (var callers = Executors.newFixedThreadPool(CALLERS)) {
            var all =
                    whileNobodyCanWrite(
                            callers, n -> n == 7 ? refused : entry(companies.get(n % 2)));
            assertThatThrownBy(() -> all.get(7).join())
                    .hasRootCauseInstanceOf(PSQLException.class)
                    .hasStackTraceContaining("duplicate key");
            all.stream().filter(one -> one != all.get(7)).forEach(CompletableFuture::join);
        }
        assertThat(logged("id")).hasSize(CALLERS);
    }

    @Test
    void whoeverCannotBeWrittenDownIsTold() {
        try (var closed = Executors.newSingleThreadExecutor()) {
            var gone = new NotesDatabase();
            gone.databases().close();
            var asked =
                    CompletableFuture.runAsync(
                            () ->
                                    Tenant.of(companies.getFirst())
                                            .run(() ->
                                                    audit.append(gone, seen(companies.getFirst()))),
                            closed);
            assertThatThrownBy(asked::join).isInstanceOf(CompletionException.class);
        }
        assertThat(logged("id")).isEmpty();
    }

    @Test
    void noCompanyIsNamedButTheCallers() {
        assertThatThrownBy(() -> audit.append(DATABASE, seen(companies.getFirst())))
                .hasMessageContaining("caller's");
        assertThatThrownBy(() ->
                        Tenant.of(companies.getLast())
                                .run(() -> audit.append(DATABASE, seen(companies.getFirst()))))
                .hasMessageContaining("caller's");
        assertThat(logged("id")).isEmpty();
    }

    @Test
    void withinATransactionItRefuses() {
        assertThatThrownBy(() -> DATABASE.write(() -> append(companies.getFirst())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("record it within");
        assertThat(logged("id")).isEmpty();
    }
}
