package employeehealth.auth.scim;

import employeehealth.auth.AuthDatabase;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.auth.scim.schema.Shape;
import employeehealth.shared.audit.Audit;
import employeehealth.shared.audit.AuditRecord;
import employeehealth.shared.database.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Groups as the directory has them. Whoever edits a directory gives nobody a right by it. */
@Component
class ScimGroups implements Resources {

    private static final ResourceType TYPE = ResourceType.GROUP;

    private final AuthDatabase database;
    private final ScimGroupRows rows;
    private final Rendering rendering;
    private final Audit audit;
    private final Clock clock;

    ScimGroups(
            AuthDatabase database,
            ScimGroupRows rows,
            Rendering rendering,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.rendering = rendering;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public ResourceType type() {
        return TYPE;
    }

    @Override
    public Resource find(String id) {
        var group = ScimIds.of(id);
        return database.read(() -> rows.find(group))
                .map(this::rendered)
                .orElseThrow(ScimRefusal::notFound);
    }

    private Resource rendered(ScimGroup group) {
        return rendering.of(
                TYPE,
                group.id().toString(),
                group.document(),
                group.createdAt(),
                group.changedAt());
    }

    @Override
    public ListQuery.Found list(ListQuery query) {
        var filter = query.filter();
        var name = filter == null ? null : filter.required("displayName").orElse(null);
        return query.of(database.read(() -> rows.all(name)).stream().map(this::rendered));
    }

    @Override
    public Resource create(ScimClient client, JsonNode given) {
        var id = Ids.next();
        var document = Shape.of(TYPE, given);
        write(() -> {
            put(client, id, document);
            audit.record(
                    database, record(client, id, "auth.scim-group.made").of(content(document)));
        });
        return find(id.toString());
    }

    @Override
    public Resource change(
            ScimClient client,
            String id,
            @Nullable String ifMatch,
            UnaryOperator<ObjectNode> change) {
        var group = ScimIds.of(id);
        write(() -> {
            var before = rows.lock(group).orElseThrow(ScimRefusal::notFound);
            Rendering.require(ifMatch, rendered(before));
            var was = Shape.of(TYPE, before.document());
            var document = Shape.of(TYPE, change.apply(was.deepCopy()));
            if (!document.equals(was)) {
                put(client, group, document);
                audit.record(
                        database,
                        record(client, group, "auth.scim-group.changed")
                                .changed(content(was), content(document)));
            }
        });
        return find(id);
    }

    private void put(ScimClient client, UUID id, ObjectNode document) {
        var name = document.path("displayName").asString("");
        if (name.isEmpty()) {
            throw ScimRefusal.invalidValue("displayName is missing");
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rows.put(client.company(), id, name, document.path("externalId").asString(null), now);
        var members = new LinkedHashSet<UUID>();
        document.path("members").forEach(each -> members.add(member(each)));
        if (rows.putMembers(client.company(), id, members) != members.size()) {
            throw unknownMember();
        }
    }

    private static UUID member(JsonNode member) {
        try {
            return UUID.fromString(member.path("value").asString(""));
        } catch (IllegalArgumentException none) {
            throw unknownMember();
        }
    }

    private static ScimRefusal unknownMember() {
        return ScimRefusal.invalidValue("a member is no user here");
    }

    @Override
    public void delete(ScimClient client, String id, @Nullable String ifMatch) {
        var group = ScimIds.of(id);
        database.write(() -> {
            var before = rows.lock(group).orElseThrow(ScimRefusal::notFound);
            Rendering.require(ifMatch, rendered(before));
            rows.delete(group);
            audit.record(
                    database,
                    record(client, group, "auth.scim-group.deleted")
                            .changed(content(Shape.of(TYPE, before.document())), null));
        });
    }

    private void write(Runnable work) {
        try {
            database.write(work);
        } catch (DuplicateKeyException taken) {
            throw ScimRefusal.uniqueness("another group has this displayName");
        }
    }

    private static AuditRecord record(ScimClient client, UUID group, String action) {
        return new AuditRecord(
                client.company(),
                null,
                null,
                action,
                "auth.scim_groups",
                group.toString(),
                "provisioning",
                AuditRecord.Outcome.SUCCESS,
                null);
    }

    private static byte[] content(ObjectNode document) {
        return document.toString().getBytes(StandardCharsets.UTF_8);
    }
}
