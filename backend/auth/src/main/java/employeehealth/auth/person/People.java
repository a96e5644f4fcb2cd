package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
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
        return database.sql(
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
