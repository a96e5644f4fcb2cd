package employeehealth.shared.database;

import employeehealth.contracts.CompanyId;
import java.util.List;

/** A service of one table, for tests of what all services share. */
public final class NotesDatabase extends ServiceDatabase {

    private final Databases databases;

    public NotesDatabase() {
        this(TestPlatform.freshDatabases());
    }

    public NotesDatabase(Databases databases) {
        super(databases, "notes");
        this.databases = databases;
    }

    /** Where its schema and its role are. */
    public Databases databases() {
        return databases;
    }

    /** Within a transaction. */
    public void add(CompanyId company, String note) {
        sql("insert into notes.notes values (:id, :company)")
                .param("id", note)
                .param("company", company.value())
                .update();
    }

    /** Within a transaction. */
    public List<String> notes() {
        return sql("select id from notes.notes").query((row, n) -> row.getString(1)).list();
    }

    /** The first column of all rows, as the owner of the database sees them. */
    public List<Object> seenByOwner(String query) {
        return TestPlatform.seenByOwner(databases, query);
    }
}
