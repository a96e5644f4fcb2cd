package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Store;
import employeehealth.profile.rights.Activities.Activity;
import employeehealth.profile.rights.Activities.Controller;
import employeehealth.profile.rights.Activities.Words;
import java.util.HashSet;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The record of processing activities (GDPR, art. 30): what is said of each activity, joined with
 * the stores that the running services say they keep.
 */
@Component
class ProcessingRegister {

    private final Activities activities;
    private final Inventory inventory;

    ProcessingRegister(Activities activities, Inventory inventory) {
        this.activities = activities;
        this.inventory = inventory;
    }

    /**
     * @param unassigned stores of which no activity says why they are there: a fault of the build
     */
    record Register(List<Line> items, List<String> unassigned) {}

    /**
     * @param kept what it keeps, on which rule, for how long
     */
    record Line(String code, Controller controller, String article, Words words, List<Kept> kept) {}

    Register in(String language) {
        var stores = inventory.stores();
        return new Register(
                activities.all().stream()
                        .map(activity -> line(activity, stores, language))
                        .toList(),
                unassigned(stores));
    }

    private Line line(Activity activity, List<Store> stores, String language) {
        var own =
                stores.stream().filter(store -> activity.stores().contains(store.name())).toList();
        return new Line(
                activity.code(),
                activity.controller(),
                activity.article(),
                activity.in(language),
                inventory.kept(language, own));
    }

    private List<String> unassigned(List<Store> stores) {
        var assigned = new HashSet<String>();
        activities.all().forEach(activity -> assigned.addAll(activity.stores()));
        return stores.stream().map(Store::name).filter(name -> !assigned.contains(name)).toList();
    }
}
