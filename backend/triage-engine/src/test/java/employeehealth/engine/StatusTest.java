package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has what, now or not: denials and what ends them, the past, others, "if". */
class StatusTest {

    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    /** Families of denial, doubt, past and other persons, in both languages. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en | no fever or cough or chest pain | chest_pain | absent
                    en | no fever or cough or chest pain | fever | absent
                    en | no fever or cough or chest pain | cough | absent
                    en | no fever nausea vomiting | fever | absent
                    en | no fever nausea vomiting | nausea | absent
                    en | no fever nausea vomiting | vomiting | absent
                    en | no fever nausea vomiting or diarrhea | diarrhoea | absent
                    en | no fever nausea vomiting or diarrhea | nausea | absent
                    en | no fever, nausea, vomiting, diarrhea | diarrhoea | absent
                    en | no fever, nausea, vomiting, diarrhea | nausea | absent
                    en | no fever, nausea, vomiting, diarrhea | vomiting | absent
                    en | no fever no cough no chest pain | chest_pain | absent
                    en | no fever no cough no chest pain | cough | absent
                    en | No chest pain, shortness of breath, palpitations or syncope. | chest_pain | absent
                    en | No chest pain, shortness of breath, palpitations or syncope. | breathing_trouble | absent
                    en | No chest pain, shortness of breath, palpitations or syncope. | fainted | absent
                    en | no chest pain shortness of breath or fever | chest_pain | absent
                    en | no chest pain shortness of breath or fever | breathing_trouble | absent
                    en | no chest pain shortness of breath or fever | fever | absent
                    en | she denies any chest pain, dyspnea, or palpitations but has a headache | chest_pain | absent
                    en | she denies any chest pain, dyspnea, or palpitations but has a headache | headache | present
                    fr | ni fièvre ni toux ni douleur thoracique | fever | absent
                    fr | ni fièvre ni toux ni douleur thoracique | cough | absent
                    fr | ni fièvre ni toux ni douleur thoracique | chest_pain | absent
                    fr | je n'ai ni fièvre ni toux | fever | absent
                    fr | je n'ai ni fièvre ni toux | cough | absent
                    fr | sans fièvre, sans toux, sans douleur dans la poitrine | chest_pain | absent
                    fr | sans fièvre, sans toux, sans douleur dans la poitrine | cough | absent
                    fr | pas de fièvre ni de vomissements mais mal au ventre | fever | absent
                    fr | pas de fièvre ni de vomissements mais mal au ventre | vomiting | absent
                    fr | pas de fièvre ni de vomissements mais mal au ventre | abdominal_pain | present
                    fr | pas de fièvre, de toux ou de douleur thoracique | fever | absent
                    fr | pas de fièvre, de toux ou de douleur thoracique | cough | absent
                    fr | pas de fièvre, de toux ou de douleur thoracique | chest_pain | absent
                    fr | pas de fievre pas de toux pas de douleur thoracique | chest_pain | absent
                    fr | pas de fièvre toux vomissements | fever | absent
                    fr | aucun essoufflement, aucune douleur thoracique | chest_pain | absent
                    fr | aucune fièvre | fever | absent
                    fr | rien de grave juste un rhume | runny_nose | -
                    fr | je n'ai rien au coeur | chest_pain | -
                    fr | je n'ai pas mal à la tête | headache | absent
                    fr | jai pas mal a la tete | headache | absent
                    fr | pas de mal de tête brutal | thunderclap | !present
                    fr | mal de tête mais pas brutal | thunderclap | !present
                    fr | mal de tête progressif, pas soudain | thunderclap | !present
                    en | headache, not sudden, not the worst ever | thunderclap | !present
                    en | headache but not the worst of my life | thunderclap | !present
                    en | it's not a crushing chest pain | chest_pressure | !present
                    en | I don't have any trouble breathing | breathing_trouble | absent
                    en | I have no trouble breathing | breathing_trouble | absent
                    en | I have no trouble breathing | breathless_severe | !present
                    en | no difficulty breathing | breathing_trouble | absent
                    en | no difficulty breathing or swallowing, sore throat | breathing_trouble | absent
                    en | no difficulty breathing or swallowing, sore throat | swallow_trouble | !present
                    fr | pas de difficulté à respirer | breathing_trouble | !present
                    fr | je n'ai pas de mal à respirer | breathing_trouble | !present
                    fr | je respire bien | breathing_trouble | !present
                    fr | j'arrive à respirer normalement, rhume | breathless_severe | !present
                    fr | je ne suis pas essoufflé | breathing_trouble | !present
                    en | I'm not short of breath | breathing_trouble | absent
                    en | not short of breath, no chest pain | breathing_trouble | absent
                    en | not short of breath, no chest pain | chest_pain | absent
                    en | I can breathe fine | breathing_trouble | !present
                    en | not unconscious | unresponsive | !present
                    en | he never lost consciousness | unresponsive | !present
                    en | he never lost consciousness | fainted | !present
                    en | without losing consciousness, bumped my head | unresponsive | !present
                    en | did not lose consciousness | fainted | !present
                    en | did not lose consciousness | unresponsive | !present
                    en | no loss of consciousness | unresponsive | !present
                    en | no loss of consciousness | fainted | !present
                    fr | sans perte de connaissance | fainted | !present
                    fr | sans perte de connaissance | unresponsive | !present
                    fr | je n'ai pas perdu connaissance | fainted | !present
                    fr | je n'ai pas perdu connaissance | unresponsive | !present
                    fr | il n'a pas perdu connaissance | fainted | !present
                    fr | il n'a pas perdu connaissance | unresponsive | !present
                    fr | pas de perte de connaissance ni de vomissement | fainted | !present
                    fr | pas de perte de connaissance ni de vomissement | vomiting | absent
                    en | I'm not suicidal | suicidal | !present
                    en | I don't want to die, just tired | suicidal | !present
                    en | no thoughts of harming myself | suicidal | !present
                    en | I would never hurt myself | suicidal | !present
                    fr | je n'ai pas d'idées suicidaires | suicidal | !present
                    fr | je ne veux pas mourir | suicidal | !present
                    fr | pas d'envie de mourir, je suis triste | suicidal | !present
                    fr | aucune pensée noire | suicidal | !present
                    en | fever is gone, I don't have it anymore | fever | past
                    en | I don't have a fever any more | fever | absent
                    en | I no longer have a fever | fever | absent
                    en | my fever went away yesterday | fever | past
                    fr | je n'ai plus mal à la tête | headache | absent
                    fr | je ne vomis plus | vomiting | absent
                    fr | plus de fièvre depuis hier | fever | absent
                    fr | plus de 39 de fièvre depuis hier | fever | present
                    en | it's not that I don't have chest pain | chest_pain | present
                    en | I can't say I don't have chest pain | chest_pain | present
                    en | I do not deny chest pain | chest_pain | present
                    en | does not deny chest pain | chest_pain | present
                    en | there is no denying the chest pain | chest_pain | present
                    fr | je ne peux pas dire que je n'ai pas mal à la poitrine | chest_pain | present
                    fr | ce n'est pas que je n'ai pas mal à la poitrine | chest_pain | present
                    fr | je ne nie pas avoir mal à la poitrine | chest_pain | present
                    fr | il n'est pas sans fièvre | fever | present
                    fr | ce n'est pas sans douleur thoracique | chest_pain | present
                    en | not without chest pain | chest_pain | present
                    en | if I get chest pain what should I do? | chest_pain | uncertain
                    en | what should I do if I get a fever | fever | uncertain
                    fr | si j'ai de la fièvre que faire | fever | uncertain
                    fr | j'ai peur de faire un infarctus | heart_attack | uncertain
                    fr | ma mère a eu un infarctus l'an dernier | heart_attack | other_person
                    fr | mon père a eu un AVC il y a 2 ans et moi j'ai mal à la tête | stroke | other_person
                    fr | mon père a eu un AVC il y a 2 ans et moi j'ai mal à la tête | headache | present
                    en | my father had a heart attack at 50 | heart_attack | other_person
                    en | my father had a heart attack | heart_attack | other_person
                    en | my dad had a stroke last year. I have a headache | stroke | other_person
                    en | my dad had a stroke last year. I have a headache | headache | present
                    fr | l'an dernier j'ai eu une douleur thoracique | chest_pain | past
                    fr | il y a deux ans j'ai fait un AVC, aujourd'hui j'ai un rhume | stroke | past
                    en | two years ago I had a stroke, today I have a cold | stroke | past
                    en | I had a stroke in 2015 | stroke | past
                    en | I used to have seizures as a child | convulsing | past
                    fr | j'ai fait des convulsions étant petit | convulsing | past
                    fr | toux, pas de sang | coughing_blood | !present
                    fr | je tousse mais sans cracher de sang | coughing_blood | !present
                    en | coughing but no blood | coughing_blood | !present
                    fr | vomissements sans sang | vomiting_blood | !present
                    en | headache, no stiff neck, no rash, no vision problems | stiff_neck | !present
                    fr | mal de tête sans raideur de la nuque ni trouble de la vue | stiff_neck | !present
                    fr | maux de tête, pas de trouble de la parole ni de faiblesse | speech_trouble | !present
                    fr | maux de tête, pas de trouble de la parole ni de faiblesse | limb_weakness | !present
                    en | no weakness, numbness or trouble speaking, just a headache | limb_weakness | !present
                    en | no weakness, numbness or trouble speaking, just a headache | speech_trouble | !present
                    en | no numbness or weakness in arms or legs | limb_weakness | !present
                    en | no arm weakness | limb_weakness | !present
                    fr | mon visage ne tombe pas, je parle normalement | face_droop | !present
                    en | bleeding stopped | major_bleeding | !present
                    fr | le saignement s'est arrêté | major_bleeding | !present
                    fr | ça saigne plus | major_bleeding | !present
                    fr | non je n'ai pas de douleur dans la poitrine | chest_pain | absent
                    fr | douleur thoracique : non | chest_pain | absent
                    fr | fièvre non, toux oui | fever | absent
                    fr | fièvre non, toux oui | cough | present
                    fr | fièvre ? non. toux ? oui | fever | absent
                    fr | fièvre ? non. toux ? oui | cough | present
                    en | fever? no. cough? yes | fever | absent
                    en | fever? no. cough? yes | cough | present
                    en | chest pain - no | chest_pain | absent
                    en | chest pain: denies | chest_pain | absent
                    en | negative for chest pain, fever, chills | chest_pain | absent
                    en | negative for chest pain, fever, chills | chills | absent
                    en | patient is without fever | fever | absent
                    en | hasn't had any fever | fever | absent
                    en | haven't vomited | vomiting | absent
                    en | I am not vomiting | vomiting | absent
                    en | isn't coughing | cough | absent
                    en | nobody has fever | fever | !present
                    en | fever-free for 3 days | fever | !present
                    fr | jamais eu de crise d'épilepsie | convulsing | absent
                    fr | je n'ai jamais fait d'AVC | stroke | absent
                    fr | pas d'antécédents d'infarctus | heart_attack | !present
                    en | no history of heart attack | heart_attack | !present
                    fr | ce n'est pas un AVC | stroke | absent
                    en | it's not a stroke | stroke | absent
                    en | I hope it's not a heart attack, chest hurts | chest_pain | present
                    fr | j'espère que ce n'est pas un infarctus, j'ai mal à la poitrine | chest_pain | present
                    en | at first no fever, then chest pain | chest_pain | present
                    en | no cough until today, now chest pain | chest_pain | present
                    fr | pas de fièvre hier, aujourd'hui douleur thoracique | chest_pain | present
                    fr | pas de fièvre au début, puis douleur thoracique | chest_pain | present
                    fr | sans fièvre, avec douleur thoracique | chest_pain | present
                    fr | pas de toux, douleur thoracique | chest_pain | present
                    en | no cough, chest pain | chest_pain | present
                    en | no cough, chest pain, sweating | chest_pain | present
                    en | no chest pain. Now chest pain | chest_pain | present
                    en | I have no fever. I have chest pain. | chest_pain | present
                    en | no allergies, crushing chest pain for an hour | chest_pressure | present
                    fr | je n'ai pas de douleur dans la poitrine mais j'ai du mal à respirer | chest_pain | absent
                    fr | je n'ai pas de douleur dans la poitrine mais j'ai du mal à respirer | breathing_trouble | present
                    fr | pas de douleur, pas de fièvre, juste envie de mourir | suicidal | present
                    fr | ni fièvre ni toux, par contre je n'arrive plus à respirer | breathless_severe | present
                    fr | je n'ai pas de fièvre je n'arrive plus à respirer | breathless_severe | present
                    en | no fever I cant breathe | breathless_severe | present
                    en | no pain no fever cant breathe | breathless_severe | present
                    en | not coughing anymore but coughing up blood | coughing_blood | present
                    en | no headache but face drooping | face_droop | present
                    en | I have no pain, but my left arm is weak | limb_weakness | present
                    en | no pain just my left arm is weak | limb_weakness | present
                    en | without pain, he stopped breathing | not_breathing | present
                    en | I don't know if it's chest pain or heartburn | chest_pain | uncertain
                    en | They told me to come back if I get chest pain, fever or vomiting | vomiting | !present
                    en | They told me to come back if I get chest pain. It came back today. | chest_pain | present
                    en | They told me to call if I bleed, and now I have chest pain | chest_pain | present
                    en | Call us if possible, I have chest pain | chest_pain | present
                    en | Should I go to the hospital if I have chest pain? | breathing_trouble | -
                    en | If new symptoms arise (fever, chest pain, severe fatigue), call us | chest_pain | !present
                    en | The leaflet says it may cause chest pain and fainting | fainted | !present
                    en | Nurse: the worker has chest pain and is grey | chest_pain | present
                    fr | On m'a dit de rappeler si je crache du sang ou si j'ai du mal à respirer | breathing_trouble | !present
                    fr | On m'a dit de rappeler si la douleur revient dans la poitrine, elle est revenue | chest_pain | present
                    fr | La notice parle de convulsions, je n'ai rien de tout ça | convulsing | !present
                    fr | que faire si mon fils fait une convulsion ? là il n'a rien | convulsing | !present
                    fr | que faire, mon fils fait une convulsion | convulsing | present
                    fr | dois-je m'inquiéter si j'ai mal à la poitrine | chest_pain | present
                    fr | sans doute pas grave, je crache du sang | coughing_blood | present
                    # a text that ends with a cue
                    en | chest pain, no previous | chest_pain | present
                    fr | mal à la poitrine, pas d'antécédent | chest_pain | present
                    # what is said of something that is not there
                    en | No breathlessness at rest | at_rest | absent
                    en | No chest pain on exertion | exertion | absent
                    fr | Pas d'essoufflement au repos | at_rest | absent
                    en | Breathless at rest | at_rest | present
                    # questions and their answers
                    en | Nurse: Chest pain, short of breath? Caller: Nothing of the kind. | chest_pain | absent
                    en | Nurse: Chest pain, short of breath? Caller: No. | breathing_trouble | absent
                    en | Nurse: Chest pain? Caller: No, but my arm is weak. | limb_weakness | present
                    en | Nurse: Chest pain? Caller: Not more than yesterday. | chest_pain | present
                    fr | Avez-vous du mal à respirer, un malaise ? Rien du tout. | breathing_trouble | absent
                    fr | Juste une petite piqûre d'aiguille, rien du tout | blood_contact | present
                    en | Does anything help the chest pain? Nothing. | chest_pain | present
                    en | Has the seizure stopped? No. | convulsing | present
                    en | Is there a defibrillator near, he is in cardiac arrest? No. | cardiac_arrest | present
                    en | Is he breathing? No. | not_breathing | present
                    fr | Elle est consciente ? Non. | unresponsive | present
                    # lists of what is not there
                    en | Cough. Absent: fever, redness behind it, chest pain, confusion. | confused | absent
                    en | Cough. Does not have: fall, chest pain, fever. | fever | absent
                    en | Cough. He has none of these: fever, chest pain. | chest_pain | absent
                    fr | Toux. Signes absents : fièvre, douleur thoracique. | fever | absent
                    en | Absent from work, chest pain and fever | chest_pain | present
                    en | Absent: fever, but chest pain since noon | chest_pain | present
                    en | Not present at the meeting: he has chest pain. | chest_pain | present
                    fr | Le chef est absent : un collègue est inconscient | unresponsive | present
                    en | Doctor not there: my wife has crushing chest pain | chest_pressure | present
                    en | Absent: fever, cough, present: crushing chest pain | chest_pressure | present
                    en | Denies fever, cough, reports crushing chest pain | chest_pressure | present
                    # nothing of it is real
                    en | I am writing a crime novel. How fast is an overdose of digoxin? | overdose | !present
                    en | School project on strokes. What does FAST stand for? | stroke | !present
                    fr | C'est pour mon exposé : combien de temps dure un AVC ? | stroke | !present
                    en | Nobody is ill but me, my arm is weak | limb_weakness | present
                    fr | Personne n'est blessé à part le chauffeur, inconscient | unresponsive | present
                    fr | Exposé aux fumées, il est inconscient | unresponsive | present
                    fr | Ma tante a failli mourir d'une réaction anaphylactique | anaphylaxis | !present
                    en | My aunt nearly died of anaphylaxis | anaphylaxis | !present
                    en | I nearly died of pain, my chest is crushed | chest_pressure | present
                    en | My uncle died of a heart attack, crushing chest pain since an hour | chest_pressure | present
                    en | my brother nearly died of peanuts, has hives and throat closing now | hives | present
                    # when it was
                    en | stent in March 2021, crushing chest pain now | chest_pressure | present
                    en | The heart attack I had in 2019 | heart_attack | past
                    en | Chest pain I had a stent in 2019 | chest_pain | present
                    fr | J'ai fait un infarctus il y a cinq mois | heart_attack | past
                    """)
    void aFindingHasTheStatusThatTheWordsGiveIt(
            String language, String text, String code, String status) {
        List<String> found = statuses(language, text, code);
        switch (status) {
            case "-" -> assertThat(found).as(text).isEmpty();
            case "!present" -> assertThat(found).as(text).doesNotContain("present");
            default -> assertThat(found).as(text).contains(status);
        }
    }

    /** What is denied, calmed or told of others hides no danger. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr|pas d'allergie, douleur écrasante dans la poitrine",
                "fr|pas d'antécédent douleur thoracique constrictive depuis 1h",
                "fr|sans antécédent, douleur thoracique qui serre",
                "en|no medical history crushing chest pain",
                "en|no previous problems but he is not breathing",
                "en|55 year old man with no past medical history presents with crushing chest pain",
                "fr|homme de 55 ans sans antécédent qui présente une douleur thoracique"
                        + " constrictive",
                "fr|il ne parle plus et ne bouge plus",
                "fr|je sens plus mes jambes",
                "en|I can't feel my legs",
                "en|can't move my left arm",
                "en|cannot speak properly",
                "en|no pulse",
                "fr|sans connaissance",
                "fr|elle n'a plus de pouls",
                "en|no allergies. tongue swelling and trouble breathing",
                "en|I don't think it's serious but I have crushing chest pain",
                "en|it's nothing, just crushing chest pain",
                "en|nothing serious I think, but my face droops",
                "fr|c'est sûrement rien, douleur qui serre la poitrine",
                "fr|rien de grave, mais ma bouche est de travers",
                "fr|ce n'est rien de grave, ma bouche est de travers",
                "fr|ne vous inquiétez pas, mon mari ne respire plus",
                "en|don't worry, my husband is not breathing",
                "en|no worries but I took 30 paracetamol",
                "en|not an emergency but I took 30 paracetamol",
                "fr|pas urgent, douleur écrasante dans la poitrine",
                "en|not urgent, crushing chest pain and sweating",
                "en|no rush crushing chest pain",
                "en|no big deal crushing chest pain",
                "fr|pas de panique mon collègue est inconscient",
                "fr|pas la peine de s'inquiéter mais bras gauche paralysé",
                "fr|aucune inquiétude, douleur qui serre la poitrine",
                "fr|je ne veux pas déranger, j'ai une douleur qui serre dans la poitrine",
                "en|sorry to bother you, not sure it matters, crushing chest pain",
                "en|I don't want to bother anyone but crushing chest pain",
                "en|I don't want to make a fuss, crushing chest pain",
                "en|never mind the cold, I have crushing chest pain",
                "en|no need for an ambulance, crushing chest pain",
                "fr|pas besoin d'ambulance, douleur qui serre la poitrine",
                "fr|pas besoin du samu douleur qui serre la poitrine",
                "fr|jamais malade d'habitude, douleur qui serre la poitrine",
                "fr|je ne fume pas, je ne bois pas, douleur qui serre la poitrine",
                "en|I don't smoke or drink, crushing chest pain",
                "en|never smoked crushing chest pain",
                "en|non-smoker with crushing chest pain",
                "en|no meds crushing chest pain",
                "en|not pregnant, crushing chest pain",
                "en|not diabetic crushing chest pain",
                "en|not pregnant sudden weakness left arm",
                "fr|pas enceinte, douleur qui serre la poitrine",
                "fr|pas diabétique douleur qui serre la poitrine",
                "en|I can't sleep because of crushing chest pain",
                "en|cannot work with this crushing chest pain",
                "en|haven't seen a doctor for crushing chest pain",
                "en|have not called anyone yet crushing chest pain",
                "fr|je n'ai pas appelé le 15, douleur qui serre la poitrine",
                "fr|je n'ai pas dormi à cause de la douleur qui serre la poitrine",
                "fr|je ne comprends pas cette douleur qui serre la poitrine",
                "fr|je ne supporte plus cette douleur qui serre la poitrine",
                "fr|je ne sais pas pourquoi ma poitrine serre",
                "en|I don't understand this crushing chest pain",
                "en|I can't stand this crushing chest pain",
                "en|I've never felt such crushing chest pain",
                "en|never had crushing chest pain until today",
                "en|never had chest pain like this crushing",
                "fr|je n'avais jamais eu de douleur dans la poitrine, là ça serre",
                "fr|jamais eu aussi mal à la poitrine, ça serre",
                "en|it's not only my arm, my chest is crushing too",
                "en|not just a headache, worst headache of my life",
                "en|this is not a joke he is not breathing",
                "fr|ce n'est pas une blague il ne respire plus",
                "en|not sure if stroke",
                "en|could it be a stroke? my arm went numb and my speech was slurred but it is"
                        + " better now",
                "fr|est-ce un AVC ? mon bras était paralysé mais c'est passé",
                "fr|bras gauche paralysé 10 minutes puis c'est revenu",
                "fr|j'ai perdu la vue d'un oeil pendant 5 minutes, c'est fini",
                "en|lost vision in one eye for a few minutes, all fine now",
                "en|I couldn't speak for ten minutes this morning, fine now",
                "en|my friend says it's nothing but my speech is slurred",
                "en|the doctor said no heart attack last month, but crushing chest pain again now",
                "en|ECG was normal, no heart attack, still crushing chest pain",
                "fr|l'ECG était normal hier mais j'ai encore une douleur qui serre la poitrine",
                "en|my mother had a stroke last year and now my arm is weak and face drooping",
                "en|my father died of a heart attack, I have crushing chest pain",
                "en|my son is fine, I can't breathe",
                "en|it's about my colleague: he collapsed and is unresponsive",
                "fr|c'est pour ma mère de 78 ans, elle a la bouche de travers",
                "fr|un inconnu est tombé dans la rue, il ne respire pas",
                "en|a stranger is lying on the floor not responding",
                "en|child 3 years swallowed bleach",
                "fr|mon enfant de 3 ans a bu de la javel",
                "fr|ma voisine est enceinte de 34 semaines et saigne beaucoup",
                "fr|bébé de 2 mois 38,5",
                "fr|nourrisson de 15 jours fièvre 38,2",
                "en|2 month old with fever 38.6",
                "en|my baby is 6 weeks and has a temp of 101",
                "fr|mon bébé a 3 semaines et il a de la fièvre",
                "en|sat 85% and breathless",
                "fr|sat à 85",
                "fr|tension 8/5 et malaise",
                "en|bp 80/40",
                "en|sugar 45"
            })
    void noDenialRemovesADangerSaidElsewhere(String line) {
        Level level = assess(line.substring(0, 2), line.substring(3)).recommendation().level();
        assertThat(level).as(line).isEqualTo(Level.EMERGENCY);
    }

    /** Dangers that are denied, past or of somebody else call nobody. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fr|pas de mal de tête brutal",
                "fr|mal de tête mais pas brutal",
                "fr|mal de tête progressif, pas soudain",
                "en|headache, not sudden, not the worst ever",
                "en|headache but not the worst of my life",
                "en|no difficulty breathing",
                "en|no difficulty breathing or swallowing, sore throat",
                "fr|pas de difficulté à respirer",
                "fr|je n'ai pas de mal à respirer",
                "fr|je respire bien",
                "fr|j'arrive à respirer normalement, rhume",
                "fr|aucune gêne pour respirer, nez qui coule",
                "fr|je n'ai aucun mal à respirer, nez qui coule",
                "fr|pas essoufflé, pas de douleur thoracique, rhume",
                "en|I am breathing fine, runny nose",
                "en|I can breathe fine",
                "en|I can breathe normally and swallow, sore throat",
                "en|I'm not suicidal",
                "en|no thoughts of harming myself",
                "en|I would never hurt myself",
                "fr|je n'ai pas d'idées suicidaires",
                "fr|aucune pensée noire",
                "fr|peur d'avoir un cancer",
                "fr|ma mère a eu un infarctus l'an dernier",
                "en|my father had a heart attack at 50",
                "fr|j'ai eu une embolie pulmonaire en 2019",
                "fr|il y a deux ans j'ai fait un AVC, aujourd'hui j'ai un rhume",
                "en|two years ago I had a stroke, today I have a cold",
                "en|I had a stroke in 2015",
                "en|I used to have seizures as a child",
                "fr|je tousse mais sans cracher de sang",
                "en|coughing but no blood",
                "en|diarrhea without blood",
                "fr|diarrhée sans sang",
                "fr|vomissements sans sang",
                "en|vomiting, no blood",
                "en|headache, no stiff neck, no rash, no vision problems",
                "fr|mal de tête sans raideur de la nuque ni trouble de la vue",
                "fr|maux de tête, pas de trouble de la parole ni de faiblesse",
                "en|no weakness, numbness or trouble speaking, just a headache",
                "en|no numbness or weakness in arms or legs",
                "en|No face droop, no arm weakness, no slurred speech",
                "fr|mon visage ne tombe pas, je parle normalement",
                "fr|mal au dos, pas de perte d'urine, pas d'anesthésie, pas de faiblesse des"
                        + " jambes",
                "en|back pain, no numbness in groin, no loss of bladder control",
                "en|nosebleed, stopped after 10 minutes",
                "en|pain-free",
                "en|no history of seizures, cold",
                "en|no past history of stroke or seizures",
                "en|no known allergies",
                "en|I sat for 45 minutes with back pain",
                "fr|g mal o dos 60 ans",
                "fr|je prends 40 gouttes, mal de dos",
                "fr|je tousse depuis 38 jours",
                "en|ran 85 km, sore legs",
                "fr|tension ok 12/8, rhume",
                "en|bp 120/80, cold",
                "fr|pouls 72, rhume",
                "fr|température 36,8, rhume",
                "fr|bébé 3 ans nez qui coule",
                "fr|j'ai 38 ans et mal au dos",
                "fr|glycémie 1,05 rhume",
                "fr|glycémie à jeun 0,95",
                "en|my sugar was 110 this morning, cold",
                "en|What is the difference between a stroke and a migraine?",
                "fr|notre collègue avait été prévenu : appeler le 15 si douleur dans la poitrine"
            })
    void aDeniedDangerIsNone(String line) {
        Level level = assess(line.substring(0, 2), line.substring(3)).recommendation().level();
        assertThat(level).as(line).isNotEqualTo(Level.EMERGENCY);
    }

    private static Outcome assess(String language, String text) {
        return ENGINE.assess(Input.of(text, Language.of(language).orElseThrow()));
    }

    private static List<String> statuses(String language, String text, String code) {
        return assess(language, text).findings().stream()
                .filter(finding -> finding.code().equals(code))
                .map(finding -> finding.status().code())
                .toList();
    }
}
