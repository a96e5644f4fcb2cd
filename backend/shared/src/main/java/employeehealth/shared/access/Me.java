package employeehealth.shared.access;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who calls, as the verified access token says.
 *
 * @param within what permissions are limited to; one that is not in here holds for the whole
 *     company
 */
public record Me(
        PersonId person,
        CompanyId company,
        HealthServiceId healthService,
        SessionId session,
        Set<Role> roles,
        Set<Permission> permissions,
        Map<Permission, Set<Scope>> within,
        String acr) {

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Whether that also holds for someone of that site and population. */
    public boolean may(Permission permission, Scope place) {
        var scopes = within.get(permission);
        return may(permission)
                && (scopes == null || scopes.stream().anyMatch(scope -> scope.covers(place)));
    }

    static Me of(Jwt token) {
        return new Me(
                PersonId.of(claim(token, "sub")),
                CompanyId.of(claim(token, Claims.COMPANY)),
                HealthServiceId.of(claim(token, Claims.HEALTH_SERVICE)),
                SessionId.of(claim(token, Claims.SESSION)),
                known(Role.class, codes(token, Claims.ROLES), Role::ofCode),
                known(Permission.class, codes(token, Claims.PERMISSIONS), Permission::ofCode),
                Limits.read(token),
                claim(token, Claims.ACR));
    }

    private static String claim(Jwt token, String name) {
        return Objects.requireNonNull(token.getClaimAsString(name), name);
    }

    private static List<String> codes(Jwt token, String name) {
        return Objects.requireNonNullElse(token.getClaimAsStringList(name), List.of());
    }

    private static <E extends Enum<E>> Set<E> known(
            Class<E> type, Collection<String> codes, Function<String, E> parse) {
        var set = EnumSet.noneOf(type);
        for (var code : codes) {
            try {
                set.add(parse.apply(code));
            } catch (IllegalArgumentException newerThanWeAre) {
                // A neighbour of a newer version knows more; what we do not know allows nothing.
                continue;
            }
        }
        return set;
    }
}
