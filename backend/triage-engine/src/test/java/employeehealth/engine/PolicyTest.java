package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import employeehealth.engine.PolicyFault.Reason;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Library LIBRARY = ProtocolFiles.library();
    private static final Engine ENGINE = new Engine(LIBRARY);

    private static final String SOUND =
            """
            {
              "sites": [
                {"id": "lyon", "name": "Lyon", "country": "FR"},
                {"id": "mons", "name": "Mons", "country": "BE"}
              ],
              "contacts": [
                {"kind": "nurse", "name": {"fr": "Infirmerie", "en": "Nurse"}, "phone": "04 72 00 00 00",
                 "hours": {"fr": "8 h à 17 h", "en": "8 am to 5 pm"}, "site": "lyon"},
                {"kind": "first_aiders", "name": {"fr": "Secouristes", "en": "First-aiders"},
                 "phone": "18 18", "site": "mons"},
                {"kind": "number", "name": {"fr": "Centre antipoisons", "en": "Poison centre"},
                 "phone": "070 245 245", "country": "BE", "urgencies": ["ambulance"]},
                {"kind": "teleconsultation", "name": {"fr": "Médecin par vidéo", "en": "Video doctor"},
                 "url": "https://video.example/lumiere"}
              ],
              "texts": [
                {"urgency": "same_day",
                 "route": {"fr": "Voyez d’abord l’infirmerie.", "en": "See the nurse first."},
                 "advice": [{"fr": "Prévenez votre équipe.", "en": "Tell your team."}]},
                {"urgency": "ambulance",
                 "route": {"fr": "Puis le poste de garde.", "en": "Then the gate."}}
              ],
              "raises": [
                {"presentation": "hand-injury", "atLeast": "same_day",
                 "reason": {"fr": "Ici on coupe du verre.", "en": "We cut glass here."}}
              ]
            }
            """;

    private static Policy sound() {
        return Policy.parse(SOUND);
    }

    private static Recommendation told(Policy policy, Urgency urgency) {
        return ENGINE.preview(policy, Language.EN).stream()
                .filter(one -> one.urgency() == urgency)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(Policy policy, Urgency urgency) {
        return told(policy, urgency).contacts().stream().map(Contact::name).toList();
    }

    private static List<PolicyFault> faults(String policy) {
        return PolicyLinter.check(Policy.parse(policy), LIBRARY);
    }

    private static String raise(String rest) {
        return "{\"raises\":[{%s,\"reason\":{\"fr\":\"car\",\"en\":\"for\"}}]}".formatted(rest);
    }

    @Test
    void aSoundPolicyHasNoFault() {
        assertThat(faults(SOUND)).isEmpty();
    }

    @Test
    void theCompanysWordsComeBesideOurs() {
        assertThat(told(sound(), Urgency.SAME_DAY).route())
                .isEqualTo("See the nurse first. " + told(Policy.NONE, Urgency.SAME_DAY).route());
        assertThat(told(sound(), Urgency.SAME_DAY).advice()).containsExactly("Tell your team.");
    }

    @Test
    void inAnEmergencyTheCallComesFirst() {
        assertThat(told(sound(), Urgency.AMBULANCE).route())
                .isEqualTo(told(Policy.NONE, Urgency.AMBULANCE).route() + " Then the gate.");
    }

    @Test
    void peopleAreNamedForTheirPlaceAndCountry() {
        assertThat(names(sound().at("lyon"), Urgency.AMBULANCE))
                .containsExactly("Nurse", "Video doctor");
        assertThat(names(sound().at("mons"), Urgency.AMBULANCE))
                .containsExactly("First-aiders", "Poison centre", "Video doctor");
        assertThat(names(sound().at("mons"), Urgency.SAME_DAY))
                .containsExactly("First-aiders", "Video doctor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elsewhere"})
    void whosePlaceIsUnknownReadsOfEverybodyWithTheirPlace(String site) {
        var contacts = told(sound().at(site.isEmpty() ? null : site), Urgency.AMBULANCE).contacts();
        assertThat(contacts)
                .extracting(Contact::name, Contact::site, Contact::country)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("Nurse", "Lyon", null),
                        org.assertj.core.groups.Tuple.tuple("First-aiders", "Mons", null),
                        org.assertj.core.groups.Tuple.tuple("Poison centre", null, "BE"));
    }

    @Test
    void aRaisedLevelSaysWhy() {
        Input cut = picked("hand-injury", Map.of());
        Outcome with = ENGINE.assess(cut, sound());
        assertThat(ENGINE.assess(cut).recommendation().urgency()).isEqualTo(Urgency.CONSULTATION);
        assertThat(with.recommendation().urgency()).isEqualTo(Urgency.SAME_DAY);
        assertThat(with.explanation().getFirst())
                .isEqualTo(new Explanation("policy", "We cut glass here.", List.of("hand-injury")));
        assertThat(with.protocol().id()).isEqualTo("hand-injury");
    }

    @Test
    void whatIsMoreUrgentAlreadyIsNotExplainedByTheCompany() {
        Outcome outcome =
                ENGINE.assess(
                        Input.of("chest pain spreading to the arm", Language.EN),
                        Policy.parse(raise("\"atLeast\":\"consultation\"")));
        assertThat(outcome.recommendation().urgency()).isEqualTo(Urgency.AMBULANCE);
        assertThat(outcome.explanation()).noneMatch(one -> one.rule().equals("policy"));
    }

    @Test
    void anEmergencyThatOnlyTheCompanyMakesSettlesNothing() {
        Outcome outcome =
                ENGINE.assess(
                        picked("chest-pain", Map.of()),
                        Policy.parse(raise("\"atLeast\":\"emergency_department\"")));
        assertThat(outcome.recommendation().level()).isEqualTo(Level.EMERGENCY);
        assertThat(outcome.settled()).isFalse();
        assertThat(outcome.nextQuestions()).isNotEmpty();
    }

    /** Whoever keeps a page sees who opens it: it must not depend on what they were told. */
    @ParameterizedTest
    @CsvSource({
        "nurse, '\"ambulance\"', true",
        "nurse, '\"self_care\",\"consultation\"', true",
        "nurse, '', false",
        "teleconsultation, '\"consultation\"', false"
    })
    void aPageForSomeAnswersAloneIsAFault(String kind, String urgencies, boolean telling) {
        String contact =
                """
                {"contacts": [{"kind": "%s", "name": {"fr": "Ici", "en": "Here"},
                               "url": "https://example.org/x", "urgencies": [%s]}]}
                """
                        .formatted(kind, urgencies);
        assertThat(
                        faults(contact)
                                .contains(new PolicyFault("contacts[0].urgencies", Reason.TELLING)))
                .isEqualTo(telling);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"from\":\"emergency_department\",\"atLeast\":\"self_care\"'",
        "'\"from\":\"same_day\",\"atLeast\":\"same_day\"'",
        "'\"presentation\":\"hand-injury\",\"atLeast\":\"self_care\"'",
        "'\"presentation\":\"gi-bleeding\",\"atLeast\":\"consultation\"'"
    })
    void whatLowersIsAFaultAndStillLowersNothing(String rule) {
        assertThat(faults(raise(rule)))
                .containsExactly(new PolicyFault("raises[0].atLeast", Reason.LOWERS));
        Input danger = Input.of("chest pain spreading to the arm", Language.EN);
        assertThat(ENGINE.assess(danger, Policy.parse(raise(rule))).recommendation())
                .isEqualTo(ENGINE.assess(danger).recommendation());
    }

    @Test
    void whatNobodyWouldEverReadIsAFault() {
        assertThat(faults(raise("\"presentation\":\"boredom\",\"atLeast\":\"same_day\"")))
                .containsExactly(
                        new PolicyFault("raises[0].presentation", Reason.UNKNOWN_PRESENTATION));
        assertThat(
                        faults(
                                """
                                {"contacts":[{"kind":"nurse","site":"nowhere",
                                              "name":{"fr":"Infirmerie","en":"Nurse"}}]}
                                """))
                .containsExactly(
                        new PolicyFault("contacts[0].phone", Reason.UNREACHABLE),
                        new PolicyFault("contacts[0].site", Reason.UNKNOWN_SITE));
    }

    @Test
    void whatIsSaidTwiceOrNotTranslatedIsAFault() {
        assertThat(
                        faults(
                                """
                                {"sites":[{"id":"a","name":"A","country":"FR"},
                                          {"id":"a","name":"B","country":"FR"}],
                                 "texts":[{"urgency":"same_day","route":{"fr":"Ici.","en":"Ici."}},
                                          {"urgency":"same_day","advice":[{"fr":"Là","en":"Là"}]}],
                                 "raises":[
                                   {"atLeast":"same_day","reason":{"fr":"car","en":"for"}},
                                   {"atLeast":"ambulance","reason":{"fr":"car","en":"for"}}]}
                                """))
                .containsExactly(
                        new PolicyFault("sites[1].id", Reason.REPEATED),
                        new PolicyFault("texts[0].route.en", Reason.UNTRANSLATED),
                        new PolicyFault("texts[1].urgency", Reason.REPEATED),
                        new PolicyFault("texts[1].advice[0].en", Reason.UNTRANSLATED),
                        new PolicyFault("raises[1].presentation", Reason.REPEATED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"lowers\":[]}",
                "{\"raises\":[{\"atLeast\":\"nap\",\"reason\":{\"fr\":\"a\",\"en\":\"b\"}}]}",
                "{\"texts\":[{\"urgency\":\"same_day\",\"route\":{\"fr\":\"seulement\"}}]}",
                "{\"contacts\":[{\"kind\":\"priest\",\"name\":{\"fr\":\"a\",\"en\":\"b\"}}]}"
            })
    void whatCannotBeReadIsRefused(String policy) {
        assertThatThrownBy(() -> Policy.parse(policy))
                .isInstanceOf(LibraryFault.class)
                .hasMessageStartingWith("policy");
    }

    private static Input picked(String presentation, Map<String, Answer> answers) {
        return new Input(
                "", Language.EN, Subject.UNKNOWN, Vitals.NONE, answers, Set.of(presentation));
    }
}
