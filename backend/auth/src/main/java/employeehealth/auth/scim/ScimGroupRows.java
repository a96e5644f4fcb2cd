package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The groups of the transaction's company, with those of their members who are known. */
@Repository
class ScimGroupRows {

    private static final String SELECT =
            """
            select g.id, g.display_name, g.external_id, g.created_at, g.changed_at,
                   (select json_agg(json_build_object('value', p.id, 'display', p.display_name)
                                    order by p.id)
                      from auth.scim_group_members m
                      join auth.people p on p.id = m.person_id
                     where m.group_id = g.id)
              from auth.scim_groups g
            """;

    private final AuthDatabase database;
    private final JsonMapper json;
    private final Rendering rendering;

    ScimGroupRows(AuthDatabase database, JsonMapper json, Rendering rendering) {
        this.database = database;
        this.json = json;
        this.rendering = rendering;
    }

    Optional<ScimGroup> find(UUID id) {
        return all(database.sql(SELECT + " where g.id = :id").param("id", id)).optional();
    }

    /** Others who want to change it wait until the transaction ends. */
    Optional<ScimGroup> lock(UUID id) {
        return all(database.sql(SELECT + " where g.id = :id for update of g").param("id", id))
                .optional();
    }

    List<ScimGroup> all(@Nullable String name) {
        return all(database.sql(
                                SELECT
                                        + " where (:name::text is null"
                                        + " or lower(g.display_name) = lower(:name)) order by g.id")
                        .param("name", name, Types.VARCHAR))
                .list();
    }

    void put(CompanyId company, UUID id, String name, @Nullable String externalId, Instant now) {
        database.sql(
                        """
                        insert into auth.scim_groups
                               (id, company_id, display_name, external_id, created_at, changed_at)
                        values (:id, :company, :name, :external, :now, :now)
                        on conflict (id) do update
                           set display_name = excluded.display_name,
                               external_id = excluded.external_id, changed_at = excluded.changed_at
                        """)
                .param("id", id)
                .param("company", company.value())
                .param("name", name)
                .param("external", externalId, Types.VARCHAR)
                .param("now", utc(now))
                .update();
    }

    /**
     * These and no others belong to it.
     *
     * @return how many of them are known here
     */
    int putMembers(CompanyId company, UUID group, Collection<UUID> people) {
        var ids = people.stream().map(UUID::toString).toArray(String[]::new);
        database.sql(
                        """
                        delete from auth.scim_group_members
                         where group_id = :group
                           and person_id <> all(:people::uuid[])
                        """)
                .param("group", group)
                .param("people", ids)
                .update();
        database.sql(
                        """
                        insert into auth.scim_group_members (company_id, group_id, person_id)
                        select :company, :group, p.id
                          from auth.people p
                          left join auth.scim_users s on s.person_id = p.id
                         where p.id = any(:people::uuid[])
                           and (s.deleted_at is null or p.left_at is null)
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("group", group)
                .param("people", ids)
                .update();
        return database.sql("select count(*) from auth.scim_group_members where group_id = :group")
                .param("group", group)
                .query(Integer.class)
                .single();
    }

    boolean delete(UUID id) {
        return database.sql("delete from auth.scim_groups where id = :id").param("id", id).update()
                > 0;
    }

    /** The directory does not know this person any more. */
    void leaveAll(PersonId person, Instant now) {
        database.sql(
                        """
                        update auth.scim_groups
                           set changed_at = :now
                         where id in (select group_id
                                        from auth.scim_group_members
                                       where person_id = :person)
                        """)
                .param("now", utc(now))
                .param("person", person.value())
                .update();
        database.sql("delete from auth.scim_group_members where person_id = :person")
                .param("person", person.value())
                .update();
    }

    private JdbcClient.MappedQuerySpec<ScimGroup> all(JdbcClient.StatementSpec statement) {
        return statement.query(this::group);
    }

    private ScimGroup group(ResultSet row, int n) throws SQLException {
        var document = json.createObjectNode();
        document.put("displayName", row.getString(2));
        if (row.getString(3) != null) {
            document.put("externalId", row.getString(3));
        }
        if (row.getString(6) != null) {
            var members = document.putArray("members");
            for (var each : json.readTree(row.getString(6))) {
                var id = each.path("value").asString();
                members.addObject()
                        .put("value", id)
                        .put("$ref", rendering.address(ResourceType.USER, id))
                        .put("type", "User")
                        .put("display", each.path("display").asString());
            }
        }
        return new ScimGroup(
                row.getObject(1, UUID.class), document, instant(row, 4), instant(row, 5));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
