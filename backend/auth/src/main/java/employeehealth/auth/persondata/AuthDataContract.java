package employeehealth.auth.persondata;

import employeehealth.auth.AuthDatabase;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.auth.AuthDataApi;
import employeehealth.shared.access.ServicesOnly;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.persondata.PersonData;
import employeehealth.shared.persondata.PersonStores;
import employeehealth.shared.seal.Erasure;
import employeehealth.shared.seal.Seal;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RestController;

/** For people's rights. Not final: calls pass through a proxy. */
@RestController
@ServicesOnly("profile")
class AuthDataContract extends PersonData implements AuthDataApi {

    private final AuthDatabase database;
    private final Erasure erasure;

    AuthDataContract(
            @Qualifier("authPersonStores") PersonStores stores,
            Pseudonyms pseudonyms,
            Seal seal,
            AuthDatabase database,
            Erasure erasure) {
        super(stores, pseudonyms, seal);
        this.database = database;
        this.erasure = erasure;
    }

    /** By the one table here that is read before a company is known. */
    @Override
    public List<Returned> returned() {
        var erased = erasure.everybody().stream().map(PersonId::value).toArray(UUID[]::new);
        return database.asNobody(() ->
                database.sql(
                                """
                                select distinct company_id, person_id from auth.sign_in_names
                                 where person_id = any (:erased)
                                """)
                        .param("erased", erased)
                        .query((row, n) ->
                                new Returned(
                                        new CompanyId(row.getObject(1, UUID.class)),
                                        new PersonId(row.getObject(2, UUID.class))))
                        .list());
    }
}
