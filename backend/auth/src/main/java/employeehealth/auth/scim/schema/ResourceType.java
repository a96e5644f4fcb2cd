package employeehealth.auth.scim.schema;

import static employeehealth.auth.scim.schema.Attribute.complex;
import static employeehealth.auth.scim.schema.Attribute.of;
import static employeehealth.auth.scim.schema.Attribute.text;

import employeehealth.auth.scim.schema.Attribute.Type;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource. What a directory knows and we have no use for (telephones, postal addresses,
 * photographs) is no attribute here: it is not kept, and a directory that sends it is not refused.
 */
public enum ResourceType {
    USER(
            "User",
            "/Users",
            new Schema(
                    "urn:ietf:params:scim:schemas:core:2.0:User",
                    "User",
                    "Someone who works for the company",
                    List.of(
                            text("userName", "The name by which the directory knows them")
                                    .need()
                                    .unique(),
                            complex(
                                    "name",
                                    "Their name in its parts",
                                    text("formatted", "The whole name as it is written"),
                                    text("familyName", "The family name"),
                                    text("givenName", "The given name")),
                            text("displayName", "The name that is shown"),
                            text("title", "What they do, in a few words"),
                            text("preferredLanguage", "The language that they read"),
                            text("locale", "A language and country, if no language is preferred"),
                            of(
                                    "active",
                                    Type.BOOLEAN,
                                    "Whether they work for the company; no: they have left"),
                            complex(
                                            "emails",
                                            "Their addresses at the company; the primary one signs"
                                                    + " in",
                                            text("value", "The address"),
                                            text("display", "The address as it is shown"),
                                            text("type", "Such as work"),
                                            of("primary", Type.BOOLEAN, "Whether it is the one"))
                                    .several())),
            List.of(
                    new Schema(
                            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User",
                            "EnterpriseUser",
                            "Where someone is in the company",
                            List.of(
                                    text("employeeNumber", "The company's number for them"),
                                    text("costCenter", "A cost centre"),
                                    text("organization", "An organization"),
                                    text("division", "A division"),
                                    text("department", "A department"),
                                    complex(
                                            "manager",
                                            "Whom they report to",
                                            text("value", "The id of the manager").exact(),
                                            of("$ref", Type.REFERENCE, "Where the manager is")
                                                    .exact(),
                                            text("displayName", "The manager's name")
                                                    .readOnly())))),
            Set.of(
                    "nickname",
                    "profileurl",
                    "usertype",
                    "timezone",
                    "password",
                    "phonenumbers",
                    "ims",
                    "photos",
                    "addresses",
                    "groups",
                    "entitlements",
                    "roles",
                    "x509certificates")),
    GROUP(
            "Group",
            "/Groups",
            new Schema(
                    "urn:ietf:params:scim:schemas:core:2.0:Group",
                    "Group",
                    "A group of the directory; it gives nobody a right",
                    List.of(
                            text("displayName", "The name of the group").need().unique(),
                            complex(
                                            "members",
                                            "Who belongs to it",
                                            text("value", "The id of a user").exact(),
                                            of("$ref", Type.REFERENCE, "Where the user is")
                                                    .exact()
                                                    .readOnly(),
                                            text("type", "User").readOnly(),
                                            text("display", "The user's name").readOnly())
                                    .several())),
            List.of(),
            Set.of());

    private static final List<Attribute> COMMON =
            List.of(
                    text("id", "Our id").exact().readOnly(),
                    text("externalId", "The directory's id").exact(),
                    complex(
                                    "meta",
                                    "What it is, since when, and where",
                                    text("resourceType", "User or Group").exact(),
                                    of("created", Type.DATE_TIME, "Since when it is here"),
                                    of("lastModified", Type.DATE_TIME, "When it changed last"),
                                    of("location", Type.REFERENCE, "Its address").exact(),
                                    text("version", "Its entity tag").exact())
                            .readOnly());

    private final String label;
    private final String endpoint;
    private final Schema core;
    private final List<Schema> extensions;
    private final Set<String> notKept;

    ResourceType(
            String label,
            String endpoint,
            Schema core,
            List<Schema> extensions,
            Set<String> notKept) {
        this.label = label;
        this.endpoint = endpoint;
        this.core = core;
        this.extensions = List.copyOf(extensions);
        this.notKept = notKept;
    }

    public String label() {
        return label;
    }

    public String endpoint() {
        return endpoint;
    }

    public Schema core() {
        return core;
    }

    public List<Schema> extensions() {
        return extensions;
    }

    /** The URNs of all its schemas, by which attributes can be qualified. */
    public Stream<Schema> schemas() {
        return Stream.concat(Stream.of(core), extensions.stream());
    }

    /** An attribute of the resource itself, in whatever case it is written. */
    public Optional<Attribute> attribute(String name) {
        return core.find(name).or(() -> Attribute.find(COMMON, name));
    }

    public List<Attribute> attributes() {
        return Stream.concat(COMMON.stream(), core.attributes().stream()).toList();
    }

    public @Nullable Schema extension(String urn) {
        return extensions.stream()
                .filter(one -> one.id().equalsIgnoreCase(urn))
                .findFirst()
                .orElse(null);
    }

    /** Whether that is an attribute of the standard that we do not keep. */
    public boolean ignores(String name) {
        return notKept.contains(name.toLowerCase(Locale.ROOT));
    }
}
