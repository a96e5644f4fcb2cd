package employeehealth.shared.access;

import employeehealth.contracts.SiteId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Scope;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The claim {@link Claims#WITHIN}: {@code {"triage.assess":[{"site":"…","population":"…"}]}}. A
 * scope that cannot be read allows nothing.
 */
public final class Limits {

    private static final String SITE = "site";
    private static final String POPULATION = "population";

    private Limits() {}

    /** The claim for those permissions that do not hold for the whole company; may be empty. */
    public static Map<String, List<Map<String, String>>> claim(
            Map<Permission, ? extends Collection<Scope>> scopes) {
        var claim = new TreeMap<String, List<Map<String, String>>>();
        scopes.forEach((permission, within) -> {
            if (!within.contains(Scope.WHOLE_COMPANY)) {
                claim.put(permission.code(), within.stream().map(Limits::written).toList());
            }
        });
        return claim;
    }

    private static Map<String, String> written(Scope scope) {
        var text = new LinkedHashMap<String, String>();
        if (scope.site() != null) {
            text.put(SITE, scope.site().toString());
        }
        if (scope.population() != null) {
            text.put(POPULATION, scope.population());
        }
        return text;
    }

    static Map<Permission, Set<Scope>> read(Jwt token) {
        var limits = new EnumMap<Permission, Set<Scope>>(Permission.class);
        if (token.getClaim(Claims.WITHIN) instanceof Map<?, ?> claim) {
            claim.forEach((code, scopes) -> {
                var permission = permission(code);
                if (permission != null && scopes instanceof Collection<?> all) {
                    limits.put(permission, scopes(all));
                }
            });
        }
        return limits;
    }

    private static @Nullable Permission permission(Object code) {
        try {
            return Permission.ofCode(code.toString());
        } catch (IllegalArgumentException newerThanWeAre) {
            return null;
        }
    }

    private static Set<Scope> scopes(Collection<?> all) {
        var scopes = new HashSet<Scope>();
        for (var one : all) {
            if (one instanceof Map<?, ?> scope && isKnown(scope)) {
                var site = scope.get(SITE);
                var population = scope.get(POPULATION);
                scopes.add(
                        new Scope(
                                site == null ? null : SiteId.of(site.toString()),
                                population == null ? null : population.toString()));
            }
        }
        return scopes;
    }

    /** A limit that we do not know must not widen the ones that we do. */
    private static boolean isKnown(Map<?, ?> scope) {
        return !scope.isEmpty() && Set.of(SITE, POPULATION).containsAll(scope.keySet());
    }
}
