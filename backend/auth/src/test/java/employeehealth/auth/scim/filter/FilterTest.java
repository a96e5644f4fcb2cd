package employeehealth.auth.scim.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.auth.scim.schema.ResourceType;
import employeehealth.auth.scim.schema.ScimRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FilterTest {

    private static final JsonNode BJENSEN =
            new JsonMapper()
                    .readTree(
                            """
                            {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],
                             "id":"2819c223","externalId":"A-1","userName":"bJensen@lumiere.demo",
                             "name":{"familyName":"Jensen","givenName":"Barbara"},
                             "title":"Ingénieure","active":true,
                             "emails":[{"value":"bjensen@lumiere.demo","type":"work","primary":true},
                                       {"value":"babs@home.example","type":"home"}],
                             "meta":{"lastModified":"2026-05-13T04:42:34Z"},
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
                                {"employeeNumber":"701984","department":"Lyon",
                                 "manager":{"value":"26118915"}}}
                            """);

    private static boolean matches(String filter) {
        return Filter.parse(ResourceType.USER, filter).matches(BJENSEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0007',
            value = {
                "userName eq \"bjensen@LUMIERE.demo\" | true",
                "USERNAME EQ \"bjensen@lumiere.demo\" | true",
                "userName eq \"someone\" | false",
                "userName ne \"someone\" | true",
                "userName ne \"bjensen@lumiere.demo\" | false",
                "externalId eq \"A-1\" | true",
                "externalId eq \"a-1\" | false",
                "name.familyName co \"ENS\" | true",
                "name.familyName sw \"je\" | true",
                "name.familyName ew \"sen\" | true",
                "name.familyName ew \"jen\" | false",
                "userName sw \"b\" and active eq true | true",
                "active eq \"True\" | true",
                "active eq True | true",
                "active ne true | false",
                "title pr | true",
                "displayName pr | false",
                "not (displayName pr) | true",
                "NOT(title pr) | false",
                "displayName eq null | true",
                "title eq null | false",
                "title ne null | true",
                "meta.lastModified gt \"2026-05-13T04:42:33Z\" | true",
                "meta.lastModified ge \"2026-05-13T06:42:34+02:00\" | true",
                "meta.lastModified lt \"2026-05-13T04:42:34Z\" | false",
                "meta.lastModified gt \"yesterday\" | false",
                "emails eq \"babs@home.example\" | true",
                "emails.value co \"@lumiere\" | true",
                "emails.type eq \"work\" and emails.value ew \"home.example\" | true",
                "emails[type eq \"work\" and value ew \"home.example\"] | false",
                "emails[type eq \"home\" and value ew \"home.example\"] | true",
                "emails[not (type eq \"work\")] | true",
                "emails[type eq \"work\"] and title pr | true",
                "title eq \"x\" or userName pr and active eq false | false",
                "(title eq \"x\" or userName pr) and active eq true | true",
                "title eq \"x\" and userName pr or active eq true | true",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"b\" | true",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"lyon\""
                        + " | true",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value pr |"
                        + " true",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User pr | true",
                "URN:ietf:params:scim:schemas:extension:Enterprise:2.0:user:employeeNumber gt"
                        + " \"70\" | true",
                "title eq \"\\u0049ng\u00e9nieure\" | true",
                "nickName pr | false",
                "phoneNumbers[type eq \"work\"] | false",
                "addresses.country eq \"FR\" | false",
            })
    void whatAFilterSaysIsWhatMatches(String filter, boolean matches) {
        assertThat(matches(filter.strip())).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "userName",
                "userName eq",
                "userName eq x",
                "userName eq 'x'",
                "userName eq \"x",
                "userName eq \"x\\",
                "userName eq \"x\" and",
                "userName eq \"x\" userName pr",
                "userName like \"x\"",
                "favourite eq \"x\"",
                "name.favourite eq \"x\"",
                "name.familyName.first eq \"x\"",
                "urn:example:User:userName pr",
                "userName co 5",
                "userName co true",
                "active gt true",
                "active gt \"true\"",
                "title gt null",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User eq \"x\"",
                "emails[type eq \"work\"",
                "emails[]",
                "emails[type eq \"work\"]]",
                "emails[name.familyName pr]",
                "title[value pr]",
                "(userName pr",
                "userName pr)",
                "not userName pr",
                "userName eq {\"a\":1}",
                "userName eq [1]",
                "userName eq \"a\nb\"",
            })
    void whatCannotBeReadIsAnInvalidFilter(String filter) {
        assertThatThrownBy(() -> Filter.parse(ResourceType.USER, filter))
                .isInstanceOfSatisfying(
                        ScimRefusal.class,
                        refusal -> assertThat(refusal.scimType()).isEqualTo("invalidFilter"));
    }

    @Test
    void lengthDepthAndTermsAreLimited() {
        for (var filter :
                List.of(
                        "title eq \"" + "x".repeat(2_000) + "\"",
                        "(".repeat(500) + "title pr" + ")".repeat(500),
                        "not (".repeat(300) + "title pr" + ")".repeat(300),
                        "title pr" + " or title pr".repeat(100))) {
            assertThatThrownBy(() -> Filter.parse(ResourceType.USER, filter))
                    .isInstanceOf(ScimRefusal.class);
        }
    }

    /** PostgreSQL takes no NUL in a text, and a path of a patch gives values what it names. */
    @Test
    void noValueThatIsLookedForHoldsAControlCharacter() {
        for (var value : List.of("\\u0000", "a\\u0000b", "\\n", "\\u007f", "\\u0085")) {
            for (var filter :
                    List.of(
                            "userName eq \"" + value + "\"",
                            "title pr and externalId ne \"" + value + "\"",
                            "emails[type eq \"" + value + "\"]")) {
                assertThatThrownBy(() -> Filter.parse(ResourceType.USER, filter))
                        .as(filter)
                        .isInstanceOf(ScimRefusal.class);
            }
            assertThatThrownBy(() ->
                            PatchPath.parse(
                                    ResourceType.USER, "emails[type eq \"" + value + "\"].value"))
                    .isInstanceOf(ScimRefusal.class);
        }
    }

    /** Pieces of filters in any order: read or refused, never a surprise, and never slowly. */
    @Test
    void nothingThatIsWrittenSurprisesTheParser() {
        var pieces =
                List.of(
                        "userName",
                        "emails",
                        "name.",
                        "eq",
                        "ne",
                        "pr",
                        "and",
                        "or",
                        "not",
                        "(",
                        ")",
                        "[",
                        "]",
                        "\"x\"",
                        "\"",
                        "\\",
                        " ",
                        " ",
                        " ",
                        "true",
                        "null",
                        "1e9",
                        "-",
                        ".",
                        ":",
                        "urn:ietf:params:scim:schemas:core:2.0:User:",
                        "$ref",
                        "é",
                        "\u0000",
                        "\ud800",
                        "members[value eq",
                        "active");
        var random = new Random(20_261_128);
        var cases = Integer.getInteger("test.cases", 500) * 20;
        Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> {
                    for (var i = 0; i < cases; i++) {
                        var text = new StringBuilder();
                        for (var length = random.nextInt(14); length >= 0; length--) {
                            text.append(pieces.get(random.nextInt(pieces.size())));
                            text.append(random.nextBoolean() ? " " : "");
                        }
                        tries(text.toString());
                    }
                });
    }

    private static void tries(String text) {
        try {
            Filter.parse(ResourceType.USER, text).matches(BJENSEN);
        } catch (ScimRefusal refused) {
            assertThat(refused.scimType()).isEqualTo("invalidFilter");
        }
        try {
            PatchPath.parse(ResourceType.USER, text);
        } catch (ScimRefusal refused) {
            assertThat(refused.status().value()).isEqualTo(400);
        }
    }

    /** What is put together from parts means what its parts mean. */
    @Test
    void filtersAddUpAsTruthValuesDo() {
        var random = new Random(7_644);
        for (var i = 0; i < Integer.getInteger("test.cases", 500); i++) {
            var made = made(random, 3);
            assertThat(matches(made.text)).as(made.text).isEqualTo(made.isTrue);
        }
    }

    private record Made(String text, boolean isTrue) {}

    private static Made made(Random random, int depth) {
        if (depth == 0) {
            return random.nextBoolean()
                    ? new Made("userName pr", true)
                    : new Made("displayName pr", false);
        }
        var one = made(random, depth - 1);
        var other = made(random, depth - 1);
        return switch (random.nextInt(3)) {
            case 0 ->
                    new Made(
                            "(" + one.text + ") and (" + other.text + ")",
                            one.isTrue && other.isTrue);
            case 1 ->
                    new Made(
                            "(" + one.text + ") or (" + other.text + ")",
                            one.isTrue || other.isTrue);
            default -> new Made("not (" + one.text + ")", !one.isTrue);
        };
    }

    @Test
    void whatAllThatMatchesMustHaveIsFound() {
        assertThat(
                        Filter.parse(ResourceType.USER, "active eq true and userName eq \"x\"")
                                .required("userName"))
                .contains("x");
        assertThat(
                        Filter.parse(ResourceType.USER, "active eq true or userName eq \"x\"")
                                .required("userName"))
                .isEmpty();
        assertThat(Filter.parse(ResourceType.USER, "not (userName eq \"x\")").required("userName"))
                .isEmpty();
    }
}
