package employeehealth.shared.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.contracts.CompanyId;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.database.Ids;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** News through PostgreSQL alone. */
class NewsWithinTest extends NewsContract {

    @Override
    AutoCloseable process(Bell bell, Subscriber<?>... subscribers) {
        Set<String> here = Stream.of(subscribers).map(Subscriber::name).collect(Collectors.toSet());
        var work =
                new NewsWork(
                        new Relay.Within(platform, here),
                        deliveries,
                        databases,
                        List.of(subscribers),
                        bell,
                        List.of());
        work.start();
        return work;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select body from platform.outbox",
                "select body from platform.news_deliveries",
                "select subscriber from platform.news_received",
                "delete from platform.outbox returning kind",
                "insert into platform.news_received values ('notes.reader', gen_random_uuid())"
                        + " returning subscriber",
            })
    void aServiceAnnouncesAndNothingElse(String statement) {
        announce(1, 1);
        assertThatThrownBy(() ->
                        Tenant.of(company)
                                .run(() ->
                                        notes.write(() ->
                                                notes.sql(statement).query(String.class).list())))
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aServiceAnnouncesForItsOwnCompanyOnly() {
        var another = new CompanyId(Ids.next());
        assertThatThrownBy(() ->
                        Tenant.of(company)
                                .run(() ->
                                        notes.write(() ->
                                                notes.sql(
                                                                """
                                                                insert into platform.outbox
                                                                values (default, :id, :company, 'x', 'x', false,
                                                                        '{}', '', now())
                                                                """)
                                                        .param("id", Ids.next())
                                                        .param("company", another.value())
                                                        .update())))
                .hasStackTraceContaining("row-level security");
    }

    @ParameterizedTest
    @CsvSource({"receive_news, uuid", "take_news, bigint"})
    void aServiceReceivesForItsOwnSubscribersOnly(String function, String type) {
        assertThatThrownBy(() ->
                        notes.write(() ->
                                notes.sql(
                                                "select platform.%s('triage.x', array[]::%s[])"
                                                        .formatted(function, type))
                                        .query(UUID.class)
                                        .list()))
                .hasStackTraceContaining("not a subscriber of this service");
    }

    @Test
    void nothingIsMarkedWhereNoBrokerWasEverUsed() {
        var reader = reader("reader");
        start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        nothingWaits();
        assertThat(notes.seenByOwner("select subscriber from platform.news_received")).isEmpty();
    }

    @Test
    void marksAreForgottenAfterAWhile() {
        aBrokerWasUsedHere();
        var reader = reader("reader");
        start(reader);
        announce(1, 1);
        waitFor(reader, 1);
        assertThat(notes.seenByOwner("select subscriber from platform.news_received")).hasSize(1);
        deliveries.forgetReceived(clock.instant().plusSeconds(1));
        assertThat(notes.seenByOwner("select subscriber from platform.news_received")).isEmpty();
    }
}
