package employeehealth.auth.passkey;

import employeehealth.auth.assurance.Method;
import employeehealth.auth.factor.SecondFactor;
import employeehealth.contracts.PersonId;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Passkeys as the rules about second factors see them. */
@Component
class PasskeyFactor implements SecondFactor {

    private final Passkeys passkeys;

    PasskeyFactor(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public Method method() {
        return Method.PASSKEY;
    }

    @Override
    public boolean isSetUp(PersonId person) {
        return passkeys.has(person);
    }

    @Override
    public boolean isProvenSince(PersonId person, Instant at) {
        return passkeys.isProvenSince(person, at);
    }

    @Override
    public void removeAll(PersonId person) {
        passkeys.removeAll(person);
    }

    /** Nobody can read a passkey off a device and type it in. */
    @Override
    public boolean accepts(PersonId person, String code) {
        return false;
    }
}
