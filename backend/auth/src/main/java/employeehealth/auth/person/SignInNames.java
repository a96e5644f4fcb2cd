package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Which account an e-mail address belongs to. Addresses are stored as keyed hashes only. */
@Repository
class SignInNames {

    private final AuthDatabase database;
    private final PlatformSecrets secrets;

    SignInNames(AuthDatabase database, PlatformSecrets secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    Optional<Account> find(SignInName name) {
        return database.sql(
                        """
                        select company_id, person_id
                          from auth.sign_in_names
                         where email_key = :key
                        """)
                .param("key", key(name))
                .query((row, n) ->
                        new Account(
                                new CompanyId(row.getObject(1, UUID.class)),
                                new PersonId(row.getObject(2, UUID.class))))
                .optional();
    }

    void add(CompanyId company, Collection<Person> people) {
        database.sql(
                        """
                        insert into auth.sign_in_names (email_key, company_id, person_id)
                        select email_key, :company, person_id
                          from unnest(:keys::bytea[], :people::uuid[]) as new (email_key, person_id)
                        """)
                .param("company", company.value())
                .param(
                        "keys",
                        people.stream()
                                .map(p -> key(SignInName.of(p.email())))
                                .toArray(byte[][]::new))
                .param("people", people.stream().map(p -> p.id().toString()).toArray(String[]::new))
                .update();
    }

    private byte[] key(SignInName name) {
        return secrets.mac("sign-in-name", name.value());
    }
}
