package employeehealth.auth.factor;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSeal;
import employeehealth.shared.seal.PlatformSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** Authenticator apps of the transaction's company. */
@Repository
public class Totp implements SecondFactor {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final AuthDatabase database;
    private final PlatformSeal seal;
    private final Clock clock;

    Totp(AuthDatabase database, PlatformSecrets secrets, Clock clock) {
        this.database = database;
        this.seal = new PlatformSeal(secrets, "totp-secrets", "auth.totp.sealed_secret");
        this.clock = clock;
    }

    private record Stored(
            byte[] sealedSecret,
            long lastStep,
            @Nullable Instant confirmedAt,
            @Nullable Instant lastUsedAt) {}

    @Override
    public Method method() {
        return Method.TOTP;
    }

    @Override
    public boolean isSetUp(PersonId person) {
        return stored(person, "").filter(stored -> stored.confirmedAt != null).isPresent();
    }

    @Override
    public SetUp told(PersonId person) {
        return stored(person, "")
                .map(stored -> new SetUp(stored.confirmedAt, stored.lastUsedAt, null))
                .orElseThrow();
    }

    /** People type it as their app shows it, in two groups of three. */
    @Override
    public boolean reads(String code) {
        return CODE.matcher(plain(code)).matches();
    }

    private static String plain(String code) {
        return code.replace(" ", "");
    }

    /**
     * Begins anew, with another secret, unless one is in use.
     *
     * @return the secret in base 32, which is never shown again; none if one is in use
     */
    public Optional<String> begin(CompanyId company, PersonId person) {
        var secret = new byte[TotpCode.SECRET_BYTES];
        RANDOM.nextBytes(secret);
        var begun =
                database.sql(
                                """
                                insert into auth.totp (person_id, company_id, sealed_secret, created_at)
                                values (:person, :company, :sealed, :at)
                                on conflict (person_id) do update
                                   set sealed_secret = excluded.sealed_secret,
                                       created_at = excluded.created_at
                                 where totp.confirmed_at is null
                                """)
                        .param("person", person.value())
                        .param("company", company.value())
                        .param("sealed", seal.seal(person, secret))
                        .param("at", utc(clock.instant()))
                        .update();
        return begun > 0 ? Optional.of(Base32.of(secret)) : Optional.empty();
    }

    /** Whether the code proves that the app has the secret that was begun with. */
    public boolean confirms(PersonId person, String code) {
        return take(person, code, false);
    }

    @Override
    public boolean accepts(PersonId person, String code) {
        return take(person, code, true);
    }

    /** Whoever comes with the same code at the same time waits here, and finds it taken. */
    private boolean take(PersonId person, String code, boolean confirmed) {
        var now = clock.instant();
        var step =
                stored(person, "for update")
                        .filter(stored -> stored.confirmedAt != null == confirmed)
                        .map(stored ->
                                TotpCode.accepted(
                                        seal.open(person, stored.sealedSecret),
                                        plain(code),
                                        stored.lastStep,
                                        now))
                        .orElse(OptionalLong.empty());
        step.ifPresent(taken -> took(person, taken, now));
        return step.isPresent();
    }

    private void took(PersonId person, long step, Instant now) {
        database.sql(
                        """
                        update auth.totp
                           set last_step = :step,
                               last_used_at = :now,
                               confirmed_at = coalesce(confirmed_at, :now)
                         where person_id = :person
                        """)
                .param("step", step)
                .param("now", utc(now))
                .param("person", person.value())
                .update();
    }

    /** Whether there was one in use. */
    public boolean remove(PersonId person) {
        return database.sql(
                                """
                                delete from auth.totp
                                 where person_id = :person
                                   and confirmed_at is not null
                                """)
                        .param("person", person.value())
                        .update()
                > 0;
    }

    /** Who confirms it uses it for the first time. */
    @Override
    public boolean isProvenSince(PersonId person, Instant at) {
        return database.sql(
                        """
                        select exists (select from auth.totp
                                        where person_id = :person and last_used_at > :at)
                        """)
                .param("person", person.value())
                .param("at", utc(at))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void removeAll(PersonId person) {
        database.sql("delete from auth.totp where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private Optional<Stored> stored(PersonId person, String locking) {
        return database.sql(
                        """
                        select sealed_secret, last_step, confirmed_at, last_used_at
                          from auth.totp
                         where person_id = :person
                        """
                                + locking)
                .param("person", person.value())
                .query((row, n) ->
                        new Stored(
                                row.getBytes(1),
                                row.getLong(2),
                                instant(row.getObject(3, OffsetDateTime.class)),
                                instant(row.getObject(4, OffsetDateTime.class))))
                .optional();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
