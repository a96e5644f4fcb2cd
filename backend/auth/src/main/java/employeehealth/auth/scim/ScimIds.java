package employeehealth.auth.scim;

import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.contracts.PersonId;
import java.util.UUID;

/** Ids as directories write them. One that is none is an id that nothing has. */
final class ScimIds {

    private ScimIds() {}

    static PersonId person(String id) {
        return new PersonId(of(id));
    }

    static UUID of(String id) {
        try {
            var parsed = UUID.fromString(id);
            if (parsed.toString().equalsIgnoreCase(id)) {
                return parsed;
            }
        } catch (IllegalArgumentException none) {
            throw ScimRefusal.notFound();
        }
        throw ScimRefusal.notFound();
    }
}
