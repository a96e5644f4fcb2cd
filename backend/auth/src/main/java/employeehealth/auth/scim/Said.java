package employeehealth.auth.scim;

import employeehealth.auth.person.EmailAddress;
import employeehealth.auth.person.Person;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.contracts.PersonId;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a directory says of somebody, as far as it matters to us: the address that signs in, the
 * name that is shown, the language, and whether they belong to the company.
 *
 * @param active none if it does not say
 */
record Said(
        String userName,
        String email,
        String domain,
        String displayName,
        String locale,
        @Nullable Boolean active) {

    private static final int LONGEST_NAME = 100;

    static Said of(ObjectNode document) {
        var userName = text(document, "userName");
        if (userName.isEmpty()) {
            throw ScimRefusal.invalidValue("userName is missing");
        }
        var address =
                EmailAddress.parse(address(document, userName))
                        .orElseThrow(() ->
                                ScimRefusal.invalidValue(
                                        "neither emails nor userName holds an address that"
                                                + " can sign in"));
        var active = document.path("active");
        return new Said(
                userName,
                address.text(),
                address.domain(),
                name(document, address),
                locale(document),
                active.isBoolean() ? active.asBoolean() : null);
    }

    /**
     * The primary one, else the one for work, else the first; else the name, which often is one.
     */
    private static String address(ObjectNode document, String userName) {
        return document.path("emails")
                .valueStream()
                .filter(each -> !each.path("value").asString("").isEmpty())
                .min(Comparator.comparingInt(Said::rank))
                .map(each -> each.path("value").asString())
                .orElse(userName);
    }

    private static int rank(JsonNode email) {
        if (email.path("primary").asBoolean(false)) {
            return 0;
        }
        return email.path("type").asString("").equalsIgnoreCase("work") ? 1 : 2;
    }

    private static String name(ObjectNode document, EmailAddress address) {
        var name = document.path("name");
        var whole = (text(name, "givenName") + " " + text(name, "familyName")).strip();
        var shown =
                Stream.of(text(document, "displayName"), text(name, "formatted"), whole)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElse(address.local());
        if (shown.length() > LONGEST_NAME) {
            throw ScimRefusal.invalidValue("displayName is longer than 100 characters");
        }
        return shown;
    }

    private static String locale(ObjectNode document) {
        return Stream.of(text(document, "preferredLanguage"), text(document, "locale"))
                .filter(each -> !each.isEmpty())
                .findFirst()
                .map(each -> each.toLowerCase(Locale.ROOT).startsWith("fr") ? "fr" : "en")
                .orElse("fr");
    }

    private static String text(JsonNode object, String member) {
        return object.path(member).asString("");
    }

    Person person(PersonId id, ScimClient client) {
        return new Person(id, client.company(), email, displayName, locale, null);
    }

    /** The same person, described anew. */
    Person of(Person before) {
        return new Person(
                before.id(), before.company(), email, displayName, locale, before.passwordHash());
    }

    @Override
    public String toString() {
        return "Said[hidden]";
    }
}
