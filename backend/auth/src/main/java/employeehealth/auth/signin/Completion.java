package employeehealth.auth.signin;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Assurance;
import employeehealth.auth.assurance.NextStep;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.factor.MailedCodes;
import employeehealth.auth.factor.Policies;
import employeehealth.auth.person.Person;
import employeehealth.auth.session.Grants;
import employeehealth.auth.session.Strength;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Tenant;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/**
 * What comes after somebody has proven who they are, by whatever method: their rights, then a
 * second factor if one is needed, then a session. Every way to sign in ends here.
 */
@Component
public class Completion {

    private final AuthDatabase database;
    private final AdminApi admin;
    private final Factors factors;
    private final Policies policies;
    private final MailedCodes mailedCodes;
    private final SignInRecords records;
    private final Grants grants;

    Completion(
            AuthDatabase database,
            AdminApi admin,
            Factors factors,
            Policies policies,
            MailedCodes mailedCodes,
            SignInRecords records,
            Grants grants) {
        this.database = database;
        this.admin = admin;
        this.factors = factors;
        this.policies = policies;
        this.mailedCodes = mailedCodes;
        this.records = records;
        this.grants = grants;
    }

    /**
     * @param proven a passkey with user verification alone is both factors
     */
    public SignInOutcome complete(Person person, Client client, Assurance proven) {
        return complete(person, client, proven, () -> true);
    }

    /**
     * Rights come first: a neighbour's failure leaves no session behind, and uses nothing up.
     *
     * @param use uses up what it was proven with, in the transaction that signs in or begins the
     *     challenge; if it says no, nothing else happens there, and the outcome is {@code
     *     WrongCode}
     */
    public SignInOutcome complete(
            Person person, Client client, Assurance proven, BooleanSupplier use) {
        var standing = admin.standing(person.company(), person.id());
        grants.require();
        return switch (next(person, standing, proven)) {
            case NextStep.AskAgain(var methods) ->
                    records.challenged(person, client, proven, methods, use)
                            .<SignInOutcome>map(challenge ->
                                    new SignInOutcome.SecondFactorRequired(challenge, methods))
                            .orElseGet(SignInOutcome.WrongCode::new);
            case NextStep.LetIn(var enrolling) ->
                    records.signedIn(
                                    person,
                                    client,
                                    Strength.of(proven, enrolling),
                                    standing.roles(),
                                    use)
                            .<SignInOutcome>map(session ->
                                    new SignInOutcome.SignedIn(
                                            grants.of(person, session, standing)))
                            .orElseGet(SignInOutcome.WrongCode::new);
        };
    }

    private NextStep next(Person person, Standing standing, Assurance proven) {
        return Tenant.of(person.company())
                .get(() ->
                        database.read(() ->
                                NextStep.after(
                                        proven,
                                        factors.of(person.id()),
                                        policies.of(standing),
                                        mailedCodes.mayServe(person.id()))));
    }
}
