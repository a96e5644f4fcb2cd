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
                    # nothing, rien, ni, neither
                    fr | rien qui serre dans la poitrine | chest_pressure | absent
                    fr | aucune douleur qui descend dans le bras | pain_spreading | absent
                    fr | rien ne serre dans la poitrine | chest_pressure | absent
                    fr | ni mal à la poitrine, ni essoufflement, ni sueurs | sweating | absent
                    en | nothing crushing in my chest, nothing going down my arm, no jaw pain | chest_pressure | absent
                    en | nothing crushing in my chest, nothing going down my arm, no jaw pain | pain_spreading | absent
                    en | neither fever nor cough | cough | absent
                    en | without any chest pain or shortness of breath | breathing_trouble | absent
                    fr | patient apyrétique, toux | fever | absent
                    fr | patient apyrétique, toux | cough | present
                    en | afebrile with a cough | fever | absent
                    # nothing helps is no denial
                    fr | rien ne calme ma douleur à la poitrine | chest_pain | present
                    fr | rien à faire j'ai mal à la poitrine | chest_pain | present
                    fr | je n'ai rien mangé, mal au ventre | abdominal_pain | present
                    en | nothing helps my chest pain | chest_pain | present
                    en | nothing relieves the pain in my chest | chest_pain | present
                    en | it is nothing but chest pain | chest_pain | present
                    # doubt keeps a danger
                    fr | peut-être de la fièvre | fever | uncertain
                    en | maybe a seizure | convulsing | uncertain
                    # a denial is spent on the first finding, unless a word joins the next
                    en | runny nose no fever short of breath | breathing_trouble | present
                    en | cold no fever chest tightness | chest_pressure | present
                    fr | nez qui coule pas de fièvre du mal à respirer | breathing_trouble | present
                    fr | rhume, pas de fièvre mal à la poitrine | chest_pain | present
                    en | sore throat no fever can't swallow my saliva | swallow_trouble | present
                    en | cough without fever and blood when I cough | coughing_blood | present
                    en | no fever or chest pain | chest_pain | absent
                    fr | sans fièvre ni mal à la poitrine | chest_pain | absent
                    en | no sudden severe headache | headache | absent
                    # denials that affirm
                    en | no painkiller helps my chest pain | chest_pain | present
                    fr | aucun médicament ne calme ma douleur thoracique | chest_pain | present
                    fr | jamais sans mal à la poitrine | chest_pain | present
                    en | never without chest pain | chest_pain | present
                    en | not a day without chest pain | chest_pain | present
                    en | I never get rid of this chest pain | chest_pain | present
                    fr | je n'ai jamais eu mal à la poitrine comme ça, j'ai le rhume | chest_pain | present
                    en | can't rule out chest pain | chest_pain | present
                    fr | je n'ai pas mal à la poitrine mais ça serre, rhume | chest_pressure | present
                    # it went away, and it did not
                    en | my chest pain went away | chest_pain | past
                    en | my chest pain has not gone away | chest_pain | present
                    fr | la douleur à la poitrine n'a pas disparu | chest_pain | present
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
                    en | in the past hour chest pain, runny nose | chest_pain | present
                    # somebody else
                    fr | ma mère a fait un AVC l'année dernière | stroke | other_person
                    fr | mon père est mort d'un infarctus | heart_attack | other_person
                    en | my father had a stroke last year | stroke | other_person
                    en | family history of heart attack | heart_attack | other_person
                    en | my dad died of a heart attack and I have crushing chest pain | chest_pain | present
                    en | my dad died of a heart attack and I have crushing chest pain | heart_attack | other_person
                    fr | mort de fatigue, mal à la poitrine | chest_pain | present
                    en | someone in my family is convulsing | convulsing | present
                    fr | dans la famille mon fils convulse | convulsing | present
                    fr | ma mère a eu un AVC il y a dix minutes | stroke | present
                    fr | mon père a fait un infarctus à midi, il tousse | heart_attack | present
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
                    fr | le né ki koul depui 2 jour mé pa de fievre | runny_nose | present
                    fr | le né ki koul depui 2 jour mé pa de fievre | fever | absent
                    fr | jarive pas a respiré | breathless_severe | present
                    fr | sa mecrase la poitrine et sa desent dans le bras | pain_spreading | present
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
                    # pain that crushes is no injury
                    fr | ça m'écrase la poitrine et ça descend dans le bras | limb_injury
                    fr | ça m'écrase la poitrine et ça descend dans le bras | serious_accident
                    fr | douleur écrasante dans la poitrine qui va dans le bras | limb_injury
                    fr | comme un poids qui m'écrase la poitrine | serious_accident
                    en | crushing pain in my chest going down my left arm | limb_injury
                    en | my chest feels crushed, my arm hurts | serious_accident
                    en | I feel like I was hit by a truck | serious_accident
                    # people who do not answer letters
                    fr | mon chef ne me répond pas à mes mails | unresponsive
                    fr | il ne me répond pas au téléphone | unresponsive
                    fr | mes mails, personne n'y répond plus | unresponsive
                    en | my boss is not answering the phone | unresponsive
                    en | my boss doesn't respond to my emails | unresponsive
                    # one's own blocked nose
                    fr | je ne peux plus respirer par le nez, rhume | breathless_severe
                    en | can't breathe through my nose, cold | breathing_trouble
                    fr | il bave devant la télé | swallow_trouble
                    en | took 20 mg tablets for my allergy | overdose
                    fr | je respire pas bien, nez bouché | abnormal_breathing
                    fr | j'ai pris un doliprane 1000 | overdose
                    en | I took 2 ibuprofen 400 | overdose
                    # words of every day
                    fr | le pif complètement bouché | psychosis
                    fr | une boule de mouchoirs | lump
                    en | sales growth at work | lump
                    en | a violent cough | psychosis
                    """)
    void aRealWordIsNotTakenForAMistypedOne(String language, String text, String code) {
        assertThat(statuses(Language.of(language).orElseThrow(), text, code)).isEmpty();
    }

    /**
     * Words of every day that lie one letter from a word of danger, or are nearly its beginning.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr|complet complète complètement complément compote complice comptoir",
                "fr|agile agiter confiture convoi conseil hélicoptère syndicat syndic",
                "fr|suivi convaincu convenu convenable étoffe noyau poisson",
                "fr|éternel éventuel évidence invité inscrit inspecteur électricien élection",
                "fr|presse imprimante amplitude ambulance hémisphère surdoué surface",
                "en|complete completely competition compote delightful delivery unresolved",
                "en|convince converse convenient stable table drawn brown crown drone",
                "en|electric electrician election severe several sever overdue overdone",
                "en|physical psychology impatient fit fitness fitted fitter chocolate"
            })
    void noWordOfEveryDayAloneIsAnEmergency(String line) {
        int bar = line.indexOf('|');
        for (String word : line.substring(bar + 1).split(" ")) {
            assertThat(assess(line.substring(0, bar), word).recommendation().level())
                    .as(word)
                    .isNotEqualTo(Level.EMERGENCY);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | 40 de fièvre chez un bébé de 3 semaines | ambulance
                    en | my 10 day old has fever | ambulance
                    en | my 3 week old has a cough | consultation
                    en | two-day-old cold | self_care
                    fr | glycémie à 0,5 g/L | ambulance
                    fr | glycémie à 2,5 g/L | same_day
                    fr | nez qui coule depuis vingt-cinq jours | consultation
                    en | runny nose for twenty-one days | consultation
                    fr | rhume depuis dix-sept jours | consultation
                    fr | rhume depuis deux jours, j'ai soixante-dix ans | self_care
                    fr | fièvre, j'ai quatre-vingt-un ans | same_day
                    fr | rhume depuis janvier | consultation
                    en | cold since last month | consultation
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
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | je me suis écrasé la main dans la presse | limb_injury
                    fr | doigt écrasé par une porte | limb_injury
                    fr | il a été écrasé contre le mur par un camion | serious_accident
                    fr | la presse lui a écrasé la main | serious_accident
                    en | crushed my hand in the press | limb_injury
                    en | his leg was crushed by a forklift | serious_accident
                    fr | il ne me répond pas quand je l'appelle | unresponsive
                    fr | il ne répond pas quand je le secoue | unresponsive
                    fr | je n'arrive pas à la réveiller | unresponsive
                    fr | elle ne se réveille pas | unresponsive
                    fr | les yeux fermés, il ne parle plus | unresponsive
                    en | he won't wake up | unresponsive
                    en | eyes shut, not speaking | unresponsive
                    en | won't squeeze my hand | unresponsive
                    en | gone down and not answering | unresponsive
                    en | someone sitting on my chest | chest_pressure
                    en | an elephant on my chest | chest_pressure
                    fr | un étau sur la poitrine | chest_pressure
                    fr | je veux me tuer | suicidal
                    fr | je me suis brûlé | burn
                    en | he is not breathing properly | abnormal_breathing
                    en | can't breathe through my nose or mouth | abnormal_breathing
                    fr | mal de gorge, je bave | swallow_trouble
                    fr | mon collègue ne respire pas normalement | abnormal_breathing
                    fr | mal de gorge et je bave | swallow_trouble
                    en | I took 30 paracetamol | overdose
                    fr | j'ai pris 20 dolipranes | overdose
                    en | I want to end it | suicidal
                    en | runny nose after hitting my head, clear fluid | head_injury
                    en | it is a needlestick | needlestick
                    """)
    void theWordsMeanTheFinding(String language, String text, String code) {
        assertThat(statuses(Language.of(language).orElseThrow(), text, code)).contains("present");
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

    /** A danger that went away this morning is still one, whatever else is told. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | J'ai eu mal à la poitrine 20 minutes, c'est passé. J'ai un rhume. | same_day
                    en | I could not breathe earlier, fine now. I have a cold. | emergency_department
                    en | I coughed up blood this morning, it stopped. Now just a cold. | emergency_department
                    en | I took an overdose last night, fine now. Runny nose. | ambulance
                    en | I felt suicidal yesterday, better now. Runny nose. | emergency_department
                    en | I got an electric shock this morning, fine now. Runny nose. | emergency_department
                    en | I vomited blood last night, fine now. Runny nose. | emergency_department
                    en | I choked on meat, it stopped. runny nose. | ambulance
                    fr | que faire si j'ai mal à la poitrine | same_day
                    """)
    void aDangerThatWentAwayStaysOne(String language, String text, String urgency) {
        assertThat(assess(language, text).recommendation().urgency().code()).isEqualTo(urgency);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "renouvellement de mon ordonnance",
                "je voudrais un certificat médical",
                "vaccin contre la méningite"
            })
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
