package employeehealth.auth.passkey;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.PersonId;
import java.util.UUID;

/** Whom an authenticator means by a handle, and at which company. */
record PasskeyUser(CompanyId company, PersonId person) {

    /** Where an unknown handle is looked for, so that looking takes the same steps. */
    static final PasskeyUser NOBODY =
            new PasskeyUser(new CompanyId(new UUID(0, 0)), new PersonId(new UUID(0, 0)));
}
