package employeehealth.notifications.delivery;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.LinkId;
import employeehealth.contracts.PersonId;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.notice.Notice;
import employeehealth.shared.seal.Place;
import employeehealth.shared.seal.Seal;
import java.nio.charset.StandardCharsets;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The ledger of what was sent, in the company of the transaction. */
@Repository
class Deliveries {

    private static final Place RECIPIENT =
            new Place("notifications.deliveries", "sealed_recipient");

    private final NotificationsDatabase database;
    private final Seal seal;

    Deliveries(NotificationsDatabase database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    /** Whether it is new: an event tells a person once. */
    boolean add(Delivery delivery, UUID event, Instant now) {
        return database.sql(
                                """
                                insert into notifications.deliveries
                                       (id, company_id, person_id, notice, channel, event_id,
                                        happened_at, state, created_at, link_id)
                                values (:id, :company, :person, :notice, 'mail', :event,
                                        :happened, :state, :now, :link)
                                on conflict (event_id, person_id, channel) do nothing
                                """)
                        .param("id", delivery.id())
                        .param("company", delivery.company().value())
                        .param("person", delivery.person().value())
                        .param("notice", delivery.notice().code())
                        .param("event", event)
                        .param("happened", delivery.happenedAt().atOffset(ZoneOffset.UTC))
                        .param("state", delivery.state().code())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param(
                                "link",
                                delivery.link() == null ? null : delivery.link().value(),
                                Types.OTHER)
                        .update()
                > 0;
    }

    Optional<Delivery> find(UUID id) {
        return database.sql(
                        """
                        select id, company_id, person_id, notice, happened_at, state, attempts,
                               link_id
                          from notifications.deliveries
                         where id = :id
                        """)
                .param("id", id)
                .query((row, n) ->
                        new Delivery(
                                row.getObject(1, UUID.class),
                                new CompanyId(row.getObject(2, UUID.class)),
                                new PersonId(row.getObject(3, UUID.class)),
                                Notice.ofCode(row.getString(4)),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                Delivery.State.ofCode(row.getString(6)),
                                row.getInt(7),
                                link(row.getObject(8, UUID.class))))
                .optional();
    }

    private static @Nullable LinkId link(@Nullable UUID id) {
        return id == null ? null : new LinkId(id);
    }

    /** An attempt that failed, and is made again. */
    void tried(Delivery delivery, String answer) {
        database.sql(
                        """
                        update notifications.deliveries
                           set attempts = attempts + 1, answer = :answer
                         where id = :id
                        """)
                .param("answer", answer)
                .param("id", delivery.id())
                .update();
    }

    /**
     * @param recipient address that it was sent to, if there was one
     * @param answer why not, or nothing
     */
    void settle(
            Delivery delivery,
            Delivery.State state,
            @Nullable String recipient,
            @Nullable String answer,
            Instant now) {
        database.sql(
                        """
                        update notifications.deliveries
                           set state = :state, attempts = attempts + 1, answer = :answer,
                               provider_id = :provider, sealed_recipient = :recipient,
                               settled_at = :now
                         where id = :id
                        """)
                .param("state", state.code())
                .param("answer", answer, Types.VARCHAR)
                .param(
                        "provider",
                        state == Delivery.State.SENT ? delivery.id().toString() : null,
                        Types.VARCHAR)
                .param(
                        "recipient",
                        recipient == null ? null : sealed(delivery, recipient),
                        Types.BINARY)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", delivery.id())
                .update();
    }

    private byte[] sealed(Delivery delivery, String recipient) {
        return seal.seal(
                delivery.person(),
                RECIPIENT,
                delivery.id(),
                recipient.getBytes(StandardCharsets.UTF_8));
    }
}
