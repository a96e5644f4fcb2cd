package employeehealth.admin.role;

import employeehealth.admin.AdminDatabase;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.access.Permission;
import employeehealth.shared.access.Me;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/**
 * Roles that companies have made for themselves. Nothing is overwritten: a change adds a version.
 */
@Repository
public class CustomRoles {

    /** Assignments that are in force or will be. */
    private static final String LIVE =
            " a.ended_at is null and (a.valid_until is null or a.valid_until >= :today) ";

    private static final String NEWEST =
            """
            select * from (
                 select distinct on (role_id) role_id, version, name, permissions, deleted
                   from admin.custom_role_versions
                  order by role_id, version desc) r
             where not deleted
            """;

    private final AdminDatabase db;
    private final Clock clock;

    CustomRoles(AdminDatabase db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<CustomRole> all() {
        return db.sql(NEWEST + " order by lower(name), role_id")
                .query((row, n) -> RoleColumns.custom(row.getObject("role_id", UUID.class), row))
                .list();
    }

    public Optional<CustomRole> find(UUID id) {
        return db.sql(NEWEST + " and role_id = :id")
                .param("id", id)
                .query((row, n) -> RoleColumns.custom(id, row))
                .optional();
    }

    /** As it was made, whatever has become of it. */
    Optional<CustomRole> asMade(UUID id) {
        return db.sql(
                        """
                        select version, name, permissions
                          from admin.custom_role_versions
                         where role_id = :id
                           and version = 1
                        """)
                .param("id", id)
                .query((row, n) -> RoleColumns.custom(id, row))
                .optional();
    }

    void add(Me me, CustomRole role) {
        db.sql("insert into admin.custom_roles (id, company_id) values (:id, :company)")
                .param("id", role.id())
                .param("company", me.company().value())
                .update();
        put(me, role, false);
    }

    void change(Me me, CustomRole next) {
        put(me, next, false);
    }

    /** It stays on record, and its id is never used again. */
    void delete(Me me, CustomRole last) {
        var end = new CustomRole(last.id(), last.version() + 1, last.name(), last.permissions());
        put(me, end, true);
    }

    private void put(Me me, CustomRole role, boolean deleted) {
        db.sql(
                        """
                        insert into admin.custom_role_versions
                               (role_id, version, company_id, name, permissions, deleted,
                                changed_by, changed_at)
                        values (:id, :version, :company, :name, :permissions, :deleted, :by, :at)
                        """)
                .param("id", role.id())
                .param("version", role.version())
                .param("company", me.company().value())
                .param("name", role.name())
                .param(
                        "permissions",
                        role.permissions().stream()
                                .map(Permission::code)
                                .sorted()
                                .toArray(String[]::new))
                .param("deleted", deleted)
                .param("by", me.person().value())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who has the role, or will have it. */
    Set<PersonId> holders(UUID id) {
        return new HashSet<>(
                db.sql(
                                "select distinct a.person_id from admin.assignments a"
                                        + " where a.custom_role_id = :id and"
                                        + LIVE)
                        .param("id", id)
                        .param("today", today())
                        .query((row, n) -> new PersonId(row.getObject(1, UUID.class)))
                        .list());
    }

    /** What those who have the role are besides, now or later. */
    Map<PersonId, Set<GivenRole>> besides(UUID id) {
        var found = new HashMap<PersonId, Set<GivenRole>>();
        db.sql(
                        "select a.person_id, "
                                + RoleColumns.COLUMNS
                                + " from admin.assignments a "
                                + RoleColumns.JOIN
                                + " where a.person_id = any(cast(:holders as uuid[]))"
                                + " and a.custom_role_id is distinct from :id and"
                                + LIVE)
                .param(
                        "holders",
                        holders(id).stream().map(PersonId::toString).toArray(String[]::new))
                .param("id", id)
                .param("today", today())
                .query(row -> {
                    found.computeIfAbsent(
                                    new PersonId(row.getObject("person_id", UUID.class)),
                                    who -> new HashSet<>())
                            .add(RoleColumns.read(row));
                });
        return found;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
