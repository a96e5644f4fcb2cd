package employeehealth.auth.scim.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import employeehealth.auth.scim.schema.Shape;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class PatchTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ENTERPRISE =
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String BEFORE =
            """
            {"userName":"babs@lumiere.demo","externalId":"A-1","active":true,
             "name":{"familyName":"Jensen","givenName":"Barbara"},
             "emails":[{"value":"babs@lumiere.demo","type":"work","primary":true},
                       {"value":"b@lumiere.demo","type":"other"}],
             "%s":{"department":"Lyon","employeeNumber":"7"}}
            """
                    .formatted(ENTERPRISE);

    private static ObjectNode patched(String operations) {
        return patched(ResourceType.USER, BEFORE, operations);
    }

    private static ObjectNode patched(ResourceType type, String before, String operations) {
        var request = JSON.readTree("{\"Operations\":[" + operations + "]}");
        var shaped = Shape.of(type, JSON.readTree(before));
        return Shape.of(type, Patch.apply(type, shaped, request));
    }

    private static void expect(String operations, String pointer, String value) {
        assertThat(patched(operations).at(pointer).toString()).as(operations).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0007',
            value = {
                // as the standard writes it
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Chef\"} | /title | \"Chef\"",
                "{\"op\":\"add\",\"path\":\"title\",\"value\":\"Chef\"} | /title | \"Chef\"",
                "{\"op\":\"replace\",\"path\":\"name.givenName\",\"value\":\"Babs\"} | /name |"
                        + " {\"familyName\":\"Jensen\",\"givenName\":\"Babs\"}",
                "{\"op\":\"replace\",\"path\":\"name\",\"value\":{\"givenName\":\"Babs\"}} |"
                        + " /name/familyName | \"Jensen\"",
                "{\"op\":\"remove\",\"path\":\"name.givenName\"} | /name |"
                        + " {\"familyName\":\"Jensen\"}",
                "{\"op\":\"remove\",\"path\":\"name\"} | /name | ",
                "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"other\\\"]\"} | /emails/1 | ",
                "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"other\\\"].value\"} | /emails/1 |"
                        + " {\"type\":\"other\"}",
                "{\"op\":\"replace\",\"path\":\"emails[type eq"
                        + " \\\"work\\\"].value\",\"value\":\"x@lumiere.demo\"} | /emails/0/value |"
                        + " \"x@lumiere.demo\"",
                "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"b@lumiere.demo\",\"type\":\"other\"}]}"
                    + " | /emails/2 | ",
                "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"c@lumiere.demo\",\"primary\":true}]}"
                    + " | /emails/0/primary | false",
                "{\"op\":\"add\",\"value\":{\"title\":\"Chef\",\"name\":{\"givenName\":\"Babs\"}}}"
                        + " | /name/givenName | \"Babs\"",
                "{\"op\":\"replace\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\",\"value\":\"Nantes\"}"
                    + " | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department |"
                    + " \"Nantes\"",
                "{\"op\":\"remove\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\"}"
                    + " | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User | ",
                "{\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:core:2.0:User:title\",\"value\":\"Chef\"}"
                    + " | /title | \"Chef\"",
                // as Entra ID sends it
                "{\"op\":\"Replace\",\"path\":\"active\",\"value\":\"False\"} | /active | false",
                "{\"op\":\"Add\",\"path\":\"name.givenName\",\"value\":[{\"$ref\":null,\"value\":\"Babs\"}]}"
                    + " | /name/givenName | \"Babs\"",
                "{\"op\":\"Add\",\"path\":\"emails[type eq"
                        + " \\\"home\\\"].value\",\"value\":\"h@lumiere.demo\"} | /emails/2 |"
                        + " {\"type\":\"home\",\"value\":\"h@lumiere.demo\"}",
                "{\"op\":\"Add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager\",\"value\":\"26118915\"}"
                    + " | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/manager/value"
                    + " | \"26118915\"",
                "{\"op\":\"Add\",\"path\":\"phoneNumbers[type eq"
                        + " \\\"mobile\\\"].value\",\"value\":\"+33\"} | /phoneNumbers | ",
                "{\"op\":\"replace\",\"value\":{\"name.givenName\":\"Babs\",\"displayName\":\"Babs"
                        + " J\"}} | /name/givenName | \"Babs\"",
                "{\"op\":\"add\",\"value\":{\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:division\":\"D\"}}"
                    + " | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/division |"
                    + " \"D\"",
                "{\"op\":\"add\",\"value\":{\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"division\":\"D\"}}}"
                    + " | /urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department |"
                    + " \"Lyon\"",
                // as Okta sends it
                "{\"op\":\"replace\",\"value\":{\"active\":false}} | /active | false",
                "{\"op\":\"replace\",\"value\":{\"id\":\"26118915\",\"active\":\"true\"}} | /active"
                        + " | true",
                "{\"op\":\"replace\",\"value\":{\"schemas\":[\"x\"],\"externalId\":\"B\"}} |"
                        + " /externalId | \"B\"",
            })
    void aChangeDoesWhatItSays(String operation, String pointer, String value) {
        expect(operation.strip(), pointer, value == null ? "" : value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0007',
            value = {
                "{\"op\":\"copy\",\"path\":\"title\",\"value\":\"x\"} | invalidSyntax",
                "{\"op\":\"remove\"} | noTarget",
                "{\"op\":\"replace\",\"path\":\"favourite\",\"value\":\"x\"} | invalidPath",
                "{\"op\":\"replace\",\"path\":\"title\"} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"title\",\"value\":{\"a\":1}} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"perhaps\"} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"} | mutability",
                "{\"op\":\"remove\",\"path\":\"meta\"} | mutability",
                "{\"op\":\"replace\",\"value\":\"x\"} | invalidValue",
                "{\"op\":\"replace\",\"path\":\"emails[type eq"
                        + " \\\"home\\\"].value\",\"value\":\"x\"} | noTarget",
                "{\"op\":\"add\",\"path\":\"emails[type sw \\\"home\\\"].value\",\"value\":\"x\"} |"
                        + " noTarget",
                "{\"op\":\"add\",\"path\":\"emails[type eq].value\",\"value\":\"x\"} |"
                        + " invalidFilter",
                "{\"op\":\"add\",\"path\":\"name[familyName pr].givenName\",\"value\":\"x\"} |"
                        + " invalidPath",
                "{\"op\":\"add\",\"path\":7,\"value\":\"x\"} | invalidPath",
            })
    void whatCannotBeDoneIsRefusedAndNothingIsDone(String operation, String scimType) {
        var first = "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"Chef\"},";
        assertThatThrownBy(() -> patched(first + operation))
                .isInstanceOfSatisfying(
                        ScimRefusal.class,
                        refusal -> assertThat(refusal.scimType()).isEqualTo(scimType.strip()));
    }

    @Test
    void membersComeAndGoInEveryWayThatDirectoriesKnow() {
        var group = "{\"displayName\":\"Nuit\",\"members\":[{\"value\":\"a\"},{\"value\":\"b\"}]}";
        for (var gone :
                List.of(
                        "{\"op\":\"remove\",\"path\":\"members[value eq \\\"a\\\"]\"}",
                        "{\"op\":\"Remove\",\"path\":\"members\",\"value\":[{\"value\":\"a\"}]}",
                        "{\"op\":\"replace\",\"path\":\"members\",\"value\":[{\"value\":\"b\"}]}",
                        "{\"op\":\"replace\",\"value\":{\"members\":[{\"value\":\"b\"}]}}")) {
            assertThat(members(patched(ResourceType.GROUP, group, gone)))
                    .as(gone)
                    .containsExactly("b");
        }
        assertThat(
                        members(
                                patched(
                                        ResourceType.GROUP,
                                        group,
                                        "{\"op\":\"add\",\"path\":\"members\",\"value\":[{\"value\":\"c\"},{\"value\":\"a\"}]}")))
                .containsExactly("a", "b", "c");
        assertThat(
                        members(
                                patched(
                                        ResourceType.GROUP,
                                        group,
                                        "{\"op\":\"remove\",\"path\":\"members\"}")))
                .isEmpty();
    }

    private static List<String> members(JsonNode group) {
        return group.path("members").valueStream().map(m -> m.path("value").asString()).toList();
    }

    @Test
    void onlyOneValueIsPrimary() {
        var after =
                patched(
                        "{\"op\":\"replace\",\"path\":\"emails[type eq"
                                + " \\\"other\\\"].primary\",\"value\":\"True\"}");
        assertThat(after.at("/emails/0/primary").asBoolean()).isFalse();
        assertThat(after.at("/emails/1/primary").asBoolean()).isTrue();
    }

    /** Anything in place of a value: done or refused, never a surprise, and always in shape. */
    @Test
    void nothingThatIsSentSurprisesIt() {
        var random = new Random(20_261_128);
        var ops = List.of("add", "Replace", "remove", "x");
        var paths =
                List.of(
                        "title",
                        "name",
                        "name.givenName",
                        "emails",
                        "emails.value",
                        "active",
                        "emails[type eq \\\"work\\\"]",
                        "emails[primary eq true].value",
                        ENTERPRISE,
                        ENTERPRISE + ":manager",
                        ENTERPRISE + ":manager.value",
                        "externalId",
                        "addresses",
                        "id",
                        "");
        var values =
                List.of(
                        "null",
                        "\"x\"",
                        "7",
                        "true",
                        "[]",
                        "{}",
                        "[{}]",
                        "[[]]",
                        "[null]",
                        "{\"value\":\"x\"}",
                        "[{\"value\":\"x\",\"primary\":true}]",
                        "{\"title\":[]}",
                        "{\"emails\":{\"value\":7}}",
                        "{\"name\":\"x\"}",
                        "[{\"value\":{}}]");
        for (var i = 0; i < Integer.getInteger("test.cases", 500) * 10; i++) {
            var operation =
                    "{\"op\":\"%s\",\"path\":\"%s\",\"value\":%s}"
                            .formatted(
                                    ops.get(random.nextInt(ops.size())),
                                    paths.get(random.nextInt(paths.size())),
                                    values.get(random.nextInt(values.size())));
            try {
                var after = patched(operation);
                assertThat(Shape.of(ResourceType.USER, after)).as(operation).isEqualTo(after);
            } catch (ScimRefusal refused) {
                assertThat(refused.status().value()).as(operation).isEqualTo(400);
            }
        }
    }
}
