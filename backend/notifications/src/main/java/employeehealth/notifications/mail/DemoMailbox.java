package employeehealth.notifications.mail;

import employeehealth.notifications.NotificationsDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps what would have been mailed, for everyone to read: demo mode only. */
final class DemoMailbox implements Mailer {

    private static final int SHOWN = 100;

    private final NotificationsDatabase database;
    private final Clock clock;

    DemoMailbox(NotificationsDatabase database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param channel {@code mail}
     */
    record Sent(
            String id,
            String channel,
            String to,
            String subject,
            String text,
            String language,
            Instant at) {}

    @Override
    public void send(Mail mail) {
        database.write(() ->
                database.sql(
                                """
                                insert into notifications.demo_mailbox
                                       (id, recipient, subject, body, language, at)
                                values (:id, :to, :subject, :text, :language, :at)
                                on conflict (id) do nothing
                                """)
                        .param("id", mail.id())
                        .param("to", mail.to())
                        .param("subject", mail.subject())
                        .param("text", mail.text())
                        .param("language", mail.language())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .update());
    }

    /** Newest first. */
    List<Sent> latest() {
        return database.read(() ->
                database.sql(
                                """
                                select id, recipient, subject, body, language, at
                                  from notifications.demo_mailbox
                                 order by at desc, id desc
                                 limit :limit
                                """)
                        .param("limit", SHOWN)
                        .query((row, n) ->
                                new Sent(
                                        row.getString(1),
                                        "mail",
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getObject(6, OffsetDateTime.class).toInstant()))
                        .list());
    }
}
