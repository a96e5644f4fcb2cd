package employeehealth.auth.personal;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The personal addresses of people of the transaction's company, at most one for each. */
@Repository
public class PersonalAddresses {

    private static final String SELECT =
            """
            select email, pending_id, pending_email
              from auth.personal_addresses
             where person_id = :person
            """;

    private final AuthDatabase database;

    PersonalAddresses(AuthDatabase database) {
        this.database = database;
    }

    /** The one that is confirmed. */
    public Optional<String> of(PersonId person) {
        return find(person).map(PersonalAddress::email);
    }

    /** Where the link about that goes. */
    public Optional<String> pending(PersonId person, UUID id) {
        return find(person)
                .filter(found -> id.equals(found.pendingId()))
                .map(PersonalAddress::pendingEmail);
    }

    Optional<PersonalAddress> find(PersonId person) {
        return select(person, "");
    }

    /** Others who want to change it wait until the transaction ends. */
    Optional<PersonalAddress> lock(PersonId person) {
        return select(person, "for update");
    }

    private Optional<PersonalAddress> select(PersonId person, String locking) {
        return database.sql(SELECT + locking)
                .param("person", person.value())
                .query((row, n) ->
                        new PersonalAddress(
                                row.getString(1), row.getObject(2, UUID.class), row.getString(3)))
                .optional();
    }

    void wanted(CompanyId company, PersonId person, UUID id, String email) {
        database.sql(
                        """
                        insert into auth.personal_addresses
                               (company_id, person_id, pending_id, pending_email)
                        values (:company, :person, :id, :email)
                        on conflict (company_id, person_id) do update
                           set pending_id = excluded.pending_id,
                               pending_email = excluded.pending_email
                        """)
                .param("company", company.value())
                .param("person", person.value())
                .param("id", id)
                .param("email", email)
                .update();
    }

    /** What was pending is confirmed. */
    void confirm(PersonId person) {
        database.sql(
                        """
                        update auth.personal_addresses
                           set email = pending_email, pending_id = null, pending_email = null
                         where person_id = :person
                        """)
                .param("person", person.value())
                .update();
    }

    void remove(PersonId person) {
        database.sql("delete from auth.personal_addresses where person_id = :person")
                .param("person", person.value())
                .update();
    }
}
