package employeehealth.auth.person;

import employeehealth.shared.problem.FieldFault;
import employeehealth.shared.problem.Problem;
import java.util.List;

/** An address that somebody is to sign in with. */
public final class NewAddress {

    private NewAddress() {}

    /**
     * @throws Problem if it is none
     */
    public static EmailAddress of(String email) {
        return of("email", email);
    }

    /**
     * @param field of the request
     * @throws Problem if it is none
     */
    public static EmailAddress of(String field, String email) {
        return EmailAddress.parse(email)
                .orElseThrow(() -> Problem.invalid(List.of(new FieldFault(field, "field.email"))));
    }
}
