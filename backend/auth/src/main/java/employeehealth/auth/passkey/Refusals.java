package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.attempt.Origin;
import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Repository;

/**
 * Limits how often one place may be refused about one person's passkeys, or about nobody's. No
 * passkey can be guessed; this keeps those who try from costing much. It never stands before a
 * person whom somebody else makes mistakes about: neither from elsewhere, nor about others.
 */
@Repository
class Refusals {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final int most;
    private final Clock clock;

    Refusals(AuthDatabase database, PlatformSecrets secrets, AuthSettings settings, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.most = settings.passkeys().refusalsPerMinute();
        this.clock = clock;
    }

    /** How long to wait; zero: not at all. */
    Duration left(Origin origin, PasskeyUser about) {
        var now = now();
        return database.sql(
                        """
                        select since
                          from auth.passkey_refusals
                         where key = :key
                           and refusals >= :most
                           and since > :begin
                        """)
                .param("key", key(origin, about))
                .param("most", most)
                .param("begin", utc(now.minus(WINDOW)))
                .query(OffsetDateTime.class)
                .optional()
                .map(since -> Duration.between(now, since.toInstant().plus(WINDOW)))
                .orElse(Duration.ZERO);
    }

    /** Part of the transaction that writes the refusal down. */
    void count(Origin origin, PasskeyUser about) {
        var now = now();
        database.sql(
                        """
                        insert into auth.passkey_refusals as counted (key, refusals, since)
                        values (:key, 1, :now)
                        on conflict (key) do update
                           set refusals = case when counted.since > :begin
                                               then counted.refusals + 1 else 1 end,
                               since = case when counted.since > :begin
                                            then counted.since else excluded.since end
                        """)
                .param("key", key(origin, about))
                .param("now", utc(now))
                .param("begin", utc(now.minus(WINDOW)))
                .update();
        removeForgotten(now);
    }

    /** As the database keeps it: what is rounded up there would be a wait too long by a moment. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void removeForgotten(Instant now) {
        database.sql(
                        """
                        delete from auth.passkey_refusals
                         where key in (select key
                                         from auth.passkey_refusals
                                        where since < :begin
                                        order by since
                                        limit 5
                                          for update skip locked)
                        """)
                .param("begin", utc(now.minus(WINDOW)))
                .update();
    }

    private byte[] key(Origin origin, PasskeyUser about) {
        return secrets.mac("passkey-refusals", origin.network() + "|" + about.person());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
