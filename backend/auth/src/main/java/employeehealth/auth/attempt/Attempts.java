package employeehealth.auth.attempt;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.AuthSettings;
import employeehealth.auth.person.SignInName;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** Counts tries at accounts, existing or not. */
@Repository
public class Attempts {

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final AttemptRules rules;
    private final AttemptRules secondFactorRules;
    private final Clock clock;

    Attempts(AuthDatabase database, PlatformSecrets secrets, AuthSettings settings, Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.rules = AttemptRules.of(settings.attempts());
        this.secondFactorRules = AttemptRules.ofSecondFactor(settings.attempts());
        this.clock = clock;
    }

    public Attempt of(SignInName name, Origin origin) {
        return new Attempt(
                secrets.mac("sign-in-attempts", "account|" + name.value()),
                secrets.mac("sign-in-attempts", "here|" + origin.network() + "|" + name.value()));
    }

    public Attempt ofSecondFactor(PersonId person, Origin origin) {
        return new Attempt(
                secrets.mac("sign-in-attempts", "second|" + person),
                secrets.mac("sign-in-attempts", "second-here|" + origin.network() + "|" + person));
    }

    /**
     * Counts the try before its password is checked, in a transaction of its own: whatever becomes
     * of the sign-in, and however many arrive at once, each is counted and none overtakes its wait.
     */
    public Counted count(Attempt attempt) {
        return count(attempt, rules);
    }

    /** The same for a second factor: a right password makes nobody forget its failures. */
    public Counted countSecondFactor(Attempt attempt) {
        return count(attempt, secondFactorRules);
    }

    private Counted count(Attempt attempt, AttemptRules rules) {
        return database.write(() -> {
            oneAtATime(attempt);
            var now = now();
            var stored = stored(attempt);
            var left = stored.left(rules, now);
            if (left.isZero()) {
                store(attempt.account(), after(stored.anywhere, now));
                store(attempt.accountFromHere(), after(stored.here, now));
                removeForgotten(now);
            }
            return new Counted(
                    attempt,
                    left,
                    stored.here,
                    stored.anywhere,
                    stored.here.known(now),
                    rules.isLast(stored.here, stored.anywhere, now));
        });
    }

    /**
     * Takes a try back whose password was never looked at, in a transaction of its own: nobody
     * waits because the platform was busy.
     */
    public void takeBack(Counted counted) {
        var attempt = counted.attempt();
        database.write(() -> {
            oneAtATime(attempt);
            var stored = stored(attempt);
            store(attempt.account(), stored.anywhere.without(counted.anywhere(), rules.forget()));
            store(attempt.accountFromHere(), stored.here.without(counted.here(), rules.forget()));
        });
    }

    /**
     * The password was right: nothing to wait for. In a transaction of its own: it stays true
     * whatever becomes of the sign-in. Whether the address is theirs is another question, while a
     * second factor may follow.
     */
    public void succeeded(Attempt attempt) {
        database.write(() -> {
            oneAtATime(attempt);
            var now = now();
            store(attempt.account(), new Tries(0, now, null));
            store(attempt.accountFromHere(), new Tries(0, now, stored(attempt).here.knownUntil()));
        });
    }

    /** The same of a second factor, which also makes the address the account's own. */
    public void secondFactorSucceeded(Attempt attempt) {
        database.write(() -> {
            oneAtATime(attempt);
            var now = now();
            store(attempt.account(), new Tries(0, now, null));
            store(attempt.accountFromHere(), new Tries(0, now, now.plus(rules.known())));
        });
    }

    /** Whether the account has signed in from this address before; within a transaction. */
    public boolean isKnown(Attempt attempt) {
        return stored(attempt).here.known(now());
    }

    /** This address is the account's own from now on; part of the transaction that signs in. */
    public void belongs(Attempt attempt) {
        var now = now();
        database.sql(
                        """
                        insert into auth.sign_in_attempts (key, failures, last_at, known_until, forget_at)
                        values (:key, 0, :now, :known, :known)
                        on conflict (key) do update
                           set known_until = excluded.known_until,
                               forget_at = greatest(sign_in_attempts.forget_at, excluded.forget_at)
                        """)
                .param("key", attempt.accountFromHere())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("known", now.plus(rules.known()).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** As the database keeps it: what is rounded up there would be a wait too long by a moment. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Tries after(Tries tries, Instant now) {
        return tries.forgottenAfter(rules.forget(), now).oneMore(now);
    }

    private void oneAtATime(Attempt attempt) {
        database.sql("select pg_advisory_xact_lock(:account)")
                .param("account", ByteBuffer.wrap(attempt.account()).getLong())
                .query((row, n) -> true)
                .single();
    }

    private Stored stored(Attempt attempt) {
        Map<ByteBuffer, Tries> found = new HashMap<>();
        database.sql(
                        """
                        select key, failures, last_at, known_until
                          from auth.sign_in_attempts
                         where key in (:account, :here)
                        """)
                .param("account", attempt.account())
                .param("here", attempt.accountFromHere())
                .query(row -> {
                    var known = row.getObject(4, OffsetDateTime.class);
                    found.put(
                            ByteBuffer.wrap(row.getBytes(1)),
                            new Tries(
                                    row.getInt(2),
                                    row.getObject(3, OffsetDateTime.class).toInstant(),
                                    known == null ? null : known.toInstant()));
                });
        return new Stored(
                found.getOrDefault(ByteBuffer.wrap(attempt.accountFromHere()), Tries.NONE),
                found.getOrDefault(ByteBuffer.wrap(attempt.account()), Tries.NONE));
    }

    private void store(byte[] key, Tries tries) {
        var known = tries.knownUntil();
        database.sql(
                        """
                        insert into auth.sign_in_attempts (key, failures, last_at, known_until, forget_at)
                        values (:key, :failures, :at, :known::timestamptz, :forget)
                        on conflict (key) do update
                           set failures = excluded.failures,
                               last_at = excluded.last_at,
                               known_until = excluded.known_until,
                               forget_at = excluded.forget_at
                        """)
                .param("key", key)
                .param("failures", tries.failures())
                .param("at", tries.lastAt().atOffset(ZoneOffset.UTC))
                .param("known", known == null ? null : known.atOffset(ZoneOffset.UTC).toString())
                .param("forget", tries.meaningUntil(rules.forget()).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A few at every turn keep the table as small as the last day's failures. */
    private void removeForgotten(Instant now) {
        database.sql(
                        """
                        delete from auth.sign_in_attempts
                         where key in (select key
                                         from auth.sign_in_attempts
                                        where forget_at < :now
                                        order by forget_at
                                        limit 5
                                          for update skip locked)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private record Stored(Tries here, Tries anywhere) {

        Duration left(AttemptRules rules, Instant now) {
            return rules.left(here, anywhere, now);
        }
    }
}
