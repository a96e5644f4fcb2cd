package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Databases;
import employeehealth.shared.database.Ids;
import employeehealth.shared.database.NotesDatabase;
import employeehealth.shared.database.PlatformDatabase;
import employeehealth.shared.database.TestPlatform;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class HandlingTest {

    private final Databases databases = TestPlatform.freshDatabases();
    private final PlatformDatabase platform = new PlatformDatabase(databases);
    private final NotesDatabase notes = new NotesDatabase(databases);
    private final Handling handling =
            new Handling(JsonMapper.builder().build(), ObservationRegistry.NOOP);

    private Envelope announced() {
        var outbox = TestOutbox.at(Clock.systemUTC());
        Tenant.of(new CompanyId(Ids.next()))
                .run(() -> notes.write(() -> outbox.publish(notes, new NoteWritten(1, 1))));
        return platform.read(() ->
                platform.sql("select " + Envelope.COLUMNS + ", 0 from platform.outbox")
                        .query(Envelope::of)
                        .single());
    }

    /** A broker that was killed before it confirmed is told again, and may have kept both. */
    @Test
    void anEventThatComesTwiceInOneBatchIsReceivedOnce() {
        var reader = new Reader("notes.reader", notes);
        var event = announced();
        assertThat(handling.handle(reader, List.of(event, event), Receipt.MARKED)).isEmpty();
        assertThat(handling.handle(reader, List.of(event), Receipt.MARKED)).isEmpty();
        assertThat(reader.calls).hasValue(1);
    }

    /** As by an instance whose claim was lost while it worked, and by the one after it. */
    @Test
    void whatWaitsIsTakenOnce() {
        var reader = new Reader("notes.reader", notes);
        var event = announced();
        new Deliveries(platform, handling, Clock.systemUTC()).register(reader);
        new Relay.Within(platform, Set.of(reader.name())).handOn(10);
        assertThat(handling.handle(reader, List.of(event), Receipt.TAKEN)).isEmpty();
        assertThat(handling.handle(reader, List.of(event), Receipt.TAKEN)).isEmpty();
        assertThat(reader.calls).hasValue(1);
    }

    @Test
    void whatFailsStillWaits() {
        var reader = new Reader("notes.reader", notes);
        reader.poison = 1;
        var event = announced();
        new Deliveries(platform, handling, Clock.systemUTC()).register(reader);
        new Relay.Within(platform, Set.of(reader.name())).handOn(10);
        assertThat(handling.handle(reader, List.of(event), Receipt.TAKEN)).hasSize(1);
        assertThat(TestPlatform.seenByOwner(databases, "select id from platform.news_deliveries"))
                .containsExactly(event.id());
    }
}
