package employeehealth.auth.passkey;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.assurance.Method;
import employeehealth.auth.factor.Factors;
import employeehealth.auth.factor.Policies;
import employeehealth.auth.factor.RecoveryCodes;
import employeehealth.auth.person.People;
import employeehealth.auth.session.End;
import employeehealth.auth.session.Families;
import employeehealth.contracts.admin.AdminApi;
import employeehealth.contracts.admin.Standing;
import employeehealth.shared.access.Me;
import employeehealth.shared.problem.Problem;
import employeehealth.shared.web.IfMatch;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Renames and removes one's own passkeys. */
@Component
class ChangePasskey {

    private final AuthDatabase database;
    private final AdminApi admin;
    private final Passkeys passkeys;
    private final People people;
    private final Factors factors;
    private final RecoveryCodes recoveryCodes;
    private final Policies policies;
    private final Families families;
    private final PasskeyRecords records;

    ChangePasskey(
            AuthDatabase database,
            AdminApi admin,
            Passkeys passkeys,
            People people,
            Factors factors,
            RecoveryCodes recoveryCodes,
            Policies policies,
            Families families,
            PasskeyRecords records) {
        this.database = database;
        this.admin = admin;
        this.passkeys = passkeys;
        this.people = people;
        this.factors = factors;
        this.recoveryCodes = recoveryCodes;
        this.policies = policies;
        this.families = families;
        this.records = records;
    }

    Passkey rename(Me me, UUID id, String name, @Nullable String version) {
        return database.write(() -> {
            var before = seen(me, id, version);
            var stripped = name.strip();
            if (stripped.equals(before.name())) {
                return before;
            }
            passkeys.rename(id, stripped);
            records.renamed(me, before, stripped);
            return passkeys.find(me.person(), id).orElseThrow();
        });
    }

    /**
     * Whoever holds the device of a passkey may be signed in on it: nobody else stays so. Recovery
     * codes go with the last factor that they stand for.
     */
    void remove(Me me, UUID id, @Nullable String version) {
        var standing = admin.standing(me.company(), me.person());
        database.write(() -> {
            var passkey = seen(me, id, version);
            if (passkeys.of(me.person()).size() == 1 && cannotDoWithout(me, standing)) {
                throw new Problem(HttpStatus.CONFLICT, "auth/last-factor");
            }
            passkeys.remove(id);
            if (factors.of(me.person()).isEmpty()) {
                recoveryCodes.removeAll(me.person());
            }
            families.endOthers(me.person(), me.session(), End.PASSKEY_REMOVED);
            records.removed(me, passkey);
        });
    }

    private Passkey seen(Me me, UUID id, @Nullable String version) {
        people.oneWayAtATime(me.person());
        var passkey = passkeys.find(me.person(), id).orElseThrow(Problem::notFound);
        IfMatch.require(version, PasskeyView.tag(passkey));
        return passkey;
    }

    /** Whether without any passkey they could not sign in any more, or not as their role must. */
    private boolean cannotDoWithout(Me me, Standing standing) {
        var person = people.find(me.person()).orElseThrow(Problem::unauthenticated);
        return person.passwordHash() == null
                || switch (policies.of(standing)) {
                    case NONE -> false;
                    case SECOND_FACTOR -> hasNoOther(me);
                    case PHISHING_RESISTANT -> true;
                };
    }

    /** Recovery codes stand in for a factor that was lost; they are none. */
    private boolean hasNoOther(Me me) {
        return factors.of(me.person()).stream()
                .allMatch(it -> it == Method.PASSKEY || it == Method.RECOVERY_CODE);
    }
}
