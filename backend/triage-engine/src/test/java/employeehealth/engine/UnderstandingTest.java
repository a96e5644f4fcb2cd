package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a finding, by families of cues in both languages. */
class UnderstandingTest {

    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # plain denial
                    fr | je n'ai pas de fièvre | fever | absent
                    fr | j'ai pas mal à la poitrine | chest_pain | absent
                    fr | aucune douleur thoracique | chest_pain | absent
                    fr | sans fièvre ni frissons | chills | absent
                    fr | je ne tousse pas | cough | absent
                    fr | je tousse pas | cough | absent
                    fr | je n'ai plus de fièvre | fever | absent
                    fr | jamais de vomissements | vomiting | absent
                    fr | toux depuis deux jours, pas de fièvre | fever | absent
                    en | no fever | fever | absent
                    en | I don't have any chest pain | chest_pain | absent
                    en | denies chest pain, shortness of breath and nausea | nausea | absent
                    en | without fever or chills | chills | absent
                    en | no fever, chills, or cough | cough | absent
                    en | never had a seizure | convulsing | absent
                    en | fever: no, cough: yes | fever | absent
                    # what ends a denial
                    fr | je n'ai pas mal à la poitrine mais j'ai de la fièvre | fever | present
                    fr | pas de fièvre, toux depuis trois jours | cough | present
                    fr | pas de fièvre et mal à la gorge | sore_throat | present
                    en | no fever but I am vomiting | vomiting | present
                    en | no fever, chest pain since this morning | chest_pain | present
                    en | I have no fever and a sore throat | sore_throat | present
                    # looks like a denial and is none
                    fr | la douleur à la poitrine ne passe pas | chest_pain | present
                    fr | je vomis sans arrêt | vomiting | present
                    fr | je n'ai que de la fièvre | fever | present
                    fr | j'ai plus de 40 de fièvre | fever | present
                    fr | mon collègue ne répond plus | unresponsive | present
                    fr | je n'arrive pas à respirer | breathless_severe | present
                    fr | je ne sens plus mon bras | one_sided_numbness | present
                    fr | pas seulement de la fièvre | fever | present
                    en | I can't breathe | breathless_severe | present
                    en | the chest pain is not going away | chest_pain | present
                    en | not only a fever | fever | present
                    en | can't keep anything down | not_drinking | present
                    en | he is not breathing | not_breathing | present
                    # doubt keeps a danger
                    fr | peut-être de la fièvre | fever | uncertain
                    en | maybe a seizure | convulsing | uncertain
                    # if, fear
                    fr | que faire si j'ai de la fièvre | fever | uncertain
                    en | I am worried about having a stroke | stroke | uncertain
                    # past
                    fr | j'ai eu un infarctus il y a trois ans | heart_attack | past
                    fr | antécédents d'asthme | asthma | past
                    en | I had a heart attack five years ago | heart_attack | past
                    en | history of asthma | asthma | past
                    en | I had chest pain last year | chest_pain | past
                    en | chest pain since yesterday | chest_pain | present
                    # somebody else
                    fr | ma mère a fait un AVC l'année dernière | stroke | other_person
                    fr | mon père est mort d'un infarctus | heart_attack | other_person
                    en | my father had a stroke last year | stroke | other_person
                    en | family history of heart attack | heart_attack | other_person
                    fr | ma fille a de la fièvre | fever | present
                    en | my colleague is having a seizure | convulsing | present
                    # spelling
                    fr | JE VOMI | vomiting | present
                    fr | g mal a la tete | headache | present
                    fr | jai pas de fievre | fever | absent
                    fr | j’ai mal à la poitrinne | chest_pain | present
                    fr | diarhée depuis hier | diarrhoea | present
                    en | vomitting all night | vomiting | present
                    en | terible headake and hedache | headache | present
                    en | diarrhea and stomache ache | diarrhoea | present
                    fr | J’AI DE LA FIE\u0300VRE | fever | present
                    """)
    void aFindingHasTheStatusThatTheWordsGiveIt(
            String language, String text, String code, String status) {
        List<String> found = statuses(Language.of(language).orElseThrow(), unescape(text), code);
        assertThat(found).as(text).contains(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | j'ai mangé du poisson | overdose
                    fr | j'ai acheté du pain et des chats | limb_pain
                    fr | le lièvre court | fever
                    en | clever boy | fever
                    en | I like cheese and chess | chest_pain
                    en | I sent a certificate to my boss | suicidal
                    en | triage note for physiotherapy | breathless_severe
                    """)
    void aRealWordIsNotTakenForAMistypedOne(String language, String text, String code) {
        assertThat(statuses(Language.of(language).orElseThrow(), text, code)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | 40 de fièvre chez un bébé de 3 semaines | ambulance
                    en | a 3 week old with a temperature of 101 F | ambulance
                    fr | fièvre à 39,5 et nuque raide | ambulance
                    en | oxygen saturation 86% | ambulance
                    fr | nez qui coule depuis trois semaines | consultation
                    en | runny nose for 3 days | self_care
                    """)
    void numbersCountWithTheirUnits(String language, String text, String urgency) {
        assertThat(assess(language, text).recommendation().urgency().code()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my mouth drooped on one side this morning but it went away",
                "I lost the sight of one eye for ten minutes, back to normal now",
                "probably nothing, just a weak arm that resolved"
            })
    void passingSignsOfAStrokeStayDangerous(String text) {
        assertThat(assess("en", text).recommendation().level()).isEqualTo(Level.EMERGENCY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"renouvellement de mon ordonnance", "je voudrais un certificat médical"})
    void aPlainRequestIsRoutedAndNotTriaged(String text) {
        Outcome outcome = assess("fr", text);
        assertThat(outcome.protocol().id()).isEqualTo("request");
        assertThat(outcome.recommendation().level()).isEqualTo(Level.TELECONSULTATION);
    }

    private static Outcome assess(String language, String text) {
        return ENGINE.assess(Input.of(text, Language.of(language).orElseThrow()));
    }

    private static List<String> statuses(Language language, String text, String code) {
        return ENGINE.assess(Input.of(text, language)).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> finding.status().code())
                .toList();
    }

    private static String unescape(String text) {
        return text.replace("\\u0300", "\u0300");
    }
}
