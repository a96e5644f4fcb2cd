package employeehealth.profile.contact;

import employeehealth.contracts.LinkId;
import employeehealth.contracts.profile.ContactNamed;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.database.Ids;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Has contacts asked by mail whether they agree. The link in the mail is computed when it is sent,
 * and is kept nowhere: neither the database nor the platform's secret alone is enough to make one.
 */
@Component
class AskContact {

    /** Nobody is to send mails to strangers by way of us. */
    static final int MOST_IN_A_DAY = 20;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;

    private final ProfileDatabase database;
    private final ContactRequests requests;
    private final Outbox outbox;
    private final PlatformSecrets secrets;
    private final String environment;
    private final Clock clock;

    AskContact(
            ProfileDatabase database,
            ContactRequests requests,
            Outbox outbox,
            PlatformSecrets secrets,
            PlatformSettings settings,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.outbox = outbox;
        this.secrets = secrets;
        this.environment = settings.environment().code();
        this.clock = clock;
    }

    /** In the transaction in which they are named; without an address there is nothing to do. */
    void ask(KeptContact contact) {
        contact.contact().email().map(Channel::id).ifPresent(channel -> ask(contact, channel));
    }

    private void ask(KeptContact contact, UUID channel) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var person = contact.owner().person();
        if (requests.since(person, now.minus(Duration.ofDays(1))) >= MOST_IN_A_DAY) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "profile/too-many-requests")
                    .retryAfter(Duration.ofHours(24));
        }
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var asked =
                new AskedContact(
                        new LinkId(Ids.next()), contact.owner(), contact.id(), channel, nonce, now);
        requests.add(asked);
        outbox.publish(database, new ContactNamed(person, asked.id(), now));
    }

    ContactToken token(AskedContact asked) {
        return new ContactToken(asked.owner().company(), asked.id(), mac(asked));
    }

    boolean isGenuine(ContactToken token, AskedContact asked) {
        return MessageDigest.isEqual(
                mac(asked).getBytes(StandardCharsets.US_ASCII),
                token.mac().getBytes(StandardCharsets.US_ASCII));
    }

    private String mac(AskedContact asked) {
        var text =
                environment
                        + "|"
                        + asked.owner().company()
                        + "|"
                        + asked.id()
                        + "|"
                        + HexFormat.of().formatHex(asked.nonce());
        return HexFormat.of().formatHex(secrets.mac("emergency-contact-link", text));
    }
}
