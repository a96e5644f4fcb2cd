package employeehealth.auth.exchange;

import employeehealth.auth.grant.ClientGrant;
import employeehealth.auth.person.Person;

/** What became of a code or a refresh token. */
sealed interface Exchanged {

    record Accepted(ClientGrant grant, Person person, int generation) implements Exchanged {}

    /** Not good, or good no more: the program is not told which. */
    record Refused() implements Exchanged {}

    /** It is bound to a key that was not proven. */
    record OfAnotherKey() implements Exchanged {}
}
