package employeehealth.auth.scim;

import employeehealth.auth.scim.schema.ResourceType;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with resources of one kind. Each call is within its company. */
interface Resources {

    ResourceType type();

    Resource find(String id);

    ListQuery.Found list(ListQuery query);

    Resource create(ScimClient client, JsonNode given);

    /**
     * @param ifMatch tags of which the resource must have one; none: whatever it is now
     * @param change what it is like afterwards, from what it is like before
     */
    Resource change(
            ScimClient client,
            String id,
            @Nullable String ifMatch,
            UnaryOperator<ObjectNode> change);

    void delete(ScimClient client, String id, @Nullable String ifMatch);
}
