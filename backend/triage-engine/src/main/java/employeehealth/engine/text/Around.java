package employeehealth.engine.text;

/**
 * Looks at the words around a place. Lists of words are written with a space on both sides of each.
 */
final class Around {

    /** Between the name of a measurement and its number: "my temperature is now at about 39". */
    private static final String LINKS =
            " is are was at a as of de d est etait sont monte montee descendu descendue autour"
                + " environ about around up to down jusqu now maintenant reads reading reading"
                + " shows says affiche went dropped been between entre over above under plus moins"
                + " mesuree mesure level niveau taux rate deg measured prise it my ma mon le la l"
                + " notee an evaluee estimee cotee trop euh um uh vraiment tellement really ";

    private final Tokens tokens;

    Around(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean is(int at, String form) {
        return at >= 0 && at < tokens.size() && tokens.form(at).equals(form);
    }

    /** Whether one of these words stands here. */
    boolean any(int at, String words) {
        return at >= 0 && at < tokens.size() && words.contains(" " + tokens.form(at) + " ");
    }

    String form(int at) {
        return tokens.form(at);
    }

    boolean isNumber(int at) {
        return at >= 0 && at < tokens.size() && tokens.get(at).isNumber();
    }

    double number(int at) {
        return tokens.get(at).number();
    }

    /** Whether nothing but a space stands before this token. */
    boolean joined(int at) {
        return at > 0 && at < tokens.size() && tokens.get(at).before() == Tokens.NONE;
    }

    /** Whether this token is written right after the one before. */
    boolean glued(int at) {
        return at > 0 && at < tokens.size() && tokens.get(at).start() == tokens.get(at - 1).end();
    }

    boolean slashed(int at) {
        return isNumber(at) && tokens.get(at).before() == Tokens.SLASH;
    }

    /** Whether the text, or a part set off by punctuation, ends before this token. */
    boolean ends(int at) {
        return at >= tokens.size() || tokens.get(at).before() >= Tokens.COMMA;
    }

    /** Whether one of the words stands within so many tokens before, in the same sentence. */
    boolean near(int at, int reach, String words) {
        for (int i = at - 1; i >= 0 && i >= at - reach; i--) {
            if (tokens.get(i + 1).before() >= Tokens.SENTENCE) {
                return false;
            }
            if (any(i, words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one of the words stands at this token or up to so many on, in the same sentence. */
    boolean after(int from, int reach, String words) {
        for (int i = from; i < tokens.size() && i < from + reach; i++) {
            if (tokens.get(i).before() >= Tokens.SENTENCE) {
                return false;
            }
            if (any(i, words)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the number at this token is said of one of these: only small words lie between. */
    boolean linked(int at, String names) {
        for (int i = at - 1; i >= 0 && i >= at - 6; i--) {
            if (tokens.get(i + 1).before() >= Tokens.SENTENCE) {
                return false;
            }
            if (any(i, names)) {
                return true;
            }
            if (!any(i, LINKS)) {
                return false;
            }
        }
        return false;
    }
}
