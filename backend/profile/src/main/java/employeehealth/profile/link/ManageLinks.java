package employeehealth.profile.link;

import employeehealth.profile.Owner;
import employeehealth.profile.ProfileDatabase;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.settings.PlatformSettings;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Lets a person make links to their card, see who used them, and revoke them. */
@Component
class ManageLinks {

    static final int ATTEMPTS = 10;
    private static final int MOST_OPEN = 20;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ProfileDatabase database;
    private final HealthLinks links;
    private final LinkAccesses accesses;
    private final Passcodes passcodes;
    private final Idempotency idempotency;
    private final Audit audit;
    private final JsonMapper json;
    private final String platform;
    private final Clock clock;

    ManageLinks(
            ProfileDatabase database,
            HealthLinks links,
            LinkAccesses accesses,
            Passcodes passcodes,
            Idempotency idempotency,
            Audit audit,
            JsonMapper json,
            PlatformSettings settings,
            Clock clock) {
        this.database = database;
        this.links = links;
        this.accesses = accesses;
        this.passcodes = passcodes;
        this.idempotency = idempotency;
        this.audit = audit;
        this.json = json;
        this.platform = settings.publicUrl().toString();
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param expiresAt an end between a minute and a year from now; or {@code days} from now, one
     *     of the two: what was asked for is the same when it is asked again
     */
    record Wish(
            String label,
            String language,
            @Nullable Instant expiresAt,
            @Nullable Integer days,
            @Nullable String passcode) {

        private Instant end(Instant now) {
            if (days != null && expiresAt == null) {
                return now.plus(Duration.ofDays(days));
            }
            if (days == null && expiresAt != null) {
                var life = Duration.between(now, expiresAt);
                if (life.compareTo(SHORTEST) >= 0 && life.compareTo(LONGEST) <= 0) {
                    return expiresAt;
                }
            }
            throw Problem.invalid(List.of(new FieldFault("expiresAt", "field.expiry")));
        }

        @Override
        public String toString() {
            return "Wish[hidden]";
        }
    }

    ShownLink make(Me me, Wish wish, @Nullable String key) {
        var now = now();
        return database.write(() -> {
            var id = Ids.next();
            var body = json.writeValueAsBytes(wish);
            var earlier =
                    idempotency.claim(
                            database, key, "POST emergency-card links", body, id.toString());
            if (earlier.isPresent()) {
                return shown(own(me, UUID.fromString(earlier.get())), accesses.of(me.person()));
            }
            var end = wish.end(now);
            if (links.live(me.person(), now) >= MOST_OPEN) {
                throw new Problem(HttpStatus.CONFLICT, "profile/links-full");
            }
            var secret = new HealthLink.Secret(wish.label(), secret(), secret(), wish.language());
            var passcode = wish.passcode();
            var link =
                    new HealthLink(
                            id,
                            Owner.of(me),
                            secret,
                            passcode == null ? null : passcodes.key(id, passcode),
                            passcode == null ? null : ATTEMPTS,
                            end.truncatedTo(ChronoUnit.MICROS),
                            null,
                            now);
            links.add(link, secret);
            audit.record(database, record(me, "profile.health-link.made", id).of(content(link)));
            return shown(link, LinkAccesses.Seen.NONE);
        });
    }

    List<ShownLink> all(Me me) {
        var found =
                database.read(() -> {
                    var seen = accesses.of(me.person());
                    return links.of(me.person(), now()).stream()
                            .map(link -> shown(link, seen))
                            .toList();
                });
        audit.append(database, record(me, "profile.health-links.listed", me.person()));
        return found;
    }

    void revoke(Me me, UUID id) {
        database.write(() -> {
            var link = own(me, id);
            if (link.revokedAt() == null) {
                links.revoke(link, now());
                audit.record(
                        database,
                        record(me, "profile.health-link.revoked", id).changed(content(link), null));
            }
        });
    }

    private HealthLink own(Me me, UUID id) {
        return links.find(id)
                .filter(one -> one.owner().person().equals(me.person()))
                .orElseThrow(Problem::notFound);
    }

    private ShownLink shown(HealthLink link, LinkAccesses.Seen seen) {
        var secret = link.secret();
        var live = link.isLive(now());
        var text = live && secret != null ? shlink(link, secret) : null;
        return new ShownLink(
                link.id(),
                state(link),
                secret == null ? null : secret.label(),
                text,
                text == null || secret == null
                        ? null
                        : platform + "/" + secret.language() + "/health-link/#" + text,
                link.flag(),
                link.attemptsLeft(),
                link.expiresAt(),
                link.madeAt(),
                link.revokedAt(),
                seen.opened(link.id()),
                seen.last(link.id()));
    }

    private String state(HealthLink link) {
        if (link.revokedAt() != null) {
            return "revoked";
        }
        if (link.isLive(now())) {
            return "open";
        }
        return now().isBefore(link.expiresAt()) ? "exhausted" : "expired";
    }

    /**
     * SMART Health Links 1.0.0: everything that is needed to open it, and nothing that names
     * anybody.
     */
    private String shlink(HealthLink link, HealthLink.Secret secret) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("url", platform + SharedController.ADDRESS + "/" + secret.token());
        payload.put("flag", link.flag());
        payload.put("key", secret.key());
        payload.put("exp", link.expiresAt().getEpochSecond());
        payload.put("label", secret.label());
        payload.put("v", 1);
        var text = json.writeValueAsString(payload).getBytes(StandardCharsets.UTF_8);
        return "shlink:/" + Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static String secret() {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** What it says of itself; nothing that opens it. */
    private static byte[] content(HealthLink link) {
        var secret = link.secret();
        return String.join(
                        "\n",
                        secret == null ? "" : secret.label(),
                        secret == null ? "" : secret.language(),
                        link.flag(),
                        link.expiresAt().toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static AuditRecord record(Me me, String action, Object id) {
        return AuditRecord.own(me.company(), me.person(), action, HealthLinks.TABLE, id);
    }
}
