package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;

/** The people of the transaction's company; those of others do not exist for it. */
@Repository
public class People {

    private final AuthDatabase database;

    People(AuthDatabase database) {
        this.database = database;
    }

    public Optional<Person> find(PersonId id) {
        return database.query(
                        """
                        select id, company_id, email, display_name, locale, password_hash
                          from auth.people
                         where id = :id
                        """)
                .param("id", id.value())
                .query((row, n) ->
                        new Person(
                                new PersonId(row.getObject(1, UUID.class)),
                                new CompanyId(row.getObject(2, UUID.class)),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6)))
                .optional();
    }

    /**
     * What somebody signs in with, within a transaction: the address at the company first, then
     * their own if it is confirmed.
     */
    public List<SignInName> names(PersonId person) {
        return database.sql(
                        """
                        select email from auth.people where id = :id
                        union all
                        select email
                          from auth.personal_addresses
                         where person_id = :id
                           and email is not null
                        """)
                .param("id", person.value())
                .query((row, n) -> SignInName.of(row.getString(1)))
                .list();
    }

    /**
     * Whether the password that was checked is still theirs. Whoever changes it waits until the
     * transaction ends, or has made this one wait.
     */
    public boolean stillHave(PersonId person, @Nullable String hash) {
        return database.sql("select password_hash from auth.people where id = :id for share")
                .param("id", person.value())
                .query((row, n) -> Objects.equals(row.getString(1), hash))
                .optional()
                .orElse(false);
    }

    /**
     * One at a time of those who take away, or add, a way in of this person, until the transaction
     * ends: of two ways that go at once, one would else be the last.
     */
    public void oneWayAtATime(PersonId person) {
        var id = person.value();
        database.sql("select pg_advisory_xact_lock(:ways)")
                .param("ways", id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .query((row, n) -> true)
                .single();
    }

    /** Whether their mailbox gave them their password after that. */
    public boolean hasPasswordByMailSince(PersonId person, Instant at) {
        return database.sql(
                        """
                        select exists (select from auth.people
                                        where id = :id and reset_by_mail_at > :at)
                        """)
                .param("id", person.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    void resetByMail(PersonId person, Instant now) {
        database.sql("update auth.people set reset_by_mail_at = :now where id = :id")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", person.value())
                .update();
    }

    void describe(Person person) {
        database.sql(
                        """
                        update auth.people
                           set email = :email, display_name = :name, locale = :locale
                         where id = :id
                        """)
                .param("email", person.email())
                .param("name", person.displayName())
                .param("locale", person.locale())
                .param("id", person.id().value())
                .update();
    }

    /**
     * In place of the one that was checked: whoever changed it meanwhile is not undone.
     *
     * @param checked none where it does not matter which there was
     * @return whether it is theirs now
     */
    boolean setPassword(PersonId person, @Nullable String checked, String hash) {
        return database.sql(
                                """
                                update auth.people
                                   set password_hash = :hash
                                 where id = :id
                                   and (:checked::text is null or password_hash = :checked)
                                """)
                        .param("hash", hash)
                        .param("checked", checked, Types.VARCHAR)
                        .param("id", person.value())
                        .update()
                > 0;
    }

    Set<PersonId> ids() {
        return database.sql("select id from auth.people")
                .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                .set();
    }

    void add(Collection<Person> people, Instant at) {
        database.sql(
                        """
                        insert into auth.people
                               (id, company_id, email, display_name, locale, password_hash, created_at)
                        select id, company_id, email, display_name, locale, password_hash, :at
                          from unnest(:ids::uuid[], :companies::uuid[], :emails::text[],
                                      :names::text[], :locales::text[], :hashes::text[])
                               as new (id, company_id, email, display_name, locale, password_hash)
                        """)
                .param("ids", column(people, person -> person.id().toString()))
                .param("companies", column(people, person -> person.company().toString()))
                .param("emails", column(people, Person::email))
                .param("names", column(people, Person::displayName))
                .param("locales", column(people, Person::locale))
                .param("hashes", column(people, Person::passwordHash))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static @Nullable String[] column(
            Collection<Person> people, Function<Person, @Nullable String> value) {
        return people.stream().map(value).toArray(String[]::new);
    }
}
