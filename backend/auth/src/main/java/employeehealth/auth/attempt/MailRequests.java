package employeehealth.auth.attempt;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.person.SignInName;
import employeehealth.contracts.PersonId;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.seal.PlatformSecrets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Repository;

/**
 * Counts what has mails sent to addresses, existing or not: so many to one address, so that nobody
 * fills a mailbox, and so many from one origin, so that nobody fills many.
 */
@Repository
public class MailRequests {

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final AuthSettings.Mails limits;
    private final Clock clock;

    MailRequests(
            AuthDatabase database, PlatformSecrets secrets, AuthSettings settings, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.limits = settings.mails();
        this.clock = clock;
    }

    /**
     * Counts one more, in a transaction of its own.
     *
     * @return whether the address may be written to again; whoever asks is not told
     * @throws Problem if this origin has asked too often
     */
    public boolean count(SignInName name, Origin origin) {
        return count("address|" + name.value(), origin);
    }

    /** The same of codes, to somebody who has proven the first factor: counted by themselves. */
    public boolean countCodes(PersonId person, Origin origin) {
        return count("codes|" + person, origin);
    }

    /** The same of links for who has lost their factors, whoever asks for them. */
    public boolean countRecoveries(PersonId person, Origin origin) {
        return count("recoveries|" + person, origin);
    }

    private boolean count(String whom, Origin origin) {
        var now = clock.instant();
        var counted =
                database.write(
                        () -> List.of(count("origin|" + origin.network(), now), count(whom, now)));
        var fromHere = counted.getFirst();
        if (fromHere.number > limits.perOrigin()) {
            throw new Problem(HttpStatus.TOO_MANY_REQUESTS, "auth/too-many-requests")
                    .retryAfter(Duration.between(now, fromHere.until).plusSeconds(1));
        }
        return counted.getLast().number <= limits.perAddress();
    }

    /** Begins anew once the time of the first of them is over. */
    private Counted count(String what, Instant now) {
        return database.sql(
                        """
                        insert into auth.sign_in_attempts as a (key, failures, last_at, forget_at)
                        values (:key, 1, :now, :until)
                        on conflict (key) do update
                           set failures = case when a.forget_at <= :now then 1
                                               else a.failures + 1 end,
                               forget_at = case when a.forget_at <= :now then :until
                                                else a.forget_at end,
                               last_at = :now
                        returning failures, forget_at
                        """)
                .param("key", secrets.mac("mail-requests", what))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(limits.within()).atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new Counted(
                                row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }

    private record Counted(int number, Instant until) {}
}
