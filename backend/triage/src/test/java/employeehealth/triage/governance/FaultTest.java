package employeehealth.triage.governance;

import static employeehealth.triage.governance.TestGovernance.NEXT;
import static employeehealth.triage.governance.TestGovernance.PROTOCOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import employeehealth.shared.database.Ids;
import employeehealth.shared.problem.Problem;
import employeehealth.triage.TestTriage;
import employeehealth.triage.protocol.Canonical;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every planted fault has a kind, which a page can word, and a place, where it can be mended. */
class FaultTest {

    private static final TestGovernance IT = new TestGovernance();

    private static Draft draft(JsonNode content, List<ExpectedRow> rows) {
        return new Draft(
                Ids.next(),
                IT.author.healthService(),
                PROTOCOL,
                content.path("version").asString(),
                Canonical.text(content),
                TestTriage.JSON.writeValueAsString(rows),
                IT.author.person(),
                1,
                Instant.EPOCH,
                null);
    }

    private static Report checked(JsonNode content, List<ExpectedRow> rows) {
        return IT.check.of(draft(content, rows), IT.protocols.shipped());
    }

    private static List<Fault> faults(JsonNode content) {
        return checked(content, TestGovernance.rows()).faults();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            textBlock =
                    """
                    /title/en | remove | translation-missing | /title/en
                    /rules/0/text/fr | "" | translation-missing | /rules/0/text/fr
                    /advice/rest/fr | remove | translation-missing | /advice/rest/fr
                    /otherwise | remove | missing | /otherwise/urgency
                    /otherwise/urgency | "soon" | urgency | /otherwise/urgency
                    /otherwise/urgency | "self_care" | self-care-by-default | /otherwise
                    /rules/0/when | "headache and (" | condition-name | /rules/0/when
                    /rules/3/when | "temporal_artery and age 50" | condition-compare | /rules/3/when
                    /rules/3/when | "temporal_artery and age >= " | condition-number | /rules/3/when
                    /rules/3/when | "(headache" | condition-sign | /rules/3/when
                    /rules/3/when | "headache )" | condition-rest | /rules/3/when
                    /rules/3/when | "sex = other" | condition | /rules/3/when
                    /rules/3/when | "((((((((((((((((((((headache))))))))))))))))))))" | condition-deep | /rules/3/when
                    /rules/0/when | remove | rule-without-condition | /rules/0
                    /rules/0/when | "nonsense and headache" | unknown-finding | /rules/0/when
                    /rules/0/when | "headache.nothing" | unknown-question | /rules/0/when
                    /rules/0/when | "headache.injury = left" | question-kind | /rules/0/when
                    /rules/0/urgency | "self_care" | rule-below | /rules/0
                    /rules/1/id | "pressure-vision" | twice | /rules/0
                    /rules/7/advice/0 | "nowhere" | unknown-advice | /rules/7/advice/0
                    /redFlags/0/urgency | "self_care" | red-flag-lowers | /redFlags/0
                    /redFlags/0/use | "door" | gate-or-net | /redFlags/0
                    /redFlags/0/question | remove | gate-without-question | /redFlags/0
                    /redFlags/1/skip | "headache" | gate-skipped | /redFlags/1
                    /redFlags/1/sameAs | ["headache.weakness"] | circle | /redFlags/1
                    /redFlags/1/onlyIf | "headache" | gate-sometimes | /redFlags/1
                    /redFlags | [] | few-red-flags | /redFlags
                    /redFlags | [] | self-care-past-gates | /selfCare
                    /selfCare/unless | 3 | shape | /selfCare/unless
                    /selfCare/minor | true | emergency-no-gate | /redFlags/6
                    /sources | [] | no-source | /sources
                    /sources/0/unverified | false | source-unread | /sources
                    /sources/0/ownWording | false | not-own-wording | /sources/0
                    /search/fr | [] | no-search-words | /search
                    /group | "nowhere" | unknown-group | /group
                    /role | "captain" | unknown-role | /role
                    /extra | 1 | unknown-member | /extra
                    /opens | "menstruation_nonsense" | unknown-finding | /opens
                    /safetyNet/0/en | "Appelez le 15 ou le 112 si le mal de tête devient brutal ou s’accompagne d’une faiblesse." | same-text | /safetyNet/0/en
                    /questions | [{"id":"idle","kind":"boolean","text":{"fr":"q","en":"r"}}] | answer-unused | /questions/0
                    /questions | [{"id":"idle","kind":"choice","options":[],"text":{"fr":"q","en":"r"}}] | choice-options | /questions/0
                    /questions | [{"id":"idle","kind":"number","fact":"weight","text":{"fr":"q","en":"r"}}] | unknown-fact | /questions/0
                    /kind | "index" | no-protocol | /kind
                    /version | "1.0.0" | version | /version
                    """)
    void ofEachKind(String place, String planted, String kind, String where) {
        var content = IT.next(NEXT);
        var slash = place.lastIndexOf('/');
        var name = place.substring(slash + 1);
        switch (content.at(place.substring(0, slash))) {
            case ObjectNode object when planted.equals("remove") -> object.remove(name);
            case ObjectNode object -> object.set(name, TestTriage.JSON.readTree(planted));
            case ArrayNode array ->
                    array.set(Integer.parseInt(name), TestTriage.JSON.readTree(planted));
            default -> throw new IllegalArgumentException(place);
        }
        var found = faults(content);
        assertThat(found)
                .as("%s", found)
                .anyMatch(fault -> fault.kind().equals(kind) && where.equals(fault.place()));
        assertThat(found).noneMatch(fault -> fault.kind().equals("other"));
    }

    @Test
    void theTableIsTooShortOrInOneLanguage() {
        var rows = TestGovernance.rows().stream().filter(row -> row.language().equals("en"));
        assertThat(checked(IT.next(NEXT), rows.toList()).faults())
                .extracting(Fault::kind)
                .containsExactly("few-rows", "one-language");
    }

    @Test
    void whatIsTooLargeIsSaidBeforeItIsTried() {
        var content = IT.next(NEXT);
        var rules = (ArrayNode) content.path("rules");
        for (var n = 0; n < 1_000; n++) {
            rules.add(((ObjectNode) rules.get(0).deepCopy()).put("id", "rule-" + n));
        }
        ((ObjectNode) content.path("redFlags").get(0)).put("when", "headache or ".repeat(500));
        assertThat(faults(content))
                .extracting(Fault::kind, Fault::place)
                .containsExactlyInAnyOrder(
                        tuple("too-many", "/rules"), tuple("too-long", "/redFlags/0/when"));
    }

    @Test
    void aTableThatTakesTooLongIsStopped() {
        var draft = draft(IT.next(NEXT), TestGovernance.rows());
        var hasty = new CheckDraft(TestTriage.JSON, Duration.ZERO);
        assertThatThrownBy(() -> hasty.of(draft, IT.protocols.shipped()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.type()).isEqualTo("triage/check-too-long"));
    }

    @Test
    void rowsThatComeOutOtherwiseThanNowAreNamed() {
        var content = IT.next(NEXT);
        ((ObjectNode) content.path("otherwise")).put("urgency", "same_day");
        assertThat(checked(content, TestGovernance.rows()).moved())
                .hasSize(7)
                .allMatch(row ->
                        row.expected().equals("consultation") && row.actual().equals("same_day"));
    }
}
