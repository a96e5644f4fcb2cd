package employeehealth.admin.role;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.access.Me;
import employeehealth.shared.database.Ids;
import employeehealth.shared.idempotency.Idempotency;
import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes, changes and deletes the roles of a company's own. Who has one is told if it changes. */
@Component
class EditRoles {

    private static final String TABLE = "admin.custom_roles";
    private static final int MOST = 100;

    private final AdminDatabase database;
    private final CustomRoles roles;
    private final RoleWords words;
    private final RightsChange change;
    private final Idempotency idempotency;
    private final JsonMapper json;

    EditRoles(
            AdminDatabase database,
            CustomRoles roles,
            RoleWords words,
            RightsChange change,
            Idempotency idempotency,
            JsonMapper json) {
        this.database = database;
        this.roles = roles;
        this.words = words;
        this.change = change;
        this.idempotency = idempotency;
        this.json = json;
    }

    CustomRole make(Me me, RoleBody body, @Nullable String key, Locale locale) {
        mustBeOfTheWholeCompany(me);
        var fresh = new CustomRole(Ids.next(), 1, body.spelled(), combined(body, locale));
        return database.write(() -> {
            database.changesRights();
            return idempotency
                    .claim(
                            database,
                            key,
                            "POST admin roles",
                            json.writeValueAsBytes(body),
                            fresh.id().toString())
                    .map(earlier ->
                            roles.asMade(UUID.fromString(earlier)).orElseThrow(Problem::notFound))
                    .orElseGet(() -> add(me, fresh));
        });
    }

    private CustomRole add(Me me, CustomRole fresh) {
        if (roles.all().size() >= MOST) {
            throw new Problem(HttpStatus.CONFLICT, "admin/too-many-roles");
        }
        nameMustBeFree(fresh);
        roles.add(me, fresh);
        change.record(me, null, "admin.role.made", what(fresh.id(), null, fresh));
        return fresh;
    }

    CustomRole change(Me me, UUID id, RoleBody body, @Nullable String ifMatch, Locale locale) {
        mustBeOfTheWholeCompany(me);
        var permissions = combined(body, locale);
        return database.write(() -> {
            database.changesRights();
            var before = seen(id, ifMatch);
            var next = new CustomRole(id, before.version() + 1, body.spelled(), permissions);
            nameMustBeFree(next);
            nobodyMayBecomeTwoThings(next, locale);
            roles.change(me, next);
            var what = what(id, before, next);
            change.record(me, null, "admin.role.changed", what);
            if (!before.permissions().equals(permissions)) {
                var grows = next.permissions().containsAll(before.permissions());
                roles.holders(id).forEach(holder -> reaches(me, holder, grows, what));
            }
            return next;
        });
    }

    private void reaches(Me me, PersonId holder, boolean grows, RightsChange.What what) {
        if (grows) {
            change.grew(me, holder, "admin.assignment.changed", what);
        } else {
            change.shrank(me, holder, "admin.assignment.changed", what);
        }
    }

    void delete(Me me, UUID id, @Nullable String ifMatch) {
        mustBeOfTheWholeCompany(me);
        database.write(() -> {
            database.changesRights();
            var last = seen(id, ifMatch);
            if (!roles.holders(id).isEmpty()) {
                throw new Problem(HttpStatus.CONFLICT, "admin/role-in-use");
            }
            roles.delete(me, last);
            change.record(me, null, "admin.role.deleted", what(id, last, null));
        });
    }

    private static RightsChange.What what(
            UUID id, @Nullable CustomRole before, @Nullable CustomRole after) {
        return new RightsChange.What(TABLE, id, content(before), content(after));
    }

    /** In an order of its own: that of a set changes with each start. */
    private static byte @Nullable [] content(@Nullable CustomRole role) {
        return role == null
                ? null
                : (role.name()
                                + "\n"
                                + role.permissions().stream()
                                        .map(Permission::code)
                                        .sorted()
                                        .collect(Collectors.joining(" ")))
                        .getBytes(StandardCharsets.UTF_8);
    }

    /** A role of the company's own reaches everywhere in it. */
    private static void mustBeOfTheWholeCompany(Me me) {
        if (!me.may(Permission.ROLES_MANAGE, Scope.WHOLE_COMPANY)) {
            throw Problem.forbidden();
        }
    }

    private CustomRole seen(UUID id, @Nullable String ifMatch) {
        var role = roles.find(id).orElseThrow(Problem::notFound);
        IfMatch.require(ifMatch, RoleController.tags(role));
        return role;
    }

    private Set<Permission> combined(RoleBody body, Locale locale) {
        var permissions = body.combined();
        var alike = Combinable.countsAs(permissions);
        Separation.conflict(alike, alike)
                .ifPresent(pair -> {
                    throw Problem.invalid(
                            List.of(
                                    new FieldFault(
                                            "permissions", words.because(pair.reason(), locale))));
                });
        return permissions;
    }

    private void nameMustBeFree(CustomRole role) {
        var taken =
                words.isTaken(role.name())
                        || roles.all().stream()
                                .anyMatch(other ->
                                        !other.id().equals(role.id())
                                                && other.name().equalsIgnoreCase(role.name()));
        if (taken) {
            throw new Problem(HttpStatus.CONFLICT, "admin/name-taken");
        }
    }

    /** Whoever has the role might be something else that excludes what it becomes. */
    private void nobodyMayBecomeTwoThings(CustomRole next, Locale locale) {
        var alike = new GivenRole.Custom(next).countsAs();
        roles.besides(next.id()).values().stream()
                .flatMap(Collection::stream)
                .flatMap(other -> Separation.conflict(alike, other.countsAs()).stream())
                .findFirst()
                .ifPresent(pair -> {
                    throw words.conflict("permissions", pair, locale);
                });
    }
}
