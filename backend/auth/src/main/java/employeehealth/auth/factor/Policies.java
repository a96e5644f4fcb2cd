package employeehealth.auth.factor;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.access.Role;
import employeehealth.shared.settings.PlatformSettings;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Repository;

/** Which factors a role must have: as the company says, else as the platform does. */
@Repository
public class Policies {

    /** Who reads or decides about others' health, or gives others their rights. */
    private static final Set<Role> SENSITIVE =
            Set.of(
                    Role.NURSE,
                    Role.PHYSICIAN,
                    Role.CLINICIAN,
                    Role.COMPANY_ADMIN,
                    Role.PROTOCOL_SIGNATORY);

    private final AuthDatabase database;
    private final Factors factors;
    private final boolean demo;

    Policies(AuthDatabase database, Factors factors, PlatformSettings settings) {
        this.database = database;
        this.factors = factors;
        this.demo = settings.demo();
    }

    /**
     * The strictest of what these roles need at the transaction's company. Nobody is asked for what
     * the platform cannot do.
     */
    public Requirement of(Set<Role> roles) {
        return strictest(roles, stated(), demo, factors.canResistPhishing());
    }

    static Requirement strictest(
            Set<Role> roles,
            Map<Role, Requirement> stated,
            boolean demo,
            boolean canResistPhishing) {
        var required =
                roles.stream()
                        .map(role -> stated.getOrDefault(role, byDefault(role, demo)))
                        .reduce(Requirement.NONE, Requirement::or);
        return required == Requirement.PHISHING_RESISTANT && !canResistPhishing
                ? Requirement.SECOND_FACTOR
                : required;
    }

    private static Requirement byDefault(Role role, boolean demo) {
        return !demo && SENSITIVE.contains(role)
                ? Requirement.PHISHING_RESISTANT
                : Requirement.NONE;
    }

    private Map<Role, Requirement> stated() {
        var stated = new EnumMap<Role, Requirement>(Role.class);
        database.sql("select role, requirement from auth.factor_policies")
                .query(row -> {
                    stated.put(
                            Role.ofCode(row.getString(1)), Requirement.ofCode(row.getString(2)));
                });
        return stated;
    }
}
