package employeehealth.auth.scim.schema;

import java.util.List;
import java.util.Optional;

/**
 * The attributes of one kind of resource, or of an extension of it.
 *
 * @param id a URN
 */
public record Schema(String id, String name, String description, List<Attribute> attributes) {

    public Optional<Attribute> find(String attribute) {
        return Attribute.find(attributes, attribute);
    }
}
