package employeehealth.auth.scim.patch;

import employeehealth.auth.scim.filter.AttributePath;
import employeehealth.auth.scim.filter.PatchPath;
import employeehealth.auth.scim.patch.Operation.Kind;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource after all changes of a request, or none of them. It reads what the standard says and
 * what directories really send: words in capitals, truth values as texts, no path, paths as names
 * of members.
 */
public final class Patch {

    private final ResourceType type;
    private final ObjectNode resource;

    private Patch(ResourceType type, ObjectNode resource) {
        this.type = type;
        this.resource = resource;
    }

    /**
     * @param before in the shape of its type
     * @param request as it came
     */
    public static ObjectNode apply(ResourceType type, ObjectNode before, JsonNode request) {
        var patch = new Patch(type, before.deepCopy());
        Operation.read(request).forEach(patch::apply);
        return patch.resource;
    }

    private void apply(Operation operation) {
        if (operation.path() == null) {
            members(operation);
        } else {
            at(PatchPath.parse(type, operation.path()), operation, false);
        }
    }

    /** Without a path, each member of the value says where it belongs. */
    private void members(Operation operation) {
        if (operation.kind() == Kind.REMOVE) {
            throw ScimRefusal.noTarget("what is to be removed is named by a path");
        }
        if (!operation.value().isObject()) {
            throw ScimRefusal.invalidValue("without a path, the value is a JSON object");
        }
        operation
                .value()
                .forEachEntry((name, value) -> {
                    if (!name.equalsIgnoreCase("schemas")) {
                        at(
                                PatchPath.parse(type, name),
                                new Operation(operation.kind(), name, value),
                                true);
                    }
                });
    }

    /**
     * @param lenient what is ours to say is passed over: whole resources are sent back as they were
     *     read
     */
    private void at(PatchPath path, Operation operation, boolean lenient) {
        switch (path.attribute()) {
            case AttributePath.NotKept ignored -> {}
            case AttributePath.Whole(var extension) ->
                    new Change(resource, operation).extension(extension);
            case AttributePath.One one -> {
                var part = path.part();
                if (one.attribute().isReadOnly() || part != null && part.isReadOnly()) {
                    if (!lenient) {
                        throw ScimRefusal.mutability("this attribute can only be read");
                    }
                } else {
                    new Change(holder(one), operation).apply(one.attribute(), path);
                }
            }
        }
        removeEmpty();
    }

    private ObjectNode holder(AttributePath.One one) {
        var extension = one.extension();
        return extension == null ? resource : Change.object(resource, extension.id());
    }

    private void removeEmpty() {
        type.extensions().stream()
                .filter(extension -> resource.path(extension.id()).isEmpty())
                .forEach(extension -> resource.remove(extension.id()));
    }
}
