package employeehealth.admin.people;

import static employeehealth.contracts.access.Permission.CARE_TEAM_MANAGE;
import static employeehealth.contracts.access.Permission.PEOPLE_MANAGE;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Scope;
import employeehealth.contracts.auth.DirectoryApi;
import employeehealth.contracts.auth.Listed;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People of one's company: their names are auth's, what they are is ours. */
@Component
class Users {

    private final AdminDatabase database;
    private final Assignments assignments;
    private final DirectoryApi directory;
    private final Tags tags;

    Users(AdminDatabase database, Assignments assignments, DirectoryApi directory, Tags tags) {
        this.database = database;
        this.assignments = assignments;
        this.directory = directory;
        this.tags = tags;
    }

    /**
     * Of an administrator of one site, a page may show fewer people than asked for.
     *
     * @param next cursor of the following page, null on the last
     */
    record Page(List<User> items, @Nullable PersonId next) {}

    Page page(Me me, @Nullable String name, @Nullable PersonId after, int limit) {
        var found = directory.page(me.company(), new DirectoryApi.Page(name, after, limit + 1));
        var shown = found.stream().limit(limit).toList();
        var theirs = assignments(shown);
        return new Page(
                shown.stream()
                        .map(listed -> User.of(listed, theirs.getOrDefault(listed.id(), List.of())))
                        .filter(user -> mayKnow(me, user))
                        .toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    private Map<PersonId, List<Assignment>> assignments(List<Listed> people) {
        var ids = people.stream().map(Listed::id).toList();
        return database.read(() -> assignments.live(ids)).stream()
                .collect(Collectors.groupingBy(Assignment::person));
    }

    User find(Me me, PersonId person) {
        var listed = listed(me, List.of(person)).getOrDefault(person, null);
        if (listed == null) {
            throw Problem.notFound();
        }
        var user = User.of(listed, database.read(() -> assignments.live(List.of(person))));
        if (!mayKnow(me, user)) {
            throw Problem.notFound();
        }
        return user;
    }

    /** Those of them who are somebody at the caller's company. */
    Map<PersonId, Listed> listed(Me me, List<PersonId> people) {
        return directory.named(me.company(), new DirectoryApi.People(people)).stream()
                .collect(Collectors.toMap(Listed::id, listed -> listed));
    }

    /** Whoever administers one site knows who is something there. */
    private static boolean mayKnow(Me me, User user) {
        return Stream.of(PEOPLE_MANAGE, CARE_TEAM_MANAGE)
                .anyMatch(permission ->
                        me.may(permission, Scope.WHOLE_COMPANY)
                                || user.assignments().stream()
                                        .anyMatch(given -> me.may(permission, given.scope())));
    }

    /** Of all that is shown of someone. */
    String tag(User user) {
        return tags.of(user);
    }
}
