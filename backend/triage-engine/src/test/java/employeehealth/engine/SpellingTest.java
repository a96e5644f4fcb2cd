package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Words as people type them: case, accents, joined or stretched words, mistakes, other letters. */
class SpellingTest {

    private static final Engine ENGINE = new Engine(ProtocolFiles.library());

    /** Both languages, alone and mixed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    fr | DOULEUR THORACIQUE QUI IRRADIE DANS LE BRAS GAUCHE | chest_pain | present
                    fr | mal au ventre.fievre | abdominal_pain | present
                    fr | mal au ventre.fievre | fever | present
                    fr | mal au ventre,fievre,vomissement | abdominal_pain | present
                    fr | mal au ventre,fievre,vomissement | fever | present
                    fr | mal au ventre,fievre,vomissement | vomiting | present
                    en | chest pain.cant breathe | chest_pain | present
                    en | chest pain.cant breathe | breathless_severe | present
                    en | ChestPain | chest_pain | present
                    en | chestpain since an hour | chest_pain | present
                    en | shortnessofbreath | breathing_trouble | present
                    fr | malalatete | headache | present
                    fr | mal alatete | headache | present
                    fr | maldetete depuis hier | headache | present
                    fr | mal ala poitrine | chest_pain | present
                    fr | mal àla poitrine | chest_pain | present
                    fr | jai mal alagorge | sore_throat | present
                    en | i cant breath | breathless_severe | present
                    en | i cantbreathe | breathless_severe | present
                    en | icantbreathe | breathless_severe | present
                    fr | maaaal à la poitriiiine | chest_pain | present
                    en | helppp i cant breatheeee | breathless_severe | present
                    en | sooo much paaaain in my chest | chest_pain | present
                    en | CHESSST PAINNN | chest_pain | present
                    fr | au secouuuurs | help_call | present
                    en | crushing chset pain | chest_pain | present
                    fr | douleur dans la poirtine | chest_pain | present
                    fr | douleur à la poitrne | chest_pain | present
                    fr | douleur \u0440\u043e\u0456trine | chest_pain | present
                    en | \u0441hest \u0440ain | chest_pain | present
                    en | ch\u03b5st pain | chest_pain | present
                    en | \uff23\uff48\uff45\uff53\uff54 pain | chest_pain | present
                    en | ch\u200best pa\u200bin | chest_pain | present
                    en | ch\u00adest p\u2060ain | chest_pain | present
                    en | chest pain 😭😭 | chest_pain | present
                    en | chest😭pain | chest_pain | present
                    en | 💔 chest pain 🚑 cant 😫 breathe | breathless_severe | present
                    fr | jpe pa respiré | breathless_severe | present
                    fr | jpeux plu respirer | breathless_severe | present
                    fr | jarriv plu a respiré | breathless_severe | present
                    fr | g tro mal o ventre | abdominal_pain | present
                    fr | g mal o ventr | abdominal_pain | present
                    fr | g mal a la poitrin dpuis 1h | chest_pain | present
                    fr | jé mal o bra goch é a la poitrine | chest_pain | present
                    fr | ma mere repon pu | unresponsive | present
                    fr | il respire pu | not_breathing | present
                    fr | il respir plu | not_breathing | present
                    fr | ma copine a fé un malaise et el répon pa | unresponsive | present
                    fr | je ve mourir | suicidal | present
                    fr | jveu mourir | suicidal | present
                    fr | jvé me tué | suicidal | present
                    fr | g envi de mourir | suicidal | present
                    en | wanna kms | suicidal | present
                    en | i wanna die | suicidal | present
                    en | idk y but my chest rly hurts n i cant breathe | chest_pain | present
                    en | idk y but my chest rly hurts n i cant breathe | breathless_severe | present
                    en | my chest hurtz | chest_pain | present
                    en | cnt breath | breathless_severe | present
                    en | plz help my bf isnt breathin | not_breathing | present
                    en | my gf took 2 many pills | overdose | present
                    en | hes havin a seizure rn | convulsing | present
                    en | my dads face is droopin | face_droop | present
                    en | my husbands not wakin up | unresponsive | present
                    en | hart attack | heart_attack | present
                    en | i think im having a hart atack | heart_attack | uncertain
                    en | he had a stroke just now | stroke | present
                    en | i have douleur in my poitrine | chest_pain | present
                    fr | j'ai une chest pain | chest_pain | present
                    fr | mon mari is not breathing | not_breathing | present
                    en | my mari ne respire plus | not_breathing | present
                    fr | my wife est inconsciente | unresponsive | present
                    en | I cannot breathe et j'ai mal au thorax | breathless_severe | present
                    en | I cannot breathe et j'ai mal au thorax | chest_pain | present
                    fr | j'ai mal au chest and I cannot breathe | breathless_severe | present
                    fr | convultions | convulsing | present
                    fr | il convluse | convulsing | present
                    fr | hémoragie | major_bleeding | present
                    fr | paralisé d'un coté | limb_weakness | present
                    en | paralized on one side | limb_weakness | present
                    en | unconcious | unresponsive | present
                    en | unconsious | unresponsive | present
                    en | collasped | collapse | present
                    en | anaphalaxis | anaphylaxis | present
                    en | seziure | convulsing | present
                    en | seizre | convulsing | present
                    en | overdoes on pills | overdose | present
                    en | suicidle | suicidal | present
                    en | siucidal | suicidal | present
                    en | diarrea and vomitting | diarrhoea | present
                    en | shortnes of breth | breathing_trouble | present
                    en | short of breth | breathing_trouble | present
                    en | cant breth | breathless_severe | present
                    en | diffculty breahting | breathing_trouble | present
                    en | chocking on food | choking | present
                    fr | il s etoufe | choking | present
                    fr | il setouffe avec un morceau de viande | choking | present
                    fr | essouflé au repos | breathless_severe | present
                    fr | inconciente | unresponsive | present
                    fr | elle est inconsiente | unresponsive | present
                    fr | crise d epilepsi | convulsing | present
                    fr | ki répon plu | unresponsive | present
                    fr | saigne bcp sa sarrete pa | major_bleeding | present
                    fr | J AI MAL A LA POITRINE ET DANS LE BRAS GAUCHE | chest_pain | present
                    en | pain chest arm | chest_pain | present
                    fr | bouche de travers | face_droop | present
                    """)
    void aWordIsReadHoweverItIsTyped(String language, String text, String code, String status) {
        List<String> found = statuses(language, unescape(text), code);
        switch (status) {
            case "-" -> assertThat(found).as(text).isEmpty();
            case "!present" -> assertThat(found).as(text).doesNotContain("present");
            default -> assertThat(found).as(text).contains(status);
        }
    }

    @Test
    void aTextTooLongToBeReadIsRefused() {
        String text = "mal au ventre ".repeat(100_000 / 14);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> assess("fr", text))
                .isInstanceOf(IllegalInput.class)
                .hasMessageNotContaining("ventre");
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

    private static String unescape(String text) {
        return java.util.regex.Pattern.compile("\\\\u([0-9a-f]{4})")
                .matcher(text)
                .replaceAll(hex -> Character.toString(Integer.parseInt(hex.group(1), 16)));
    }
}
