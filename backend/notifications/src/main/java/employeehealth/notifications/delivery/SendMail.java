package employeehealth.notifications.delivery;

import employeehealth.contracts.auth.Reach;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.mail.Mail;
import employeehealth.notifications.mail.MailDoor;
import employeehealth.notifications.mail.Mailer;
import employeehealth.notifications.notice.Words;
import employeehealth.shared.jobs.Backoff;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Sends one mail, or records why it never will be. Should the process die between the server's yes
 * and ours, the mail goes out again, under the same {@code Message-ID}.
 */
@Component
class SendMail implements Job<SendMail.Which> {

    /** With the delays below, about two days. */
    private static final int ATTEMPTS = 40;

    private final NotificationsDatabase database;
    private final Deliveries deliveries;
    private final ReachApi people;
    private final Words words;
    private final MailDoor door;
    private final MeterRegistry meters;
    private final Clock clock;

    SendMail(
            NotificationsDatabase database,
            Deliveries deliveries,
            ReachApi people,
            Words words,
            MailDoor door,
            MeterRegistry meters,
            Clock clock) {
        this.meters = meters;
        this.database = database;
        this.deliveries = deliveries;
        this.people = people;
        this.words = words;
        this.door = door;
        this.clock = clock;
        // From the start, so that the first of each is seen as an increase.
        EnumSet.complementOf(EnumSet.of(Delivery.State.WAITING)).forEach(this::counter);
    }

    record Which(UUID delivery) {}

    @Override
    public String name() {
        return "notifications.send-mail";
    }

    @Override
    public Class<Which> about() {
        return Which.class;
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Backoff backoff() {
        return new Backoff(Duration.ofSeconds(2), Duration.ofHours(2));
    }

    @Override
    public void run(Which which) {
        var found = database.read(() -> deliveries.find(which.delivery()));
        found.filter(delivery -> delivery.state() == Delivery.State.WAITING).ifPresent(this::send);
    }

    private void send(Delivery delivery) {
        var reach = reach(delivery);
        if (reach.isEmpty()) {
            settle(delivery, Delivery.State.FAILED, null, "nobody");
            return;
        }
        var to = reach.get();
        try {
            door.send(mail(delivery, to));
            settle(delivery, Delivery.State.SENT, to.email(), null);
        } catch (Mailer.Refused e) {
            settle(delivery, Delivery.State.REFUSED, to.email(), Integer.toString(e.code()));
        } catch (Postponed e) {
            throw e;
        } catch (RuntimeException e) {
            unsent(delivery, to, e);
            throw e;
        }
    }

    private void unsent(Delivery delivery, Reach to, RuntimeException e) {
        var why = e.getClass().getSimpleName();
        if (delivery.attempts() + 1 >= ATTEMPTS) {
            settle(delivery, Delivery.State.FAILED, to.email(), why);
        } else {
            database.write(() -> deliveries.tried(delivery, why));
        }
    }

    private Optional<Reach> reach(Delivery delivery) {
        try {
            return Optional.of(people.reachAt(delivery.company(), delivery.person()));
        } catch (Problem problem) {
            if (problem.status().value() == 404) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private Mail mail(Delivery delivery, Reach to) {
        var written = words.of(delivery.notice(), to.language(), delivery.happenedAt());
        return new Mail(
                delivery.id().toString(),
                to.email(),
                written.subject(),
                written.text(),
                written.language());
    }

    private void settle(
            Delivery delivery,
            Delivery.State state,
            @Nullable String recipient,
            @Nullable String answer) {
        database.write(
                () -> deliveries.settle(delivery, state, recipient, answer, clock.instant()));
        counter(state).increment();
    }

    private Counter counter(Delivery.State state) {
        return meters.counter("employeehealth.notifications.mails", "state", state.code());
    }
}
