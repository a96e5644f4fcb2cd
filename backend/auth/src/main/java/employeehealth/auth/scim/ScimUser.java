package employeehealth.auth.scim;

import employeehealth.auth.person.Person;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Somebody as the company's directory knows them.
 *
 * @param document what the directory said, in the shape of its schema; of somebody whom it never
 *     mentioned, what it would say
 * @param active whether they belong to the company
 */
record ScimUser(
        Person person, ObjectNode document, boolean active, Instant createdAt, Instant changedAt) {

    @Override
    public String toString() {
        return "ScimUser[" + person.id() + "]";
    }
}
