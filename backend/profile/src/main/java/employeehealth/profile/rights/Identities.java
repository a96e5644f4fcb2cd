package employeehealth.profile.rights;

import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.persondata.Whose;
import employeehealth.profile.Owner;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whom a file is about: the auth service knows their name and address. */
@Component
class Identities {

    private final DirectoryApi directory;

    Identities(DirectoryApi directory) {
        this.directory = directory;
    }

    record Known(String name, Whose whose) {

        @Override
        public String toString() {
            return "Known[hidden]";
        }
    }

    Known of(Owner owner) {
        var listed =
                directory
                        .named(owner.company(), new DirectoryApi.People(List.of(owner.person())))
                        .stream()
                        .findFirst();
        var addresses =
                listed.map(one -> Set.of(one.email().toLowerCase(Locale.ROOT))).orElse(Set.of());
        return new Known(
                listed.map(Listed::displayName).orElse("—"),
                new Whose(owner.company(), owner.healthService(), owner.person(), addresses));
    }
}
