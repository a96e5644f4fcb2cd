package employeehealth.admin.review;

import employeehealth.admin.AdminDatabase;
import employeehealth.admin.people.Assignment;
import employeehealth.admin.people.Assignments;
import employeehealth.admin.people.Rights;
import employeehealth.admin.place.Places;
import employeehealth.admin.role.GivenRole;
import employeehealth.admin.role.RoleWords;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who has what, since when, given by whom, until when. Reading it is recorded, in the transaction
 * in which it is read; the names are asked of auth after that.
 */
@Component
class AccessReview {

    /** So many names are asked for at once. */
    private static final int BATCH = 500;

    private final AdminDatabase database;
    private final Assignments assignments;
    private final Rights rights;
    private final Places places;
    private final DirectoryApi directory;
    private final RoleWords words;
    private final Audit audit;

    AccessReview(
            AdminDatabase database,
            Assignments assignments,
            Rights rights,
            Places places,
            DirectoryApi directory,
            RoleWords words,
            Audit audit) {
        this.database = database;
        this.assignments = assignments;
        this.rights = rights;
        this.places = places;
        this.directory = directory;
        this.words = words;
        this.audit = audit;
    }

    /**
     * @param after the last of the page before; none: from the beginning
     * @param limit none: all of them
     */
    Found read(Me me, @Nullable UUID after, @Nullable Integer limit, Locale locale) {
        var read =
                database.write(() -> {
                    record(me, after == null ? "all" : after.toString());
                    var page =
                            assignments.page(after, limit == null ? Integer.MAX_VALUE : limit + 1);
                    return new Raw(page, sites());
                });
        var shown =
                read.page.stream()
                        .limit(limit == null ? Long.MAX_VALUE : limit)
                        .filter(one -> me.may(Permission.ACCESS_REVIEW, one.scope()))
                        .toList();
        var people = people(me, shown);
        return new Found(
                shown.stream().map(one -> row(one, people, read.sites, locale)).toList(),
                limit != null && read.page.size() > limit ? read.page.get(limit - 1).id() : null);
    }

    /**
     * @param next cursor of the following page, null on the last
     */
    record Found(List<Access> items, @Nullable UUID next) {}

    private record Raw(List<Assignment> page, Map<SiteId, String> sites) {}

    private void record(Me me, String what) {
        audit.record(
                database,
                new AuditRecord(
                        me.company(),
                        me.person(),
                        null,
                        "admin.access-review.read",
                        "admin.assignments",
                        what,
                        "supervision",
                        AuditRecord.Outcome.SUCCESS,
                        null));
    }

    private Map<SiteId, String> sites() {
        return places.sites().stream()
                .collect(Collectors.toMap(Places.Site::id, Places.Site::name));
    }

    private Map<PersonId, Listed> people(Me me, List<Assignment> shown) {
        var ids = new HashSet<PersonId>();
        shown.forEach(one -> {
            ids.add(one.person());
            Optional.ofNullable(one.givenBy()).ifPresent(ids::add);
        });
        var all = new ArrayList<>(ids);
        var people = new HashMap<PersonId, Listed>();
        for (var start = 0; start < all.size(); start += BATCH) {
            var some = all.subList(start, Math.min(all.size(), start + BATCH));
            directory
                    .named(me.company(), new DirectoryApi.People(some))
                    .forEach(listed -> people.put(listed.id(), listed));
        }
        return people;
    }

    private Access row(
            Assignment a, Map<PersonId, Listed> people, Map<SiteId, String> sites, Locale locale) {
        var person = Optional.ofNullable(people.get(a.person()));
        var giver = Optional.ofNullable(a.givenBy()).map(people::get);
        return new Access(
                a.id(),
                a.person(),
                person.map(Listed::displayName).orElse(null),
                person.map(Listed::email).orElse(null),
                a.role().code(),
                a.role() instanceof GivenRole.Custom,
                words.name(a.role(), locale),
                rights.of(a.person(), List.of(a)).keySet().stream()
                        .map(Permission::code)
                        .sorted()
                        .toList(),
                a.scope().site() == null ? null : sites.get(a.scope().site()),
                a.scope().population(),
                a.period().from(),
                a.period().until(),
                giver.map(Listed::displayName).orElse(null),
                a.givenBy(),
                a.givenAt(),
                person.map(Listed::lastSignInAt).orElse(null));
    }
}
