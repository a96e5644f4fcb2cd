package employeehealth.notifications.delivery;

import employeehealth.contracts.auth.LinkApi;
import employeehealth.contracts.auth.ReachApi;
import employeehealth.contracts.care.ConsentApi;
import employeehealth.contracts.care.ConsentState;
import employeehealth.contracts.notifications.ContactUnreachable;
import employeehealth.contracts.profile.ContactApi;
import employeehealth.notifications.NotificationsDatabase;
import employeehealth.notifications.mail.Mail;
import employeehealth.notifications.mail.MailDoor;
import employeehealth.notifications.mail.Mailer;
import employeehealth.notifications.notice.Notice;
import employeehealth.notifications.notice.Words;
import employeehealth.shared.jobs.Backoff;
import employeehealth.shared.jobs.Job;
import employeehealth.shared.jobs.Postponed;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
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
    private final LinkApi links;
    private final ContactApi contacts;
    private final ConsentApi consents;
    private final Outbox outbox;
    private final Words words;
    private final MailDoor door;
    private final MeterRegistry meters;
    private final Clock clock;

    SendMail(
            NotificationsDatabase database,
            Deliveries deliveries,
            ReachApi people,
            LinkApi links,
            ContactApi contacts,
            ConsentApi consents,
            Outbox outbox,
            Words words,
            MailDoor door,
            MeterRegistry meters,
            Clock clock) {
        this.meters = meters;
        this.database = database;
        this.deliveries = deliveries;
        this.people = people;
        this.links = links;
        this.contacts = contacts;
        this.consents = consents;
        this.outbox = outbox;
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
        var found = written(delivery);
        if (found.isEmpty()) {
            settle(delivery, Delivery.State.FAILED, null, "nobody");
            return;
        }
        if (isWithdrawn(delivery)) {
            settle(delivery, Delivery.State.WITHDRAWN, null, null);
            return;
        }
        var mail = found.get().mail;
        try {
            door.send(mail);
            settle(delivery, Delivery.State.SENT, mail.to(), null);
        } catch (Mailer.Refused e) {
            refused(delivery, found.get(), e.code());
        } catch (Postponed e) {
            throw e;
        } catch (RuntimeException e) {
            unsent(delivery, mail.to(), e);
            throw e;
        }
    }

    /** Asked last, and again at each attempt: a mail may wait for days. */
    private boolean isWithdrawn(Delivery delivery) {
        return delivery.notice()
                .purpose()
                .map(purpose -> consents.of(delivery.person(), purpose, delivery.company()))
                .filter(consent -> consent.state() == ConsentState.REFUSED)
                .isPresent();
    }

    /** Whose contact it is learns that this address does not work. */
    private void refused(Delivery delivery, Addressed addressed, int code) {
        var channel = addressed.channel;
        if (channel != null) {
            database.write(() ->
                    outbox.publish(
                            database,
                            new ContactUnreachable(delivery.person(), channel, clock.instant())));
        }
        settle(delivery, Delivery.State.REFUSED, addressed.mail.to(), Integer.toString(code));
    }

    private void unsent(Delivery delivery, String to, RuntimeException e) {
        var why = e.getClass().getSimpleName();
        if (delivery.attempts() + 1 >= ATTEMPTS) {
            settle(delivery, Delivery.State.FAILED, to, why);
        } else {
            database.write(() -> deliveries.tried(delivery, why));
        }
    }

    /** Nothing to send where nobody is, or where the link is not good any more. */
    private Optional<Addressed> written(Delivery delivery) {
        try {
            return Optional.of(addressed(delivery));
        } catch (Problem problem) {
            if (problem.status().value() == 404) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    /**
     * @param channel of an emergency contact, to whom it goes; none where it goes to a person of
     *     ours
     */
    private record Addressed(Mail mail, @Nullable UUID channel) {}

    private Addressed addressed(Delivery delivery) {
        if (delivery.notice() == Notice.EMERGENCY_CONTACT) {
            return contact(delivery);
        }
        return new Addressed(delivery.link() == null ? notice(delivery) : link(delivery), null);
    }

    private Mail notice(Delivery delivery) {
        var leaving = delivery.notice() == Notice.PERSON_LEFT;
        var to = people.reachAt(delivery.company(), delivery.person(), leaving);
        var written = words.of(delivery.notice(), to.language(), delivery.happenedAt());
        return mail(delivery, to.email(), written);
    }

    /** The link is asked for now, and is in the mail and nowhere else. */
    private Mail link(Delivery delivery) {
        var to = links.link(delivery.company(), Objects.requireNonNull(delivery.link()));
        var written =
                words.of(delivery.notice(), to.language(), delivery.happenedAt(), to.address());
        return mail(delivery, to.email(), written);
    }

    /** To somebody who is nobody here: who it is, is asked for now and kept nowhere. */
    private Addressed contact(Delivery delivery) {
        var to = contacts.request(delivery.company(), Objects.requireNonNull(delivery.link()));
        var written =
                words.of(
                        delivery.notice(),
                        to.language(),
                        delivery.happenedAt(),
                        to.address(),
                        to.namedBy());
        return new Addressed(mail(delivery, to.email(), written), to.channel());
    }

    private static Mail mail(Delivery delivery, String to, Words.Written written) {
        return new Mail(
                delivery.id().toString(),
                to,
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
