package employeehealth.auth.person;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.password.Cost;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.shared.seal.PlatformSecrets;
import java.sql.Array;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /**
     * Whose name it is, and what a check of the password costs. A name that nobody has gets the
     * cost of its neighbour in the directory, whose order is the keyed hash and so no order at all:
     * were the cost raised, unknown names would else be told by it from those who were not back
     * since.
     */
    Looked look(SignInName name) {
        var key = key(name);
        return database.sql(
                        """
                        select company_id, person_id, email_key, cost
                          from auth.sign_in_names
                         where email_key >= :key
                         order by email_key
                         limit 1
                        """)
                .param("key", key)
                .query((row, n) ->
                        new Looked(
                                Arrays.equals(row.getBytes(3), key)
                                        ? new Account(
                                                new CompanyId(row.getObject(1, UUID.class)),
                                                new PersonId(row.getObject(2, UUID.class)))
                                        : null,
                                cost(row.getArray(4))))
                .optional()
                .orElse(Looked.NOTHING);
    }

    private static @Nullable Cost cost(@Nullable Array column) throws SQLException {
        return column != null && column.getArray() instanceof Integer[] c
                ? new Cost(c[0], c[1], c[2])
                : null;
    }

    /**
     * @param account none if nobody has the name
     * @param cost none if it is not known
     */
    record Looked(@Nullable Account account, @Nullable Cost cost) {

        private static final Looked NOTHING = new Looked(null, null);
    }

    /** What a check costs from now on, under all names of the person. */
    void costs(PersonId person, String hash) {
        database.sql(
                        """
                        update auth.sign_in_names
                           set cost = :cost::integer[]
                         where person_id = :person
                        """)
                .param("cost", column(hash), Types.VARCHAR)
                .param("person", person.value())
                .update();
    }

    private static @Nullable String column(@Nullable String hash) {
        return hash == null
                ? null
                : Cost.of(hash)
                        .map(c ->
                                "{%d,%d,%d}"
                                        .formatted(c.memoryKib(), c.iterations(), c.parallelism()))
                        .orElse(null);
    }

    void add(CompanyId company, Collection<Person> people) {
        database.sql(
                        """
                        insert into auth.sign_in_names (email_key, company_id, person_id, cost)
                        select email_key, :company, person_id, cost::integer[]
                          from unnest(:keys::bytea[], :people::uuid[], :costs::text[])
                               as new (email_key, person_id, cost)
                        """)
                .param("company", company.value())
                .param(
                        "keys",
                        people.stream()
                                .map(p -> key(SignInName.of(p.email())))
                                .toArray(byte[][]::new))
                .param("people", people.stream().map(p -> p.id().toString()).toArray(String[]::new))
                .param(
                        "costs",
                        people.stream().map(p -> column(p.passwordHash())).toArray(String[]::new))
                .update();
    }

    void remove(PersonId person, SignInName name) {
        database.sql(
                        """
                        delete from auth.sign_in_names
                         where email_key = :key
                           and person_id = :person
                        """)
                .param("key", key(name))
                .param("person", person.value())
                .update();
    }

    private byte[] key(SignInName name) {
        return secrets.mac("sign-in-name", name.value());
    }
}
