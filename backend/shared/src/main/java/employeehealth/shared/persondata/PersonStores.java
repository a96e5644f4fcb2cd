package employeehealth.shared.persondata;

import employeehealth.shared.database.ServiceDatabase;
import java.util.Arrays;
import java.util.List;

/**
 * The stores of one service, in the order in which they are erased: what refers to another row
 * comes before it.
 */
public record PersonStores(ServiceDatabase database, List<PersonStore> all) {

    public PersonStores {
        all = List.copyOf(all);
    }

    public static PersonStores of(ServiceDatabase database, PersonStore... all) {
        return new PersonStores(database, Arrays.asList(all));
    }

    PersonStore named(String name) {
        return all.stream()
                .filter(store -> store.describe().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no store has this name"));
    }
}
