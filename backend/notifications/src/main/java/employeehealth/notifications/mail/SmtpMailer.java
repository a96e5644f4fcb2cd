package employeehealth.notifications.mail;

import employeehealth.notifications.NotificationsSettings;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** By SMTP (RFC 5321) over TLS whose certificate and host name are verified. */
final class SmtpMailer implements Mailer {

    private final Session session;
    private final URI server;
    private final String protocol;
    private final String from;
    private final Clock clock;

    /**
     * @param demo TLS is used where the server offers it, but is no must
     */
    SmtpMailer(NotificationsSettings settings, boolean demo, Clock clock) {
        this.server = Objects.requireNonNull(settings.smtp());
        this.protocol = server.getScheme();
        this.from = settings.from();
        this.clock = clock;
        var millis = Long.toString(settings.patience().toMillis());
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "starttls.required", Boolean.toString(!demo));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "auth", Boolean.toString(server.getUserInfo() != null));
        this.session = Session.getInstance(properties);
    }

    @Override
    public void send(Mail mail) {
        try {
            var message = message(mail);
            try (var transport = (SMTPTransport) session.getTransport(protocol)) {
                connect(transport);
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (AddressException e) {
            throw new Refused(0);
        } catch (MessagingException e) {
            throw meaning(e);
        }
    }

    private static RuntimeException meaning(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            if (m instanceof SMTPSenderFailedException sender) {
                return new NotNow(sender.getReturnCode()); // ours to mend
            }
        }
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            var code =
                    switch (m) {
                        case SMTPAddressFailedException address -> address.getReturnCode();
                        case SMTPSendFailedException send -> send.getReturnCode();
                        default -> -1;
                    };
            if (code >= 500) {
                return new Refused(code);
            }
            if (code >= 400) {
                return new NotNow(code);
            }
        }
        return failure instanceof SendFailedException ? new NotNow(0) : new Unreachable(failure);
    }

    private void connect(SMTPTransport transport) throws MessagingException {
        var account = server.getUserInfo();
        if (account == null) {
            // Not even an empty name: a server that could check it would refuse it.
            transport.connect(server.getHost(), server.getPort(), null, null);
        } else {
            var parts = account.split(":", 2);
            transport.connect(server.getHost(), server.getPort(), parts[0], parts[1]);
        }
    }

    private MimeMessage message(Mail mail) throws MessagingException {
        var message = new Identified(session, mail.id() + "@" + domain());
        message.setFrom(new InternetAddress(from, true));
        message.setRecipients(
                Message.RecipientType.TO, new Address[] {new InternetAddress(mail.to(), true)});
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Content-Language", mail.language());
        // RFC 3834: nobody's absence note needs to answer.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.saveChanges();
        return message;
    }

    private String domain() {
        return from.substring(from.indexOf('@') + 1);
    }

    private static final class Identified extends MimeMessage {

        private final String id;

        Identified(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
