package employeehealth.auth.stepup;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.factor.Policies;
import employeehealth.auth.person.People;
import employeehealth.auth.session.Families;
import employeehealth.auth.session.Grants;
import employeehealth.auth.session.Session;
import employeehealth.auth.signing.AccessToken;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** What comes after somebody has proven again who they are, by whatever method. */
@Component
public class StepUps {

    private final AuthDatabase database;
    private final AdminApi admin;
    private final People people;
    private final Policies policies;
    private final Families families;
    private final Grants grants;

    StepUps(
            AuthDatabase database,
            AdminApi admin,
            People people,
            Policies policies,
            Families families,
            Grants grants) {
        this.database = database;
        this.admin = admin;
        this.people = people;
        this.policies = policies;
        this.families = families;
        this.grants = grants;
    }

    /**
     * A token that says so for ten minutes at most. None if the session is over, or what it was
     * proven with could not be used any more.
     *
     * @param use uses up what it was proven with, in the transaction that steps up
     */
    public Optional<AccessToken> stepUp(Me me, Method method, BooleanSupplier use) {
        var standing = admin.standing(me.company(), me.person());
        if (database.read(() -> isBelowPolicy(me, standing))) {
            throw Problem.unauthenticated(); // their page refreshes, and has them sign in anew
        }
        grants.require();
        var person = database.read(() -> people.find(me.person()));
        var session =
                database.write(() ->
                        use.getAsBoolean()
                                ? families.stepUp(me.person(), me.session(), method)
                                : Optional.<Session>empty());
        return person.flatMap(found -> session.map(open -> grants.access(found, open, standing)));
    }

    private boolean isBelowPolicy(Me me, Standing standing) {
        var required = policies.of(standing);
        return families.strength(me.person(), me.session())
                .filter(strength -> !strength.suffices(required))
                .isPresent();
    }
}
