package employeehealth.engine.text;

/**
 * Case and accent folding by table, character by character, since {@code java.text.Normalizer} does
 * not exist in the browser.
 */
final class Folding {

    /** What a combining accent or an invisible character becomes. */
    static final String NOTHING = "";

    private static final int TABLE = 0x250;
    private static final String[] FOLDED = new String[TABLE];

    static {
        for (char c = 'a'; c <= 'z'; c++) {
            put(c, String.valueOf(c));
            put((char) (c - 32), String.valueOf(c));
        }
        all("àáâãäåāăąǎª", "a");
        all("çćĉċč", "c");
        all("ďđð", "d");
        all("èéêëēĕėęě", "e");
        all("ĝğġģ", "g");
        all("ĥħ", "h");
        all("ìíîïĩīĭįıǐ", "i");
        all("ĵ", "j");
        all("ķ", "k");
        all("ĺļľŀł", "l");
        all("ñńņňŉ", "n");
        all("òóôõöøōŏőǒº", "o");
        all("ŕŗř", "r");
        all("śŝşšſș", "s");
        all("ţťŧț", "t");
        all("ùúûüũūŭůűųǔ", "u");
        all("ŵ", "w");
        all("ýÿŷ", "y");
        all("źżž", "z");
        all("æ", "ae");
        all("œ", "oe");
        all("ß", "ss");
        all("þ", "th");
        put('\u00ad', NOTHING); // soft hyphen
    }

    /** Letters of other alphabets that are drawn like Latin ones, and what they look like. */
    private static final String LOOK_ALIKE =
            "аеорсухіјѕԁһӏʏѵԛԝɡցոսοαειρτυκνγχβωⅰɑɪⅼℓвмнткАВЕКМНОРСТУХІЈЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";

    private static final String LOOKS_LIKE =
            "aeopcyxijsdhlyvqwggnuoaeiptukvyxbwiaillbmhtkabekmhopctyxijsabezhikmnoptyx";

    /** Greek, Armenian and Arabic marks that end or part what is said. */
    private static final String PUNCTUATION = "\u037e\u0387\u0589\u060c\u061b\u061f\u06d4";

    private Folding() {}

    /**
     * Lower case letters without accents; {@link #NOTHING} for what is to be skipped inside a word;
     * null for what is no letter.
     */
    static @org.jspecify.annotations.Nullable String fold(char c) {
        if (c < TABLE) {
            return FOLDED[c];
        }
        if (invisible(c)) {
            return NOTHING;
        }
        if (c >= '\uff21' && c <= '\uff3a') {
            return String.valueOf((char) (c - '\uff21' + 'a'));
        }
        if (c >= '\uff41' && c <= '\uff5a') {
            return String.valueOf((char) (c - '\uff41' + 'a'));
        }
        int look = LOOK_ALIKE.indexOf(c);
        if (look < 0) {
            look = LOOK_ALIKE.indexOf(Character.toLowerCase(c));
        }
        if (look >= 0) {
            return LOOKS_LIKE.substring(look, look + 1);
        }
        return otherAlphabet(c) ? String.valueOf(c) : null;
    }

    /**
     * Whether it stands in a block of letters. By our own list: what Java and a browser call a
     * letter depends on the age of their Unicode tables, and both must read the same words.
     */
    private static boolean otherAlphabet(char c) {
        if (c < '\u2000') {
            return PUNCTUATION.indexOf(c) < 0;
        }
        return (c >= '\u2c00' && c <= '\u2dff')
                || (c >= '\u3041' && c <= '\ud7ff')
                || (c >= '\uf900' && c <= '\ufdff')
                || (c >= '\ufe70' && c <= '\ufefc')
                || (c >= '\uff66' && c <= '\uffdc');
    }

    /** Whether it is a small letter, of our alphabet or drawn like one. */
    static boolean small(char c) {
        return drawnLatin(c) && Character.toLowerCase(c) == c;
    }

    /** Whether it is a capital letter, of our alphabet or drawn like one. */
    static boolean capital(char c) {
        return drawnLatin(c) && Character.toLowerCase(c) != c;
    }

    private static boolean drawnLatin(char c) {
        return c < TABLE
                ? FOLDED[c] != null && !FOLDED[c].equals(NOTHING)
                : LOOK_ALIKE.indexOf(c) >= 0;
    }

    /** Accents on their own, marks of direction, joiners, and what chooses the look of an emoji. */
    private static boolean invisible(char c) {
        return (c >= '\u0300' && c <= '\u036f')
                || (c >= '\u200b' && c <= '\u200f')
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2060' && c <= '\u2064')
                || (c >= '\ufe00' && c <= '\ufe0f')
                || c == '\ufeff';
    }

    /** The value of a digit, also a full-width one; negative for what is none. */
    static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        return c >= '\uff10' && c <= '\uff19' ? c - '\uff10' : -1;
    }

    /** A whole word folded; what is no letter or digit is dropped. */
    static String word(String word) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            String folded = fold(c);
            if (folded != null) {
                out.append(folded);
            } else if (c >= '0' && c <= '9') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * The form in which singular and plural, masculine and feminine of both languages mostly meet:
     * final s, x and mute e are cut from longer words.
     */
    static String stem(String folded) {
        int end = folded.length();
        if (end > 4 && (folded.charAt(end - 1) == 's' || folded.charAt(end - 1) == 'x')) {
            end--;
        }
        while (end > 4 && folded.charAt(end - 1) == 'e') {
            end--;
        }
        return folded.substring(0, end);
    }

    private static void all(String characters, String folded) {
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            put(c, folded);
            char upper = Character.toUpperCase(c);
            if (upper < TABLE) {
                put(upper, folded);
            }
        }
    }

    private static void put(char c, String folded) {
        if (FOLDED[c] == null) {
            FOLDED[c] = folded;
        }
    }
}
