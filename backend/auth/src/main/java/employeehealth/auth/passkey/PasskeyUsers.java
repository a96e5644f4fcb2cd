package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The handles under which authenticators know people: random, and no id of anything else. */
@Repository
class PasskeyUsers {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final AuthDatabase database;

    PasskeyUsers(AuthDatabase database) {
        this.database = database;
    }

    /** The same for all passkeys of a person: an authenticator then keeps one of them for us. */
    byte[] handle(CompanyId company, PersonId person) {
        var fresh = new byte[BYTES];
        RANDOM.nextBytes(fresh);
        database.sql(
                        """
                        insert into auth.passkey_users (handle, company_id, person_id)
                        values (:handle, :company, :person)
                        on conflict (company_id, person_id) do nothing
                        """)
                .param("handle", fresh)
                .param("company", company.value())
                .param("person", person.value())
                .update();
        return database.sql(
                        """
                        select handle
                          from auth.passkey_users
                         where company_id = :company
                           and person_id = :person
                        """)
                .param("company", company.value())
                .param("person", person.value())
                .query((row, n) -> row.getBytes(1))
                .single();
    }

    Optional<PasskeyUser> find(byte[] handle) {
        return database.sql(
                        """
                        select company_id, person_id
                          from auth.passkey_users
                         where handle = :handle
                        """)
                .param("handle", handle)
                .query((row, n) ->
                        new PasskeyUser(
                                new CompanyId(row.getObject(1, UUID.class)),
                                new PersonId(row.getObject(2, UUID.class))))
                .optional();
    }
}
