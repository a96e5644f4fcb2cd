package employeehealth.auth.scim.filter;

import employeehealth.auth.scim.schema.Attribute;
import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What a change is about: {@code emails[type eq "work"].value} (RFC 7644, figure 7).
 *
 * @param where of several values, those that are meant; none for all
 * @param part a sub-attribute of these; none for all of them
 */
public record PatchPath(AttributePath attribute, @Nullable Filter where, @Nullable Attribute part) {

    public static PatchPath parse(ResourceType type, String given) {
        var text = given.strip();
        if (text.length() > FilterParser.LONGEST) {
            throw ScimRefusal.invalidPath("the path is too long");
        }
        var bracket = text.indexOf('[');
        if (bracket < 0) {
            var path = named(type, text);
            return path instanceof AttributePath.One(var extension, var attribute, var part)
                    ? new PatchPath(new AttributePath.One(extension, attribute, null), null, part)
                    : new PatchPath(path, null, null);
        }
        return filtered(text, bracket, named(type, text.substring(0, bracket)));
    }

    private static PatchPath filtered(String text, int bracket, AttributePath path) {
        if (path instanceof AttributePath.NotKept) {
            return new PatchPath(path, null, null);
        }
        if (!(path instanceof AttributePath.One(_, var attribute, var none))
                || none != null
                || !attribute.many()) {
            throw ScimRefusal.invalidPath("only one of several values is chosen by a filter");
        }
        var read = FilterParser.bracketed(text, bracket, path);
        var rest = text.substring(read.end());
        if (rest.isEmpty()) {
            return new PatchPath(path, read.filter(), null);
        }
        if (rest.charAt(0) != '.') {
            throw ScimRefusal.invalidPath("a sub-attribute begins with a full stop");
        }
        return new PatchPath(
                path,
                read.filter(),
                attribute
                        .part(rest.substring(1))
                        .orElseThrow(() -> ScimRefusal.invalidPath("there is no such attribute")));
    }

    private static AttributePath named(ResourceType type, String text) {
        return AttributePath.parse(type, text)
                .orElseThrow(() -> ScimRefusal.invalidPath("there is no such attribute"));
    }
}
