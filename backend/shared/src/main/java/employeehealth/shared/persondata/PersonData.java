package employeehealth.shared.persondata;

import employeehealth.contracts.persondata.Asked;
import employeehealth.contracts.persondata.PersonDataApi;
import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;
import employeehealth.contracts.persondata.Whose;
import employeehealth.shared.access.Tenant;
import employeehealth.shared.audit.Pseudonyms;
import employeehealth.shared.seal.Seal;

import java.util.List;

/**
 * Tells and erases what a service keeps about somebody. The contract of each service extends it, so
 * it is not final.
 */
public class PersonData implements PersonDataApi {

    private final PersonStores stores;
    private final Pseudonyms pseudonyms;
    private final Seal seal;

    public PersonData(PersonStores stores, Pseudonyms pseudonyms, Seal seal) {
        this.stores = stores;
        this.pseudonyms = pseudonyms;
        this.seal = seal;
    }

    @Override
    public List<Store> stores() {
        return stores.all().stream().map(PersonStore::describe).toList();
    }

    @Override
    public Rows rows(Asked asked) {
        var store = stores.named(asked.store());
        return tenant(asked.whose())
                .get(() ->
                        stores.database()
                                .read(() -> store.rows(subject(asked.whose()), asked.after())));
    }

    @Override
    public List<Remains> erase(Whose whose) {
        var subject = subject(whose);
        tenant(whose)
                .run(() ->
                        stores.database()
                                .write(() -> {
                                    declareErasureOf(whose);
                                    stores.all().forEach(one -> one.erase(subject));
                                }));
        return remains(whose);
    }

    /** Some rows can be deleted in a transaction that says so, and of this person, alone. */
    private void declareErasureOf(Whose whose) {
        stores.database()
                .sql("select set_config('app.erasing', :person, true)")
                .param("person", whose.person().toString())
                .query()
                .singleValue();
    }

    @Override
    public List<Remains> remains(Whose whose) {
        var subject = subject(whose);
        return tenant(whose)
                .get(() ->
                        stores.database()
                                .read(() ->
                                        stores.all().stream()
                                                .map(one -> one.remains(subject))
                                                .toList()));
    }

    private Subject subject(Whose whose) {
        return new Subject(whose, pseudonyms.of(whose.person()), seal);
    }

    private static Tenant tenant(Whose whose) {
        return new Tenant(whose.company(), whose.healthService(), whose.person());
    }
}
