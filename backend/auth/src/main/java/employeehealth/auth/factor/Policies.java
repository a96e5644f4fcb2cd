package employeehealth.auth.factor;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Requirement;
import employeehealth.contracts.CompanyId;
import employeehealth.contracts.access.Role;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.settings.PlatformSettings;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Repository;

/** Which factors people must have: as their company says, and never less than the platform does. */
@Repository
public class Policies {

    private final AuthDatabase database;
    private final Factors factors;
    private final boolean demo;

    Policies(AuthDatabase database, Factors factors, PlatformSettings settings) {
        this.database = database;
        this.factors = factors;
        this.demo = settings.demo();
    }

    /**
     * What somebody who is this must have at their company. Nobody is asked for what the platform
     * cannot do.
     */
    public Requirement of(Standing standing) {
        var required = rules().of(standing);
        return required == Requirement.PHISHING_RESISTANT && !factors.canResistPhishing()
                ? Requirement.SECOND_FACTOR
                : required;
    }

    FactorRules rules() {
        var stated = new EnumMap<Role, Requirement>(Role.class);
        database.query("select role, requirement from auth.factor_policies")
                .query(row -> {
                    stated.put(Role.ofCode(row.getString(1)), Requirement.ofCode(row.getString(2)));
                });
        return new FactorRules(stated, demo);
    }

    Requirement atLeast(Role role) {
        return FactorRules.atLeast(role, demo);
    }

    /** Who changes them at the same company waits until the transaction ends. */
    void oneAtATime(CompanyId company) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "auth.factor_policies|" + company)
                .query((row, n) -> true)
                .single();
    }

    /** In place of all that the company has said before. */
    void state(CompanyId company, Map<Role, Requirement> stated) {
        database.sql("delete from auth.factor_policies where company_id = :company")
                .param("company", company.value())
                .update();
        stated.forEach((role, requirement) ->
                database.sql(
                                """
                                insert into auth.factor_policies (company_id, role, requirement)
                                values (:company, :role, :requirement)
                                """)
                        .param("company", company.value())
                        .param("role", role.code())
                        .param("requirement", requirement.code())
                        .update());
    }
}
