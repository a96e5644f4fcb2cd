package employeehealth.notifications;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people are told.
 *
 * @param smtp server that takes our mails, as {@code smtps://name:password@host:465} or {@code
 *     smtp://…:587} (STARTTLS, which outside demo mode is a must); without one, mails go into the
 *     demo mailbox
 * @param from address of the sender
 * @param patience how long the server may take to answer
 */
@Validated
@ConfigurationProperties("notifications")
public record NotificationsSettings(
        @Nullable URI smtp,
        @DefaultValue("no-reply@localhost") String from,
        @DefaultValue("10s") Duration patience) {

    @Override
    public String toString() {
        return "NotificationsSettings[hidden]";
    }
}
