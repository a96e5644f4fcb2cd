package employeehealth.profile.care;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.admin.CareTeamApi;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.contracts.auth.SearchApi;
import employeehealth.profile.SoughtName;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The neighbours that know who is what where, as far as care asks them. */
final class TestTeam implements CareTeamApi, DirectoryApi, SearchApi {

    private record Worker(CompanyId company, Listed listed, Set<Scope> places) {}

    private final Map<PersonId, Worker> people = new HashMap<>();
    private final List<Carer> carers = new ArrayList<>();
    private boolean away;
    private int asked;

    void employs(Me person, String name, SiteId... sites) {
        var places = new HashSet<Scope>();
        for (var site : sites) {
            places.add(new Scope(site, null));
        }
        people.put(
                person.person(),
                new Worker(
                        person.company(),
                        new Listed(person.person(), name, name + "@example.org", null),
                        places.isEmpty() ? Set.of(Scope.WHOLE_COMPANY) : places));
    }

    void cares(Me professional, Role role, boolean ofTeam, Scope within) {
        carers.add(new Carer(professional.person(), role, ofTeam, within));
    }

    void goesAway() {
        away = true;
    }

    int asked() {
        return asked;
    }

    private void ask() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a neighbour is asked within a transaction");
        }
        if (away) {
            throw Problem.unavailable();
        }
        asked++;
    }

    @Override
    public List<Carer> team(CompanyId company) {
        ask();
        return List.copyOf(carers);
    }

    @Override
    public List<Member> members(CompanyId company, CareTeamApi.People wanted) {
        ask();
        return wanted.ids().stream()
                .map(people::get)
                .filter(Objects::nonNull)
                .filter(worker -> worker.company.equals(company))
                .map(worker -> new Member(worker.listed.id(), worker.places))
                .toList();
    }

    @Override
    public List<Listed> page(CompanyId company, Page page) {
        throw new UnsupportedOperationException("care lists nobody");
    }

    @Override
    public List<Listed> named(CompanyId company, DirectoryApi.People wanted) {
        ask();
        return at(company).stream().filter(one -> wanted.ids().contains(one.id())).toList();
    }

    @Override
    public List<Listed> found(CompanyId company, Search search) {
        ask();
        return at(company).stream()
                .filter(one -> isMeant(one, search.name()))
                .filter(one -> search.among() == null || search.among().contains(one.id()))
                .filter(one -> search.employeeNumber() == null)
                .limit(search.limit())
                .toList();
    }

    private static boolean isMeant(Listed one, @Nullable String name) {
        return name == null || SoughtName.of(name).fits(one.displayName());
    }

    private List<Listed> at(CompanyId company) {
        return people.values().stream()
                .filter(worker -> worker.company.equals(company))
                .map(Worker::listed)
                .sorted(Comparator.comparing(Listed::displayName))
                .toList();
    }
}
