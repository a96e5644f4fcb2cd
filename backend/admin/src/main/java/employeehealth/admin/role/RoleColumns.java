package employeehealth.admin.role;

import employeehealth.contracts.access.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** How a query reads what an assignment {@code a} gives, a company's own roles included. */
public final class RoleColumns {

    public static final String COLUMNS =
            "a.role, a.custom_role_id, r.version, r.name, r.permissions";

    public static final String JOIN =
            """
            left join lateral (
                 select v.version, v.name, v.permissions
                   from admin.custom_role_versions v
                  where v.role_id = a.custom_role_id
                  order by v.version desc
                  limit 1) r on true
            """;

    private RoleColumns() {}

    public static GivenRole read(ResultSet row) throws SQLException {
        var role = row.getString("role");
        return role != null
                ? new GivenRole.Standard(Role.ofCode(role))
                : new GivenRole.Custom(custom(row.getObject("custom_role_id", UUID.class), row));
    }

    static CustomRole custom(UUID id, ResultSet row) throws SQLException {
        return CustomRole.of(
                id,
                row.getInt("version"),
                row.getString("name"),
                List.of((String[]) row.getArray("permissions").getArray()));
    }
}
