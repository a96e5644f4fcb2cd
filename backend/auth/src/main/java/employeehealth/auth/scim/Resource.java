package employeehealth.auth.scim;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as directories see it.
 *
 * @param version its entity tag, weak: {@code W/"…"}
 */
record Resource(String id, ObjectNode body, String version, String location, Instant changedAt) {

    @Override
    public String toString() {
        return "Resource[" + id + "]";
    }
}
