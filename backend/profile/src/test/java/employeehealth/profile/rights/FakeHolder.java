package employeehealth.profile.rights;

import employeehealth.contracts.AssessmentId;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.admin.AdminDataApi;
import employeehealth.contracts.auth.AuthDataApi;
import employeehealth.contracts.care.FhirResource;
import employeehealth.contracts.notifications.NotificationsDataApi;
import employeehealth.contracts.persondata.Asked;
import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Rows;
import employeehealth.contracts.persondata.Store;
import employeehealth.contracts.persondata.Whose;
import employeehealth.contracts.triage.ChecksAsked;
import employeehealth.contracts.triage.ChecksTold;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A neighbour with one store, which tells two rows at a time. */
final class FakeHolder implements AuthDataApi, AdminDataApi, TriageDataApi, NotificationsDataApi {

    private static final int PAGE = 2;

    private final Store store;
    private final Map<PersonId, List<Map<String, @Nullable Object>>> rows = new HashMap<>();
    final List<Whose> erased = new ArrayList<>();
    Runnable whileErasing = () -> {};
    Runnable whileLooking = () -> {};
    boolean away;

    FakeHolder(String store, String category) {
        this.store = new Store(store, category, Store.Erasure.NOW);
    }

    void holds(PersonId person, String... words) {
        for (var word : words) {
            rows.computeIfAbsent(person, _ -> new ArrayList<>()).add(Map.of("said", word));
        }
    }

    @Override
    public Controller controller(CompanyId company) {
        throw Problem.notFound(); // nobody comes back here
    }

    private void here() {
        if (away) {
            throw Problem.unavailable();
        }
    }

    private List<Map<String, @Nullable Object>> of(PersonId person) {
        return rows.getOrDefault(person, List.of());
    }

    @Override
    public List<Store> stores() {
        here();
        return List.of(store);
    }

    @Override
    public Rows rows(Asked asked) {
        here();
        var all = of(asked.whose().person());
        var from = (int) asked.after();
        var to = Math.min(all.size(), from + PAGE);
        return new Rows(all.subList(from, to), to < all.size());
    }

    @Override
    public List<Remains> erase(Whose whose) {
        here();
        whileErasing.run();
        erased.add(whose);
        rows.remove(whose.person());
        return remains(whose);
    }

    @Override
    public List<Remains> remains(Whose whose) {
        here();
        whileLooking.run();
        return List.of(new Remains(store.name(), of(whose.person()).size(), 0));
    }

    @Override
    public List<Returned> returned() {
        return List.of();
    }

    @Override
    public ChecksTold resources(ChecksAsked asked) {
        here();
        var type = asked.before() == null ? "QuestionnaireResponse" : "RiskAssessment";
        var next = asked.before() == null ? new AssessmentId(Ids.next()) : null;
        return new ChecksTold(
                List.of(new FhirResource("{\"resourceType\":\"" + type + "\",\"id\":\"r\"}")),
                next);
    }
}
