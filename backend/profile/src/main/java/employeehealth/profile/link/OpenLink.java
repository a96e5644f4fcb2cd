package employeehealth.profile.link;

import com.nimbusds.jose.CompressionAlgorithm;
import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.DirectEncrypter;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.profile.card.CardWords;
import employeehealth.profile.card.KeptCard;
import employeehealth.profile.card.ReadCard;
import employeehealth.profile.ips.Summary;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens a card to whoever shows a link to it. Guessed, revoked, expired or used up by wrong
 * passcodes: the answer is the same, after the same work. What is given out is encrypted under the
 * key that only the link holds.
 */
@Component
class OpenLink {

    private static final Owner NOBODY =
            new Owner(
                    new CompanyId(new UUID(0, 0)),
                    new HealthServiceId(new UUID(0, 0)),
                    new PersonId(new UUID(0, 0)));
    private static final HealthLinks.Whose NOBODYS = new HealthLinks.Whose(new UUID(0, 0), NOBODY);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    /** A file that was promised can be fetched so long. */
    private static final Duration FILE = Duration.ofMinutes(5);

    private final ProfileDatabase database;
    private final HealthLinks links;
    private final LinkAccesses accesses;
    private final Passcodes passcodes;
    private final ReadCard cards;
    private final PlatformSecrets secrets;
    private final Audit audit;
    private final JsonMapper json;
    private final Clock clock;

