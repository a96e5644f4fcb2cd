package employeehealth.profile.rights;

import employeehealth.contracts.admin.AdminDataApi;
import employeehealth.contracts.auth.AuthDataApi;
import employeehealth.contracts.notifications.NotificationsDataApi;
import employeehealth.contracts.persondata.PersonDataApi;
import employeehealth.contracts.persondata.Remains;
import employeehealth.contracts.persondata.Store;
import employeehealth.contracts.persondata.Whose;
import employeehealth.contracts.triage.TriageDataApi;
import employeehealth.shared.persondata.PersonData;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Every store of every service. A service that does not answer is a problem, never a gap. */
@Component
class Inventory {

    private final Rules rules;
    private final List<PersonDataApi> holders;

    /** The account is erased last: until then its person can be told. */
    Inventory(
            Rules rules,
            TriageDataApi triage,
            NotificationsDataApi notifications,
            AdminDataApi admin,
            @Qualifier("profilePersonData") PersonData profile,
            @Qualifier("platformPersonData") PersonData platform,
            AuthDataApi auth) {
        this.rules = rules;
        this.holders = List.of(triage, notifications, admin, profile, platform, auth);
    }

    /** One line per category and what becomes of it. */
    List<Kept> kept(String language) {
        return kept(language, stores());
    }

    /** The same of some of them. */
    List<Kept> kept(String language, Collection<Store> stores) {
        record Group(String category, Store.Erasure erasure) {}
        var groups = new LinkedHashMap<Group, List<String>>();
        for (var store : stores) {
            groups.computeIfAbsent(
                            new Group(store.category(), store.erasure()), _ -> new ArrayList<>())
                    .add(store.name());
        }
        return groups.entrySet().stream()
                .map(group ->
                        kept(
                                group.getKey().category,
                                group.getKey().erasure,
                                group.getValue(),
                                language))
                .toList();
    }

    private Kept kept(
            String category, Store.Erasure erasure, List<String> stores, String language) {
        var rule = rules.of(category);
        return new Kept(
                category,
                rule.title(language),
                rule.ground(language),
                rule.article(),
                rule.source(),
                rule.duration(),
                erasure,
                stores);
    }

    List<Store> stores() {
        return holders.stream().flatMap(holder -> holder.stores().stream()).toList();
    }

    List<PersonDataApi> holders() {
        return holders;
    }

    /** Does what their erasure is, everywhere. */
    List<Remains> erase(Whose whose) {
        return holders.stream().flatMap(holder -> holder.erase(whose).stream()).toList();
    }

    /** Looks again, everywhere. */
    List<Remains> remains(Whose whose) {
        return holders.stream().flatMap(holder -> holder.remains(whose).stream()).toList();
    }
}
