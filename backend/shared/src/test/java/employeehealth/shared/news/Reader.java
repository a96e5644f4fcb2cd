package employeehealth.shared.news;

import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.ServiceDatabase;
import employeehealth.shared.web.Trace;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;

/** Writes each event down in the table of notes, in the order in which they come. */
final class Reader implements Subscriber<NoteWritten> {

    private final String name;
    private final NotesDatabase database;
    final AtomicInteger calls = new AtomicInteger();
    volatile int poison = -1;

    /** What happens before it is done, within the transaction. */
    volatile Runnable last = () -> {};

    Reader(String name, NotesDatabase database) {
        this.name = name;
        this.database = database;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Class<NoteWritten> kind() {
        return NoteWritten.class;
    }

    @Override
    public ServiceDatabase database() {
        return database;
    }

    @Override
    public void receive(NoteWritten news, UUID id) {
        calls.incrementAndGet();
        if (news.number() == poison) {
            throw new IllegalStateException("words that nobody may read");
        }
        database.sql(
                        """
                        insert into notes.received (reader, note, number, trace, company_id)
                        values (:reader, :note, :number, :trace, :company)
                        """)
                .param("reader", name)
                .param("note", news.note())
                .param("number", news.number())
                .param("trace", MDC.get(Trace.ID))
                .param("company", Tenant.current().orElseThrow().company().value())
                .update();
        last.run();
    }
}
