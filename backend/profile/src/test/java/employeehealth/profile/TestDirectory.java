package employeehealth.profile;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import java.util.List;

/** A directory in which everybody is called the same. */
public final class TestDirectory {

    private TestDirectory() {}

    public static PeoplesNames names(String name) {
        return new PeoplesNames(
                new DirectoryApi() {
                    @Override
                    public List<Listed> page(CompanyId company, Page page) {
                        return List.of();
                    }

                    @Override
                    public List<Listed> named(CompanyId company, People people) {
                        return people.ids().stream()
                                .map(id -> new Listed(id, name, "claire@example.org", null))
                                .toList();
                    }
                });
    }
}
