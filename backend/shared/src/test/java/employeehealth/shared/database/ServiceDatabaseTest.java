package employeehealth.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceDatabaseTest {

    private final CompanyId lumiere = new CompanyId(Ids.next());
    private final CompanyId verrerie = new CompanyId(Ids.next());
    private static final NotesDatabase DATABASE = new NotesDatabase();

    ServiceDatabaseTest() {
        in(lumiere, () -> DATABASE.add(lumiere, "theirs"));
    }

    private void in(CompanyId company, Runnable work) {
        Tenant.of(company).run(() -> DATABASE.write(work));
    }

    private List<String> seenBy(CompanyId company) {
        return Tenant.of(company).get(() -> DATABASE.read(DATABASE::notes));
    }

    @Test
    void aRowExistsForItsOwnCompanyOnly() {
        assertThat(seenBy(lumiere)).containsExactly("theirs");
        assertThat(seenBy(verrerie)).isEmpty();
    }

    @Test
    void withoutACompanyThereAreNoRows() {
        assertThat(DATABASE.read(DATABASE::notes)).isEmpty();
    }

    @Test
    void aCompanyIsForgottenWithItsTransaction() {
        // More often than the pool has connections, so that each has served the company before.
        for (var i = 0; i < 20; i++) {
            assertThat(seenBy(lumiere)).isNotEmpty();
            assertThat(DATABASE.read(DATABASE::notes)).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenForAnotherCompany() {
        assertThatThrownBy(() -> in(verrerie, () -> DATABASE.add(lumiere, "planted")))
                .hasStackTraceContaining("row-level security");
        assertThat(seenBy(lumiere)).containsExactly("theirs");
    }

    @Test
    void whatFailsLeavesNothingBehind() {
        assertThatThrownBy(() ->
                        in(
                                lumiere,
                                () -> {
                                    DATABASE.add(lumiere, "half");
                                    throw new IllegalStateException("the other half");
                                }))
                .hasMessage("the other half");
        assertThat(seenBy(lumiere)).containsExactly("theirs");
    }

    @Test
    void aReadingTransactionRefusesToWrite() {
        assertThatThrownBy(() ->
                        Tenant.of(lumiere)
                                .get(() ->
                                        DATABASE.read(() -> {
                                            DATABASE.add(lumiere, "no");
                                            return true;
                                        })))
                .hasStackTraceContaining("read-only transaction");
    }

    @Test
    void aServiceDoesNotReachTheTablesOfThePlatform() {
        assertThatThrownBy(() ->
                        DATABASE.read(() ->
                                DATABASE.sql("select result from" + " platform.idempotency_keys")
                                        .query(String.class)
                                        .list()))
                .hasStackTraceContaining("permission denied");
    }
}
