package employeehealth.shared.access;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.SessionId;
import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.access.Scope;
import employeehealth.shared.problem.Problem;
import java.time.Instant;
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
 * @param acr how surely it is them, see {@link Acr}
 * @param provenAt when they proved it
 */
public record Me(
        PersonId person,
        CompanyId company,
        HealthServiceId healthService,
        SessionId session,
        Set<Role> roles,
        Set<Permission> permissions,
        Map<Permission, Set<Scope>> within,
        String acr,
        Instant provenAt) {

    /** One who has proven nothing lately. */
    public Me(
            PersonId person,
            CompanyId company,
            HealthServiceId healthService,
            SessionId session,
            Set<Role> roles,
            Set<Permission> permissions,
            Map<Permission, Set<Scope>> within,
            String acr) {
        this(
                person,
                company,
                healthService,
                session,
                roles,
                permissions,
                within,
                acr,
                Instant.EPOCH);
    }

    /** Whether they have yet to set up a factor that their role must have. */
    boolean isEnrolling() {
        return Acr.ofCode(acr) == Acr.ENROLLING;
    }

    /** Whether they have proven a moment ago, again, who they are. */
    public boolean hasSteppedUp(Instant now) {
        return Acr.ofCode(acr) == Acr.STEPPED_UP && hasProvenLately(now);
    }

    /**
     * For what needs it only at times, where {@link StepUp} on the handler would ask too much.
     *
     * @throws Problem 401 that says how to, as RFC 9470 has it
     */
    public void mustHaveSteppedUp(Instant now) {
        if (!hasSteppedUp(now)) {
            throw Acr.stepUpRequired();
        }
    }

    /** The same, or they have just signed in. */
    boolean hasProvenLately(Instant now) {
        return now.isBefore(provenAt.plus(Acr.STEP_UP_LASTS));
    }

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
                claim(token, Claims.ACR),
                provenAt(token));
    }

    private static Instant provenAt(Jwt token) {
        var at = token.getClaimAsInstant(Claims.AUTH_TIME);
        return at == null ? Instant.EPOCH : at; // made by the version before this one
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
