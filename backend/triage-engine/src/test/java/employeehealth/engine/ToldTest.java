package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What only looks as if somebody told, asked or read about it, and is felt; and what looks like a
 * danger and is none. Words may add findings and exclude no danger.
 */
class ToldTest {

    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    private static Urgency urgency(String language, String text) {
        return ENGINE.assess(Input.of(text, Language.of(language).orElseThrow()))
                .recommendation()
                .urgency();
    }

    /** At least as urgent as the third column says, from the words alone. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    en | My baby was sleeping and is not breathing | ambulance
                    en | He was sleeping on the sofa, I went to wake him and he is not breathing | ambulance
                    fr | Il ne respire plus, il ronfle bizarrement et il est bleu | ambulance
                    en | Colleague down, not breathing, just making snoring noises | ambulance
                    fr | Elle a des moments où elle ne respire plus | ambulance
                    fr | Mon bébé dormait et il ne respire plus | ambulance
                    fr | Il dormait sur le canapé, je suis allée le réveiller et il ne respire plus | ambulance
                    en | He is not breathing, he snores strangely and he is blue | ambulance
                    fr | Collègue au sol, ne respire plus, il fait des bruits de ronflement | ambulance
                    en | She has moments when she is not breathing | ambulance
                    en | She snores loudly on the floor and is not breathing properly | ambulance
                    en | My husband was asleep, now he is not breathing | ambulance
                    fr | Mon père ronflait et maintenant il ne respire plus | ambulance
                    en | The baby sometimes stops breathing and goes blue | ambulance
                    fr | Parfois il ne respire plus et devient bleu | ambulance
                    en | I nudged him but he is not breathing | ambulance
                    en | He is not breathing, I nudged him and nothing | ambulance
                    fr | Elle dort depuis midi, ne respire plus | ambulance
                    en | Found him in bed this morning, asleep I thought, not breathing | ambulance
                    en | He is making snoring gasps and is not breathing | ambulance
                    fr | Au cours du travail mon collègue a perdu connaissance et ne respire plus | ambulance
                    fr | Au cours de la nuit, douleur dans la poitrine qui serre et sueurs | ambulance
                    fr | Accident à l'atelier de menuiserie doigt sectionné qui saigne beaucoup | ambulance
                    fr | exposition de l'oeil à la soude je ne vois plus rien | ambulance
                    fr | Cours de yoga : douleur brutale à la tête et vomissements | ambulance
                    en | In training on forklift he was crushed, not breathing | ambulance
                    en | I have a cold. I am on a course of antibiotics and my throat is swelling | ambulance
                    fr | J'ai un rhume. Je suis sous antibiotiques et ma gorge gonfle | ambulance
                    en | During a training course on ladders my colleague fell and is not breathing | ambulance
                    fr | Pendant la formation de cariste il a été écrasé, il ne respire plus | ambulance
                    fr | En cours de réunion il a eu une douleur dans la poitrine qui serre et des sueurs | ambulance
                    en | In the middle of a talk on budgets he collapsed and is not breathing | ambulance
                    en | In my class of apprentices one is not breathing | ambulance
                    fr | Exposition à l'ammoniac à l'atelier de peinture, il ne respire plus | ambulance
                    fr | À l'atelier de soudure un collègue convulse | ambulance
                    en | After the presentation of the results she collapsed, crushing chest pain and sweating | ambulance
                    en | On a course of amoxicillin and now my tongue is swelling and I can't breathe | ambulance
                    fr | Au cours d'un repas il s'étouffe avec un morceau de viande | ambulance
                    fr | Pendant le cours de sport un élève a perdu connaissance et ne respire plus | ambulance
                    en | I have side effects like throat swelling and trouble breathing since the antibiotic | ambulance
                    fr | J'ai des effets secondaires comme la gorge qui gonfle et du mal à respirer | ambulance
                    en | Having side effects such as my throat swelling and trouble breathing | ambulance
                    fr | Elle a des effets secondaires comme la langue qui gonfle et du mal à respirer | ambulance
                    en | My wife is getting side effects like swollen tongue and difficulty breathing | ambulance
                    en | The side effects are throat swelling and I can't breathe | ambulance
                    fr | Effets indésirables : la gorge gonfle et du mal à respirer | ambulance
                    en | Bad side effects, my face and throat are swelling | ambulance
                    fr | Je fais des effets indésirables tels que gorge qui gonfle et mal à respirer | ambulance
                    en | Side effects include my throat closing up | ambulance
                    en | The leaflet lists throat swelling and I have throat swelling | ambulance
                    en | She told me she should go home her face is drooping and her speech is slurred | ambulance
                    en | My colleague says he should lie down he has crushing chest pain | ambulance
                    fr | Ma femme dit qu'elle a si mal à la poitrine qu'elle transpire | ambulance
                    fr | Elle dit qu'elle doit rentrer, son visage tombe et elle parle mal | ambulance
                    fr | Mon collègue dit qu'il devrait s'allonger il a une douleur dans la poitrine qui serre | ambulance
                    en | My wife says she has so much chest pain that she is sweating | ambulance
                    fr | Il dit que c'est si fort la douleur dans la poitrine qu'il transpire | ambulance
                    fr | Il m'a dit qu'il est si essoufflé qu'il ne peut plus parler | ambulance
                    en | He says the nurse should come, he has crushing chest pain and sweating | ambulance
                    en | He said I should call because he has crushing chest pain and sweating | ambulance
                    fr | Elle dit si vite que je comprends mal, elle a une douleur dans la poitrine qui serre et transpire | ambulance
                    en | My doctor told me to call if I have chest pain and I have it | same_day
                    en | They told me to call back if I had chest pain so I am calling, chest pain and sweating | ambulance
                    fr | La notice dit d'arrêter si la gorge gonfle et j'ai la gorge qui gonfle | ambulance
                    fr | L'ordonnance dit de consulter si saignement et je saigne beaucoup du nez sous Eliquis | emergency_department
                    en | I was told to call if my waters broke and they broke | emergency_department
                    en | I was told to call if my leg went numb and it has | emergency_department
                    en | The nurse said to come if the chest pain gets worse, it is getting worse | emergency_department
                    en | My doctor said call if chest pain lasts more than 15 minutes. It has lasted 30 minutes. | emergency_department
                    fr | Rhume. On m'a dit de rappeler si j'ai du mal à respirer et j'ai du mal à respirer | emergency_department
                    fr | On m'a dit d'appeler si je perds les eaux et je les ai perdues | emergency_department
                    fr | Mon médecin m'a dit d'appeler si la douleur dans la poitrine revient, ça revient et je transpire | ambulance
                    fr | On m'a dit de rappeler si douleur dans la poitrine donc j'appelle, douleur dans la poitrine et sueurs | ambulance
                    en | The leaflet says stop if your throat swells and my throat is swelling | ambulance
                    en | They said to call if his face drooped and it did | ambulance
                    en | I was told to come back if I could not breathe, I cannot breathe | ambulance
                    en | They told me to come back if he had a seizure and he is having a seizure | ambulance
                    fr | L'infirmière a dit de venir si la douleur dans la poitrine empire, elle empire | emergency_department
                    fr | Mon médecin a dit d'appeler si la douleur thoracique dure plus de 15 minutes. Ça dure depuis 30 minutes. | emergency_department
                    en | Told to ring if chest pain comes with sweating. They both came. | ambulance
                    en | I was told to call if I had crushing chest pain, so I'm calling | ambulance
                    fr | C'est quoi cette douleur dans la poitrine qui serre ? | ambulance
                    en | what should I do after taking an overdose of paracetamol | ambulance
                    en | What do I do after a seizure | ambulance
                    fr | combien de temps après une morsure de serpent faut-il consulter, bras gonflé | ambulance
                    fr | reconnaître un AVC : mon père a le visage qui tombe | ambulance
                    en | Is it necessary to call 999 if my dad's face is drooping on one side? | ambulance
                    fr | Est-ce qu'il faut appeler le 15 si j'ai une douleur dans la poitrine qui va dans le bras ? | ambulance
                    en | What is this crushing pain in my chest? | ambulance
                    fr | Que faire après une overdose de paracétamol | ambulance
                    fr | Que dois-je faire après avoir avalé toute la boîte de paracétamol | ambulance
                    en | How long after a snake bite should I go, my arm is swollen | ambulance
                    en | How do I recognise a stroke: my father's face is drooping | ambulance
                    fr | Faut-il appeler le 15 si le visage de mon père tombe d'un côté ? | ambulance
                    en | Do I have to call 911 if I have chest pain going into my arm? | ambulance
                    en | When to call after overdose of paracetamol? I took the whole box | ambulance
                    fr | C'est quoi mon visage qui tombe d'un côté ? | ambulance
                    en | Is it true that he has a stroke, his face is drooping on one side | ambulance
                    en | What signs of stroke are these, her face is drooping | ambulance
                    en | Patient: male 54. Nurse: he has crushing chest pain and sweating since 10 am | ambulance
                    fr | Infirmière : le salarié convulse depuis 5 minutes. Employeur prévenu. Patient : M. Martin | ambulance
                    fr | Salarié : Dupont. Infirmière : Martin. Motif : douleur thoracique avec sueurs | ambulance
                    fr | Patient : douleur dans la poitrine. Docteur : irradie dans le bras ? Patient : oui | ambulance
                    fr | Patient : homme, 54 ans. Infirmière : douleur dans la poitrine qui serre et sueurs depuis 10 h | ambulance
                    en | Nurse: the employee has been convulsing for 5 minutes. Patient: Mr Martin | ambulance
                    en | Employee: Dupont. Nurse: Martin. Reason: crushing chest pain with sweating | ambulance
                    en | Patient: Smith. Doctor: is the chest pain crushing? Patient: yes | ambulance
                    en | Employee: J. Roy. Nurse: face drooping and slurred speech | ambulance
                    fr | Médecin : Durand. Patient : Petit. Infirmière : ne respire plus, massage en cours | ambulance
                    fr | Je suis secouriste et quand je suis arrivé il ne respirait plus | ambulance
                    en | I am a first aider and when I arrived he was not breathing | ambulance
                    en | I do first aid at work and when I got there she was not breathing | ambulance
                    fr | Je suis secouriste, que faire si mon collègue ne respire plus | ambulance
                    fr | Je suis secouriste et quand je lui parle il ne répond plus | ambulance
                    en | First aid here, when we turned him he was having a seizure | ambulance
                    en | What if I can't breathe? I'm not well right now | ambulance
                    en | What if he is unconscious? I am asking for help | ambulance
                    fr | Et si je n'arrive plus à respirer ? Je ne vais pas bien | ambulance
                    fr | Et s'il est inconscient ? Je demande de l'aide | ambulance
                    en | What if he is unconscious? He is not ok now | ambulance
                    fr | Et si elle ne respire plus ? Je vais pas bien | ambulance
                    en | My husband seems lifeless | ambulance
                    fr | Mon mari semble sans vie | ambulance
                    en | She seems lifeless on the sofa | ambulance
                    en | The baby felt lifeless in my arms | ambulance
                    en | He is just being lifeless, no reaction | ambulance
                    fr | Douleur dans la poitrine qui serre chez un ancien fumeur | ambulance
                    fr | L'effort en novembre : douleur dans la poitrine qui serre | ambulance
                    en | Crushing chest pain in a former smoker | ambulance
                    en | Chest pain, crushing, ex smoker, sweating | ambulance
                    fr | Mon ancien chef a une douleur dans la poitrine qui serre et transpire | ambulance
                    fr | Une ancienne collègue convulse | ambulance
                    fr | Ancien militaire, douleur dans la poitrine qui serre | ambulance
                    en | In March, crushing chest pain with sweating | ambulance
                    en | Previously healthy, crushing chest pain and sweating | ambulance
                    fr | Je suis à risque de phlébite et j'ai mal au mollet gonflé et je suis essoufflé | ambulance
                    en | I am at risk of clots and my calf is swollen and I am short of breath | ambulance
                    en | hot flush then sweating with chest pain | ambulance
                    fr | bouffée de chaleur puis sueurs avec douleur dans la poitrine | ambulance
                    en | flushed, chest pain and sweating | ambulance
                    fr | Mon ancien collègue ne respire plus | ambulance
                    en | My former colleague is not breathing | ambulance
                    en | I am on the roof of the building, there is no way out for me | emergency_department
                    en | I am scared that I will hurt my baby | emergency_department
                    en | I am scared that I might hurt my baby | emergency_department
                    fr | J'ai peur de faire du mal à mon bébé | emergency_department
                    en | I was told I should see someone about my depression. I took all my pills tonight | ambulance
                    fr | On m'a dit de consulter pour ma dépression. J'ai pris tous mes comprimés ce soir | ambulance
                    en | I have first aid training and my colleague is having a seizure | ambulance
                    fr | J'ai suivi le stage secouriste et là mon collègue ne respire plus | ambulance
                    en | As the first aider I was called because a man collapsed and is not breathing | ambulance
                    fr | Formé aux gestes qui sauvent, je masse un collègue qui ne respire plus | ambulance
                    en | I read an article about stroke and my face is drooping on one side | ambulance
                    fr | J'ai lu un article sur l'AVC et mon visage tombe d'un côté | ambulance
                    fr | Que faire si un collègue ne respire plus | ambulance
                    en | What should I do if a colleague is not breathing | ambulance
                    en | What if she is not breathing? She is not fine now | ambulance
                    fr | Et si c'est un AVC ? Elle ne va pas très bien, son visage tombe | ambulance
                    en | What if I stop breathing? Please help, I am asking for an ambulance | ambulance
                    fr | Elle paraît sans vie | ambulance
                    en | He looks lifeless and pale | ambulance
                    en | My child is lifeless | ambulance
                    en | She is feeling cold and seems lifeless | ambulance
                    en | In December, carrying boxes: crushing chest pain and sweating | ambulance
                    fr | En mars, en montant l'escalier, douleur dans la poitrine qui serre | ambulance
                    fr | Ancienne fumeuse, douleur dans la poitrine qui serre et sueurs | ambulance
                    fr | Un ancien salarié ne respire plus | ambulance
                    fr | Mon ancien mari convulse | ambulance
                    en | My ex colleague has crushing chest pain | ambulance
                    fr | À risque d'infarctus, j'ai une douleur dans la poitrine qui serre | ambulance
                    fr | J'ai un risque d'AVC et mon visage tombe | ambulance
                    en | I am at high risk of a heart attack and I have crushing chest pain | ambulance
                    fr | Mon médecin dit que j'ai un risque d'embolie, je suis très essoufflé et j'ai le mollet gonflé | ambulance
                    en | Hot flushes, sweating and crushing chest pain | ambulance
                    fr | bouffées de chaleur, sueurs et douleur dans la poitrine | ambulance
                    en | sweating with a flush and chest pain into my jaw | ambulance
                    en | No way out for me, I am on the bridge | emergency_department
                    en | There is no way out of this building for me, I want to jump | emergency_department
                    en | I am terrified I will hurt my baby | emergency_department
                    en | I worry that I will shake my baby | emergency_department
                    fr | J'ai peur de secouer mon bébé | emergency_department
                    en | My doctor said I should get help for depression. Tonight I took all my pills | ambulance
                    fr | Je devais voir quelqu'un pour ma dépression. Ce soir j'ai avalé toute la boîte de cachets | ambulance
                    en | Doctor: any chest pain? Patient: yes, crushing, and sweating | ambulance
                    fr | Docteur : perte de connaissance ? Patient : oui, et il ne respire plus | ambulance
                    fr | Infirmière : il a la gorge qui gonfle et du mal à respirer. Patient : M. Petit | ambulance
                    fr | Moi : bonjour. Médecin : douleur dans la poitrine qui serre et sueurs | ambulance
                    en | Me: hello. GP: crushing chest pain and sweating, send help | ambulance
                    fr | Kiné : le patient a la bouche tordue et parle mal. Patient : M. Roy | ambulance
                    fr | Appelant : RH. Soignant : ne répond plus, ne respire plus | ambulance
                    fr | Il m'a dit qu'il est si mal qu'il a la poitrine qui serre et il transpire | ambulance
                    fr | Ma collègue dit que si elle marche elle a une douleur dans la poitrine qui serre | ambulance
                    en | My wife says if she stands up she has crushing chest pain | ambulance
                    en | He told me if he moves he gets crushing chest pain and sweats | ambulance
                    fr | On m'a dit d'écrire car si je bouge j'ai une douleur dans la poitrine qui serre | ambulance
                    en | I was told to write because if I move I get crushing chest pain and sweat | ambulance
                    en | I call because I have crushing chest pain and sweating | ambulance
                    en | My head hurts and if I look at light I vomit, stiff neck and fever | emergency_department
                    en | I seek help for crushing chest pain and sweating | ambulance
                    en | Looking for help, my husband is having a seizure | ambulance
                    en | Watch for the ambulance, he is not breathing | ambulance
                    en | The letter from work arrived, I have crushing chest pain and sweating | ambulance
                    fr | Sur la feuille d'accident : doigt sectionné qui saigne beaucoup | ambulance
                    fr | Courrier du médecin : le patient a une douleur dans la poitrine qui serre et des sueurs | ambulance
                    en | The website says my crushing chest pain with sweating is dangerous | ambulance
                    en | The app says I have a risk of heart attack, chest pain and sweating | ambulance
                    fr | L'appli dit que ma douleur dans la poitrine qui serre est grave | ambulance
                    en | The leaflet says stop and call if your tongue swells, mine is swelling and I can't breathe | ambulance
                    en | I was told to return if I bled a lot and I am bleeding a lot, soaking pads | emergency_department
                    en | Doctor told me to go to hospital if my speech was slurred. My speech is slurred | ambulance
                    fr | Le médecin m'a dit de venir si je perdais connaissance. J'ai perdu connaissance ce matin | emergency_department
                    fr | Le 15 a dit de rappeler si elle convulse encore, elle convulse | ambulance
                    fr | On m'a dit de rappeler si ça serre dans la poitrine et ça serre | ambulance
                    fr | On m'a dit d'appeler si mon bébé ne respire plus. C'est arrivé | ambulance
                    en | They said call if the baby stops breathing. It happened | ambulance
                    en | They said to call if he could not wake up. He cannot wake up | ambulance
                    en | The midwife said to call if I bleed heavily. That is happening | emergency_department
                    fr | La sage-femme a dit d'appeler si je saigne beaucoup, c'est le cas, je suis enceinte | emergency_department
                    en | Is this normal after a seizure, he is still unconscious | ambulance
                    en | When should I worry after a head injury, he is vomiting and confused | emergency_department
                    fr | Quand s'inquiéter après un choc à la tête, il vomit et est confus | emergency_department
                    en | How soon after taking too many paracetamol do I get ill, I took 30 | same_day
                    fr | Quand aller aux urgences après avoir pris 30 comprimés de paracétamol | ambulance
                    fr | C'est quoi ce visage qui tombe, elle parle mal | ambulance
                    fr | Qu'est-ce que cette douleur dans la poitrine qui serre et ces sueurs | ambulance
                    fr | Qu'est-ce que c'est cette douleur dans la poitrine qui serre | ambulance
                    en | What is it, he is jerking all over and foaming at the mouth | ambulance
                    en | Should I call 999 if he is not breathing? | ambulance
                    fr | Dois-je appeler le 15 s'il ne respire plus ? | ambulance
                    fr | Est-il nécessaire d'appeler le 15 si ma femme convulse ? | ambulance
                    en | Do I need to call an ambulance if my dad cannot speak and his face droops? | ambulance
                    en | Is it bad if I have crushing chest pain and sweat | ambulance
                    en | I am recovering from the flu and now I have crushing chest pain and sweating | ambulance
                    fr | J'ai vu mon collègue sur le sol inconscient | ambulance
                    en | I heard him fall and on the floor he is unconscious | ambulance
                    en | Not breathing well after sleep apnea mask broke, lips blue | ambulance
                    fr | Il a une apnée du sommeil et là il ne respire plus, il est bleu | ambulance
                    en | He has sleep apnea and now he is not breathing | ambulance
                    en | He snores and now he has stopped breathing | ambulance
                    fr | Elle ronfle, ne respire plus, on ne peut pas la réveiller | ambulance
                    en | Sometimes my baby is not breathing for a while | ambulance
                    en | Episodes where she is not breathing and turns blue | ambulance
                    en | He fell asleep at his desk and is not breathing | ambulance
                    fr | Mon fils dort et ne respire plus | ambulance
                    en | He stopped breathing while asleep and I cannot wake him | ambulance
                    fr | Il a arrêté de respirer dans la nuit et il est bleu | ambulance
                    en | I ate shrimps, my mouth is tingling and I am vomiting | ambulance
                    fr | J'ai mangé des cacahuètes, la bouche me picote et je vomis | ambulance
                    fr | J'ai mangé des noix, la bouche me gratte et j'ai mal au ventre | ambulance
                    fr | Retard de règles, saignement et mal au ventre | emergency_department
                    en | My period is late, I am bleeding and my shoulder hurts | emergency_department
                    fr | Il est tombé du mur d'enceinte de 3 mètres | ambulance
                    fr | Chute d'un mur, mal au dos | ambulance
                    fr | Je sens la tête du bébé | emergency_department
                    fr | On voit la tête du bébé | emergency_department
                    fr | Crise d'épilepsie de 10 minutes | ambulance
                    fr | Fièvre à 39 et il est dans le gaz | ambulance
                    en | The train would be an easy way, I think of it every day | emergency_department
                    en | I look at the bridge and think it would be so simple | emergency_department
                    en | I am G2P1 and I have vaginal bleeding and belly pain | emergency_department
                    en | They told me to come back if I had trouble breathing or chest pain. I have both | ambulance
                    en | My GP told me to call if the headache was sudden and the worst of my life, which it is | emergency_department
                    en | Advised to return if vomiting blood and I just vomited blood | emergency_department
                    en | Doctor told me to go to ER if chest pain spreads to my arm. Chest pain spreading to arm since noon | ambulance
                    en | The discharge letter says call if the wound bleeds heavily, blood everywhere | emergency_department
                    en | I was told to stop the tablets if my lips swell. My lips are swelling and my throat is tight | emergency_department
                    en | They told me to monitor for seizures. He is seizing | ambulance
                    en | We were told to watch for breathing pauses. The baby is not breathing | ambulance
                    en | Told to look out for facial droop, her face droops | ambulance
                    en | Told to ring if he gets confused, confused and drowsy, high fever | emergency_department
                    en | Instructions say call if crushing chest pain. Crushing chest pain for 20 minutes, sweaty | ambulance
                    en | My wife said to come home if I had chest pain. Chest pain now | same_day
                    en | Nurse said return if the leg swells and you cannot breathe. Leg swollen, cannot breathe | ambulance
                    en | I am to call if my baby moves less. The baby has not moved today, 34 weeks pregnant | emergency_department
                    en | They told me to call if I felt suicidal. I feel suicidal | emergency_department
                    en | My psychiatrist told me to call if I wanted to die, and I want to die | emergency_department
                    fr | On m'a dit d'appeler si j'avais envie de mourir, et j'ai envie de mourir | emergency_department
                    fr | Mon psychiatre m'a dit d'appeler si j'ai des idées suicidaires. J'en ai | emergency_department
                    fr | Le chirurgien a dit de revenir si fièvre et plaie qui saigne. La plaie saigne beaucoup | emergency_department
                    fr | On nous a dit de surveiller les convulsions. Il convulse | ambulance
                    fr | Consigne : rappeler si difficulté à respirer. Difficulté à respirer depuis midi, lèvres bleues | ambulance
                    fr | La notice dit de consulter si la langue gonfle. Ma langue gonfle et je respire mal | ambulance
                    fr | L'infirmière m'a conseillé d'appeler si je ne sens plus mes jambes. Je ne sens plus mes jambes | emergency_department
                    fr | Il m'a dit d'appeler si sa bouche se tord. Sa bouche est tordue | ambulance
                    fr | On m'a dit de revenir si douleur dans la poitrine ou essoufflement : essoufflement au repos, lèvres bleues | ambulance
                    fr | Le docteur m'a dit de venir si le bébé bouge moins. Il ne bouge plus depuis ce matin, enceinte de 8 mois | emergency_department
                    fr | Ordonnance : revenir si fièvre. Fièvre 40, raideur de la nuque | emergency_department
                    fr | On m'a recommandé d'appeler si je vomis du sang, j'ai vomi du sang | emergency_department
                    fr | Mon médecin m'a dit d'appeler si douleur thoracique >15 min, 30 min déjà, ça serre et je transpire | ambulance
                    fr | Il m'a prévenu de consulter si je suis paralysé d'un côté, mon bras gauche est paralysé | ambulance
                    fr | Elle m'a dit de rappeler si je perdais la vue, je ne vois plus de l'oeil droit | emergency_department
                    en | If you ask me he is having a stroke, face drooping | ambulance
                    en | If you see this please send help he is not breathing | ambulance
                    en | If there is a doctor please come, colleague not breathing | ambulance
                    fr | Si vous pouvez venir vite, mon collègue ne respire plus | ambulance
                    fr | Si vous lisez ce message envoyez le 15, il ne respire plus | ambulance
                    fr | Si vous voulez savoir, j'ai une douleur dans la poitrine qui serre et je transpire | ambulance
                    en | If you must know I have crushing chest pain and sweating | ambulance
                    en | I was at first aid training when my colleague had a seizure | ambulance
                    fr | Pendant la formation secourisme un collègue convulse | ambulance
                    en | We took an allergy to be avoided, he ate peanuts and his throat is swelling | ambulance
                    fr | Pour éviter une chute il s'est coupé le doigt, doigt sectionné | ambulance
                    en | To avoid a forklift he jumped and his leg is crushed | emergency_department
                    en | Here is some info on my state: crushing chest pain and sweating | ambulance
                    fr | Pour information j'ai une douleur dans la poitrine qui serre et des sueurs | ambulance
                    fr | En cas de besoin je suis au 2e étage, douleur dans la poitrine qui serre et sueurs | ambulance
                    fr | Prévenez le 15, mon collègue ne respire plus | ambulance
                    fr | Prévenir la famille, il ne respire plus | ambulance
                    fr | J'ai voulu prévenir mais il ne respire plus | ambulance
                    en | I read about strokes, she has a drooping face | ambulance
                    en | Nothing prevents it, he keeps having seizures | ambulance
                    en | Vaccine for flu yesterday, now my throat is swelling and I cannot breathe | ambulance
                    fr | Vaccin contre la grippe hier, gorge qui gonfle et du mal à respirer | ambulance
                    fr | Je signale tout de suite une douleur dans la poitrine qui serre et des sueurs | ambulance
                    fr | Je dois signaler tout : ne respire plus | ambulance
                    fr | Surveillez tous, il ne respire plus | ambulance
                    en | Please note any delay is bad, he is not breathing | ambulance
                    en | Please report any news. He is not breathing | ambulance
                    en | I have to report any accident: finger cut off, bleeding heavily | ambulance
                    en | New symptom today: crushing chest pain | ambulance
                    en | If any of you can help, he is not breathing | ambulance
                    en | If any problem, my number is 12. He has crushing chest pain and sweating | ambulance
                    en | See if you can get here, he is having a seizure | ambulance
                    fr | Comment reconnaître un AVC mon père a le visage qui tombe | ambulance
                    fr | Comment reconnaître un AVC, il a le visage qui tombe | ambulance
                    en | How to recognise a stroke his face is drooping | ambulance
                    en | He says he cannot go home if he has crushing chest pain like this | ambulance
                    en | She says she will go home if she can but she has crushing chest pain and sweats | ambulance
                    en | They said to go to the ER if I get chest pain and sweating and I get chest pain and sweating | ambulance
                    en | The nurse said go to the ER if I get chest pain. I get chest pain now and I sweat | ambulance
                    """)
    void whatIsFeltIsNotReadAsTold(String language, String text, String atLeast) {
        assertThat(urgency(language, text))
                .isGreaterThanOrEqualTo(Urgency.of(atLeast).orElseThrow());
    }

    /** At most as urgent as the third column says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | crise de panique de 20 minutes | consultation
                    fr | crise de toux pendant 5 minutes, rhume | consultation
                    fr | crise de larmes de 10 minutes hier | consultation
                    fr | crise de migraine de 30 minutes | same_day
                    fr | Gastro, fièvre 38,2, ballonnements et gaz | same_day
                    fr | J'ai mal à la tête et je me sens fatigué | consultation
                    fr | J'ai mal à la tête et je sens que j'ai un rhume | consultation
                    en | I twisted my ankle running for the train and it is swollen over the ankle | same_day
                    en | The easy train ride made me tired and I have a cold | consultation
                    fr | j'ai glissé et je me suis cogné le coude contre le mur | same_day
                    fr | je suis tombé et ma main a tapé le mur | same_day
                    fr | Retard de règles de 3 jours et torticolis | same_day
                    fr | J'ai mangé des crevettes hier, aphte et mal au ventre | same_day
                    en | I ate shrimps yesterday, mouth ulcer and stomach ache | same_day
                    en | My GP gave me paracetamol for my headache | consultation
                    en | The GP says it is a cold | consultation
                    en | My son is 40 and has a cold | consultation
                    fr | crise d'angoisse de 30 minutes hier | consultation
                    fr | crise de larmes qui a duré 45 minutes | consultation
                    fr | crise de goutte depuis 3 jours, 30 minutes de marche difficile | same_day
                    fr | quinte de toux de 10 minutes, rhume | consultation
                    fr | Fièvre 38,5 et des gaz, rhume | same_day
                    fr | J'ai 38 de fièvre et beaucoup de gaz, diarrhée | same_day
                    fr | Mal à la tête, je me sens nulle | consultation
                    fr | Je me sens la tête lourde, rhume | consultation
                    en | I sprained my wrist on the train, it is all over now | same_day
                    en | I fell over on the train platform and my knee is sore | same_day
                    fr | tombé, le genou a cogné contre le mur | same_day
                    fr | chute dans l'escalier, épaule contre le mur | same_day
                    fr | J'ai mangé des noix hier, j'ai un aphte et mal au ventre | same_day
                    en | I saw my GP about my headache last week | consultation
                    en | GP appointment for my sore throat | consultation
                    en | My daughter is 39 and has a runny nose | consultation
                    en | My son is 41 and has a cold | consultation
                    en | The therapist said to go to the ER if I get chest pain, calf swelling or trouble breathing - I have none of that. | consultation
                    fr | Comment reconnaître un AVC ? C’est pour notre affiche sécurité. | consultation
                    en | The doctor told me to come back if I get a fever or chest pain. Can I book a sick note? | consultation
                    fr | Le médecin m’a dit de revenir si j’ai de la fièvre ou une douleur dans la poitrine. Rhume. | consultation
                    """)
    void whatOnlyLooksDangerousIsLeftInPeace(String language, String text, String atMost) {
        assertThat(urgency(language, text)).isLessThanOrEqualTo(Urgency.of(atMost).orElseThrow());
    }
}
