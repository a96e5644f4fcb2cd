package employeehealth.auth.mfa;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.factor.Policies;
import employeehealth.auth.factor.RecoveryCodes;
import employeehealth.auth.factor.Totp;
import employeehealth.auth.person.People;
import employeehealth.auth.session.Families;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import employeehealth.shared.web.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Changes someone's second factors, each in one transaction with its record and its news. */
@Component
class ChangeFactors {

    private final AuthDatabase database;
    private final AdminApi admin;
    private final People people;
    private final Totp totp;
    private final RecoveryCodes recoveryCodes;
    private final Factors factors;
    private final Policies policies;
    private final Families families;
    private final FactorRecords records;
    private final Tags tags;

    ChangeFactors(
            AuthDatabase database,
            AdminApi admin,
            People people,
            Totp totp,
            RecoveryCodes recoveryCodes,
            Factors factors,
            Policies policies,
            Families families,
            FactorRecords records,
            Tags tags) {
        this.database = database;
        this.admin = admin;
        this.people = people;
        this.totp = totp;
        this.recoveryCodes = recoveryCodes;
        this.factors = factors;
        this.policies = policies;
        this.families = families;
        this.records = records;
        this.tags = tags;
    }

    /** Worth nothing until a code of it came. */
    NewTotp beginTotp(Me me) {
        return database.write(() -> {
            var person = people.find(me.person()).orElseThrow(Problem::unauthenticated);
            var secret =
                    totp.begin(me.company(), me.person())
                            .orElseThrow(() ->
                                    new Problem(HttpStatus.CONFLICT, "auth/totp-set-up-already"));
            records.record(me, "totp-begun");
            return NewTotp.of(secret, person);
        });
    }

    /** Of two who confirm at once one gets the recovery codes, and the other a refusal. */
    List<String> confirmTotp(Me me, String code) {
        var standing = admin.standing(me.company(), me.person());
        return database.write(() -> confirmed(me, code, standing));
    }

    private List<String> confirmed(Me me, String code, Standing standing) {
        if (!totp.confirms(me.person(), code)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "auth/wrong-code");
        }
        families.enrolled(me.person(), me.session(), Method.TOTP, policies.of(standing));
        records.changed(me, "totp-added");
        return recoveryCodes.renew(me.company(), me.person());
    }

    /** Recovery codes go with the last factor that they stand for. */
    void removeTotp(Me me, @Nullable String seen) {
        database.write(() -> {
            var now = FactorsController.setUp(FactorsController.methods(factors, me));
            IfMatch.require(seen, tags.of(now));
            if (!totp.remove(me.person())) {
                throw Problem.notFound();
            }
            if (factors.of(me.person()).isEmpty()) {
                recoveryCodes.removeAll(me.person());
            }
            records.changed(me, "totp-removed");
        });
    }

    List<String> newRecoveryCodes(Me me) {
        return database.write(() -> {
            if (factors.of(me.person()).isEmpty()) {
                throw new Problem(HttpStatus.CONFLICT, "auth/no-second-factor");
            }
            records.changed(me, "recovery-codes-replaced");
            return recoveryCodes.renew(me.company(), me.person());
        });
    }
}
