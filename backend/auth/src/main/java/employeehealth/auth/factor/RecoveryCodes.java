package employeehealth.auth.factor;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.RecoveryCodeUsed;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.news.Outbox;
import employeehealth.shared.seal.PlatformSecrets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;

/**
 * Ten codes on paper, for whoever has lost their telephone. Each holds eighty random bits, which
 * nobody guesses, so that a keyed hash keeps them as safe as a slow one would.
 */
@Repository
public class RecoveryCodes implements SecondFactor {

    private static final int HOW_MANY = 10;
    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    /** Crockford's: nothing in it is taken for anything else. */
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final AuthDatabase database;
    private final PlatformSecrets secrets;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    RecoveryCodes(
            AuthDatabase database,
            PlatformSecrets secrets,
            Audit audit,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.secrets = secrets;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Method method() {
        return Method.RECOVERY_CODE;
    }

    @Override
    public boolean isSetUp(PersonId person) {
        return stored(person).isPresent();
    }

    @Override
    public SetUp told(PersonId person) {
        return stored(person).orElseThrow();
    }

    private Optional<SetUp> stored(PersonId person) {
        return database.sql(
                        """
                        select min(made_at), max(used_at), count(*) filter (where used_at is null)
                          from auth.recovery_codes
                         where person_id = :person
                        having count(*) filter (where used_at is null) > 0
                        """)
                .param("person", person.value())
                .query((row, n) -> {
                    var used = row.getObject(2, OffsetDateTime.class);
                    return new SetUp(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant(),
                            row.getInt(3));
                })
                .optional();
    }

    @Override
    public boolean reads(String code) {
        var plain = plain(code);
        return plain.length() == GROUPS * GROUP
                && plain.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    /** As people copy it from paper. */
    private static String plain(String code) {
        return code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }

    /** The person is told: if it was not them, somebody has their paper. */
    @Override
    public boolean accepts(PersonId person, String code) {
        var now = clock.instant();
        var used =
                database.sql(
                                        """
                                        update auth.recovery_codes
                                           set used_at = :now
                                         where person_id = :person
                                           and code_key = :key
                                           and used_at is null
                                        """)
                                .param("now", utc(now))
                                .param("person", person.value())
                                .param("key", key(person, code))
                                .update()
                        > 0;
        if (used) {
            record(person);
            outbox.publish(database, new RecoveryCodeUsed(person, now));
        }
        return used;
    }

    private void record(PersonId person) {
        audit.record(
                database,
                new AuditRecord(
                        Tenant.current().orElseThrow().company(),
                        person,
                        person,
                        "auth.recovery-code.used",
                        "auth.recovery_codes",
                        person.toString(),
                        "sign-in",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    /** Ten new ones, shown this once; those from before are worth nothing any more. */
    public List<String> renew(CompanyId company, PersonId person) {
        removeAll(person);
        var codes = Stream.generate(RecoveryCodes::fresh).limit(HOW_MANY).toList();
        database.sql(
                        """
                        insert into auth.recovery_codes (person_id, code_key, company_id, made_at)
                        select :person, key, :company, :at
                          from unnest(:keys::bytea[]) as new (key)
                        """)
                .param("person", person.value())
                .param("company", company.value())
                .param("at", utc(clock.instant()))
                .param("keys", codes.stream().map(code -> key(person, code)).toArray(byte[][]::new))
                .update();
        return codes;
    }

    @Override
    public boolean isProvenSince(PersonId person, Instant at) {
        return database.sql(
                        """
                        select exists (select from auth.recovery_codes
                                        where person_id = :person
                                          and greatest(made_at, used_at) > :at)
                        """)
                .param("person", person.value())
                .param("at", utc(at))
                .query(Boolean.class)
                .single();
    }

    @Override
    public void removeAll(PersonId person) {
        database.sql("delete from auth.recovery_codes where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private static String fresh() {
        return Stream.generate(RecoveryCodes::group).limit(GROUPS).collect(Collectors.joining("-"));
    }

    private static String group() {
        return IntStream.range(0, GROUP)
                .mapToObj(n -> ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())))
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private byte[] key(PersonId person, String code) {
        return secrets.mac("recovery-code", person + "|" + plain(code));
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
