package employeehealth.auth.scim;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group of the directory.
 *
 * @param document in the shape of its schema
 */
record ScimGroup(UUID id, ObjectNode document, Instant createdAt, Instant changedAt) {}
