package employeehealth.auth.assurance;

import employeehealth.contracts.access.Permission;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.Standing;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody has proven of who they are.
 *
 * @param at when, the last time
 */
public record Assurance(Set<Method> methods, Instant at) {

    private static final Set<Role> OF_CARE =
            Set.of(
                    Role.NURSE,
                    Role.PHYSICIAN,
                    Role.CLINICIAN,
                    Role.PROTOCOL_AUTHOR,
                    Role.PROTOCOL_SIGNATORY);

    public Assurance {
        methods = Set.copyOf(methods);
    }

    public static Assurance by(Method method, Instant at) {
        return new Assurance(Set.of(method), at);
    }

    public Assurance and(Method method, Instant now) {
        var all = EnumSet.of(method);
        all.addAll(methods);
        return new Assurance(all, now);
    }

    public boolean isTwoFactors() {
        return methods.size() > 1 || methods.stream().anyMatch(Method::isTwoFactors);
    }

    public boolean resistsPhishing() {
        return methods.stream().anyMatch(Method::resistsPhishing);
    }

    boolean isByLaw() {
        return methods.stream().anyMatch(Method::isByLaw);
    }

    public boolean isFederated() {
        return methods.stream().anyMatch(Method::isFederated);
    }

    /** Whether somebody who is and may this can be let in by it. */
    public boolean opens(Standing standing) {
        return methods.stream().anyMatch(method -> !method.isTheCompanysWord())
                || isOpenToTheCompany(standing);
    }

    /**
     * Whether the employer's word alone is enough for it. It opens no role of care, and nothing of
     * the platform, where the keys of all companies are: whoever runs the company's identity
     * provider could else sign in as its nurse, or as the operator who works there.
     */
    public static boolean isOpenToTheCompany(Standing standing) {
        return !isOfCare(standing.roles())
                && !standing.permissions().contains(Permission.PLATFORM_OPERATE);
    }

    /** Whether somebody takes care of others' health, or writes the rules of it. */
    public static boolean isOfCare(Set<Role> roles) {
        return !Collections.disjoint(roles, OF_CARE);
    }

    /** The claim {@code amr} (RFC 8176). */
    public Set<String> amr() {
        return Stream.concat(
                        methods.stream().flatMap(method -> method.amr().stream()),
                        isTwoFactors() ? Stream.of("mfa") : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As a row keeps it. */
    public String text() {
        return methods.stream().map(Method::code).sorted().collect(Collectors.joining(" "));
    }

    public static Assurance parse(String text, Instant at) {
        return new Assurance(
                Stream.of(text.split(" ", -1))
                        .map(Method::ofCode)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                at);
    }
}
