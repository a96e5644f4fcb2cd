package employeehealth.auth.registration;

import employeehealth.auth.person.EmailAddress;
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
        return EmailAddress.parse(email)
                .orElseThrow(
                        () -> Problem.invalid(List.of(new FieldFault("email", "field.email"))));
    }
}
