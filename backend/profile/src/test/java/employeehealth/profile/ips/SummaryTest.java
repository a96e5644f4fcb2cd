package employeehealth.profile.ips;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.contracts.CompanyId;
import employeehealth.contracts.HealthServiceId;
import employeehealth.contracts.PersonId;
import employeehealth.contracts.care.EmergencyCard;
import employeehealth.contracts.care.EmergencyCard.Item;
import employeehealth.contracts.care.EmergencyCard.Known;
import employeehealth.contracts.care.EmergencyCard.Part;
import employeehealth.profile.Owner;
import employeehealth.profile.card.CardWords;
import employeehealth.profile.card.KeptCard;
import employeehealth.shared.database.Ids;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a card becomes as IPS, read by HAPI's validator; and that it says what the card says. */
class SummaryTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final IpsValidator VALIDATOR = new IpsValidator();
    private static final Owner OWNER =
            new Owner(
                    new CompanyId(Ids.next()),
                    new HealthServiceId(Ids.next()),
                    new PersonId(Ids.next()));
    private static final Instant AT = Instant.parse("2026-03-02T08:30:00.123456Z");
    private static final Part UNKNOWN = new Part(Known.UNKNOWN, List.of());
    private static final Part NONE = new Part(Known.NONE, List.of());

    private static Item item(String text, @Nullable String system, @Nullable String code) {
        return new Item(
                Ids.next(),
                text,
                system,
                code,
                null,
                null,
                "2019-05",
                "unable_to_assess",
                "Gonflement <b>",
                "1 g & plus",
                "clinician",
                false);
    }

    private static Item bare(String text) {
        return new Item(
                Ids.next(), text, null, null, null, null, null, null, null, null, "self", true);
    }

    private static EmergencyCard card(Part part) {
        return new EmergencyCard(
                true, null, null, null, null, null, null, part, part, part, part, List.of(),
                List.of(), null, AT);
    }

    private static EmergencyCard full() {
        var some =
                new Part(
                        Known.SOME,
                        List.of(
                                item("Pénicilline", "http://snomed.info/sct", "764146007"),
                                item("Asthme", "http://hl7.org/fhir/sid/icd-10", "J45"),
                                item("Autre", "liste de la maison", "x y"),
                                bare("En ses mots")));
        return new EmergencyCard(
                true,
                "Claire Martin",
                LocalDate.of(1980, 1, 31),
                "female",
                new EmergencyCard.Blood("O+", true),
                true,
                LocalDate.of(2026, 9, 1),
                some,
                some,
                some,
                some,
                List.of(
                        new EmergencyCard.Contact(
                                "Paul",
                                "partner",
                                List.of("fr"),
                                List.of("+33612345678"),
                                List.of("paul@example.org"),
                                true)),
                List.of("fr", "fr-LU", "ar"),
                "Pile au cœur < 5 ans & plus\nsuite",
                AT);
    }

    private static String json(EmergencyCard card, String language) {
        var kept = new KeptCard(new UUID(1, 2), OWNER, 3, null, card);
        return JSON.writeValueAsString(Summary.bundle(kept, CardWords.in(language)));
    }

    private static JsonNode section(String json, String loinc) {
        var composition = JSON.readTree(json).at("/entry/0/resource");
        return composition
                .path("section")
                .valueStream()
                .filter(one -> one.at("/code/coding/0/code").asString("").equals(loinc))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everythingThatACardCanShowIsValid() {
        for (var language : List.of("fr", "en")) {
            assertThat(VALIDATOR.errors(json(full(), language))).isEmpty();
        }
    }

    @Test
    void aCardThatShowsNothingIsValidToo() {
        for (var part : List.of(UNKNOWN, NONE, Part.HIDDEN)) {
            assertThat(VALIDATOR.errors(json(card(part), "fr"))).isEmpty();
        }
    }

    @Test
    void noneKnownIsACodeAndUnknownAndHiddenAreReasons() {
        for (var loinc : List.of("48765-2", "11450-4", "10160-0", "11369-6")) {
            assertThat(section(json(card(NONE), "en"), loinc).path("entry").size()).isEqualTo(1);
            assertThat(reason(json(card(UNKNOWN), "en"), loinc)).isEqualTo("unavailable");
            assertThat(reason(json(card(Part.HIDDEN), "en"), loinc)).isEqualTo("withheld");
            assertThat(section(json(full(), "en"), loinc).path("entry").size()).isEqualTo(4);
        }
        assertThat(json(card(NONE), "en")).contains("716186003", "160245001", "787481004");
    }

    private static String reason(String json, String loinc) {
        var section = section(json, loinc);
        assertThat(section.path("entry").size()).isZero();
        return section.at("/emptyReason/coding/0/code").asString();
    }

    @Test
    void theSameCardIsTheSameBundleAndNothingInItPointsElsewhere() {
        var json = json(full(), "fr");
        assertThat(json(full(), "fr").length()).isEqualTo(json.length());
        var tree = JSON.readTree(json);
        var urls = tree.path("entry").valueStream().map(e -> e.path("fullUrl").asString()).toList();
        assertThat(urls).doesNotHaveDuplicates();
        assertThat(tree.findValuesAsString("reference")).isNotEmpty().isSubsetOf(urls);
        assertThat(json).doesNotContain("liste de la maison");
        assertThat(tree.findValuesAsString("div"))
                .isNotEmpty()
                .noneMatch(div -> div.contains("<b>"));
    }

    /** Proves that the validator looks. */
    @Test
    void whatIsWrongIsFound() {
        var right = json(full(), "en");
        var wrong =
                List.of(
                        right.replace("\"60591-5\"", "\"60591-6\""),
                        right.replace("\"48765-2\"", "\"48765-3\""),
                        right.replace("\"document\"", "\"collection\""),
                        right.replace("\"birthDate\":\"1980-01-31\",", ""),
                        right.replace("\"problem-list-item\"", "\"problem\"")
                                .replace("\"condition-clinical\"", "\"x\"")
                                .replace("\"confirmed\"", "\"perhaps\""));
        assertThat(IntStream.range(0, wrong.size()).boxed())
                .allSatisfy(n -> {
                    assertThat(wrong.get(n)).isNotEqualTo(right);
                    assertThat(VALIDATOR.errors(wrong.get(n))).as("%d", n).isNotEmpty();
                });
    }
}
