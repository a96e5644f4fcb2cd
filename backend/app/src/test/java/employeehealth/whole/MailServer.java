package employeehealth.whole;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import employeehealth.shared.neighbour.Neighbour;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A mail server (GreenMail) that can be away, and remembers what it took before. */
final class MailServer implements AutoCloseable {

    private final int port = Neighbour.freePort();
    private final Queue<String> before = new ConcurrentLinkedQueue<>();
    private @Nullable GreenMail server;

    MailServer() {
        startAgain();
    }

    /** As the setting {@code SMTP_URL} has it. */
    String url() {
        return "smtp://127.0.0.1:" + port;
    }

    void startAgain() {
        var fresh = new GreenMail(new ServerSetup(port, "127.0.0.1", "smtp"));
        fresh.start();
        server = fresh;
    }

    void stop() {
        Arrays.stream(Objects.requireNonNull(server).getReceivedMessages())
                .forEach(mail -> before.add(recipient(mail)));
        close();
    }

    /** How many mails to this address it has taken. */
    long to(String address) {
        var running = server;
        var now =
                running == null
                        ? 0
                        : Arrays.stream(running.getReceivedMessages())
                                .filter(mail -> recipient(mail).equals(address))
                                .count();
        return now + before.stream().filter(address::equals).count();
    }

    private static String recipient(Message mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        var running = server;
        if (running != null) {
            running.stop();
            server = null;
        }
    }
}