    OpenLink(
            ProfileDatabase database,
            HealthLinks links,
            LinkAccesses accesses,
            Passcodes passcodes,
            ReadCard cards,
            PlatformSecrets secrets,
            Audit audit,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.accesses = accesses;
        this.passcodes = passcodes;
        this.cards = cards;
        this.secrets = secrets;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What becomes of a link that is shown. */
    sealed interface Outcome {

        /**
         * @param jwe the card as a Bundle, encrypted (compact serialisation)
         * @param changedAt when the card was last prepared
         */
        record Opened(String jwe, Instant changedAt) implements Outcome {

            @Override
            public String toString() {
                return "Opened[hidden]";
            }
        }

        record WrongPasscode(int attemptsLeft) implements Outcome {}
    }

    /**
     * @param recipient what they call themselves
     * @throws Problem 404 where there is nothing to open, whatever the reason
     */
    Outcome open(String token, String recipient, @Nullable String passcode) {
        var whose = whose(token);
        return within(
                whose,
                () -> {
                    var link = live(whose).orElseThrow(Problem::notFound);
                    var wrong = attempt(link, recipient, passcode);
                    return wrong.isPresent()
                            ? wrong.get()
                            : opened(link, recipient, "profile.health-link.opened");
                });
    }

    /** An address below the link's own, good for five minutes, for who has opened it. */
    String promiseFile(String token) {
        var until = clock.instant().plus(FILE).getEpochSecond();
        return until + "." + mac(token, until);
    }

    Outcome.Opened file(String token, String promise) {
        var whose = whose(isKept(token, promise) ? token : "");
        return within(
                whose,
                () -> {
                    var link = live(whose).orElseThrow(Problem::notFound);
                    return opened(link, null, "profile.health-link.file-read");
                });
    }

    private HealthLinks.Whose whose(String token) {
        var shown = TOKEN.matcher(token).matches() ? token : "";
        return database.asNobody(() -> links.shown(shown)).orElse(NOBODYS);
    }

    private static <T> T within(HealthLinks.Whose whose, Supplier<T> work) {
        var owner = whose.owner();
        return new Tenant(owner.company(), owner.healthService(), owner.person()).get(work);
    }

    /** A link that can be opened; that it cannot is recorded, for nobody as well. */
    private Optional<HealthLink> live(HealthLinks.Whose whose) {
        var live =
                database.read(() -> links.find(whose.link()))
                        .filter(link -> link.isLive(clock.instant()));
        if (live.isEmpty()) {
            audit.append(database, record(whose, "profile.health-link.opened", false));
        }
        return live;
    }

    /**
     * Counted before it is looked at, and committed: a transaction that fails takes no count back.
     */
    private Optional<Outcome> attempt(
            HealthLink link, String recipient, @Nullable String passcode) {
        var key = link.passcodeKey();
        if (key == null) {
            return Optional.empty();
        }
        if (passcode == null) {
            // No attempt, and none is taken; but that somebody came with the link is on record.
            audit.append(database, record(whose(link), "profile.health-link.opened", false));
            return Optional.of(new Outcome.WrongPasscode(left(link)));
        }
        var left =
                database.write(() -> links.takeAttempt(link.id())).orElseThrow(Problem::notFound);
        if (passcodes.isRight(link.id(), passcode, key)) {
            database.write(() -> links.giveAttemptBack(link.id()));
            return Optional.empty();
        }
        database.write(() -> {
            accesses.add(link.id(), link.owner(), access(recipient, false));
            audit.record(database, record(whose(link), "profile.health-link.opened", false));
        });
        return Optional.of(new Outcome.WrongPasscode(left));
    }

    private static int left(HealthLink link) {
        var left = link.attemptsLeft();
        return left == null ? 0 : left;
    }

    private Outcome.Opened opened(HealthLink link, @Nullable String recipient, String action) {
        var secret = link.secret();
        if (secret == null) {
            throw Problem.notFound();
        }
        var card =
                database.write(() -> {
                    if (recipient != null) {
                        accesses.add(link.id(), link.owner(), access(recipient, true));
                    }
                    audit.record(database, record(whose(link), action, true));
                    return cards.of(link.owner());
                });
        return new Outcome.Opened(encrypted(card, secret), card.card().preparedAt());
    }

    private String encrypted(KeptCard card, HealthLink.Secret secret) {
        var bundle = Summary.bundle(card, CardWords.in(secret.language()));
        var jwe =
                new JWEObject(
                        new JWEHeader.Builder(JWEAlgorithm.DIR, EncryptionMethod.A256GCM)
                                .compressionAlgorithm(CompressionAlgorithm.DEF)
                                .contentType("application/fhir+json")
                                .build(),
                        new Payload(json.writeValueAsString(bundle)));
        try {
            jwe.encrypt(new DirectEncrypter(Base64.getUrlDecoder().decode(secret.key())));
        } catch (JOSEException e) {
            throw new IllegalStateException("every JDK has AES-GCM", e);
        }
        return jwe.serialize();
    }

    private LinkAccesses.Access access(String recipient, boolean opened) {
        return new LinkAccesses.Access(
                clock.instant().truncatedTo(ChronoUnit.MICROS), recipient, opened);
    }

    private boolean isKept(String token, String promise) {
        var dot = promise.indexOf('.');
        if (!promise.matches("[0-9]{10}\\.[A-Za-z0-9_-]{43}")) {
            return false;
        }
        var until = Long.parseLong(promise.substring(0, dot));
        return MessageDigest.isEqual(
                        mac(token, until).getBytes(StandardCharsets.US_ASCII),
                        promise.substring(dot + 1).getBytes(StandardCharsets.US_ASCII))
                && clock.instant().getEpochSecond() <= until;
    }

    private String mac(String token, long until) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(secrets.mac("health-link-file", token + "|" + until));
    }

    private static HealthLinks.Whose whose(HealthLink link) {
        return new HealthLinks.Whose(link.id(), link.owner());
    }

    private static AuditRecord record(HealthLinks.Whose whose, String action, boolean success) {
        var known = !whose.equals(NOBODYS);
        return new AuditRecord(
                known ? whose.owner().company() : null,
                null,
                known ? whose.owner().person() : null,
                action,
                HealthLinks.TABLE,
                whose.link().toString(),
                "health-link",
                success ? AuditRecord.Outcome.SUCCESS : AuditRecord.Outcome.REFUSED,
                null);
    }
}
