package employeehealth.engine.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the numbers of a text: figures, and words, which may be several: "vingt-cinq", "soixante et
 * onze", "twenty-one", "une quinzaine de".
 */
final class Quantities {

    private static final Map<String, Double> WORDS = new HashMap<>();

    static {
        count(
                "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
                        + " quinze seize");
        count(
                "zero one two three four five six seven eight nine ten eleven twelve thirteen"
                        + " fourteen fifteen sixteen");
        value(1, "une a an");
        value(2, "couple");
        value(17, "seventeen");
        value(18, "eighteen");
        value(19, "nineteen");
        value(20, "vingt twenty");
        value(30, "trente thirty");
        value(40, "quarante forty");
        value(50, "cinquante fifty");
        value(60, "soixante sixty");
        value(70, "septante seventy");
        value(80, "huitante eighty");
        value(90, "nonante ninety");
        value(3, "quelques few several plusieurs some");
        value(0.5, "demi half demie");
        value(0.25, "quart quarter");
        value(8, "huitaine");
        value(10, "dizaine");
        value(12, "douzaine dozen");
        value(15, "quinzaine");
        value(20, "vingtaine");
    }

    private final Tokens tokens;
    private final List<Quantity> found = new ArrayList<>();

    private Quantities(Tokens tokens) {
        this.tokens = tokens;
    }

    /** All numbers, in the order of the text; none overlap. */
    static List<Quantity> of(Tokens tokens) {
        Quantities quantities = new Quantities(tokens);
        int at = 0;
        while (at < tokens.size()) {
            at = quantities.readAt(at);
        }
        return quantities.found;
    }

    /** Whether this word counts. */
    static boolean word(String form) {
        return WORDS.containsKey(form);
    }

    /** Reads a number here, if there is one; returns where to go on. */
    private int readAt(int at) {
        if (tokens.get(at).isNumber()) {
            found.add(new Quantity(at, at, tokens.get(at).number(), true));
            return at + 1;
        }
        double value = word(at);
        if (Double.isNaN(value)) {
            return at + 1;
        }
        int last = at;
        if (value == 4 && (is(at + 1, "vingt") || is(at + 1, "vingts")) && joined(at + 1)) {
            value = 80;
            last++;
        }
        int next = is(last + 1, "et") ? last + 2 : last + 1;
        double more = joined(last + 1) && joined(next) ? word(next) : Double.NaN;
        boolean teens = value == 60 || value == 80;
        boolean tens = value >= 20 && value <= 90 && value % 10 == 0;
        if ((tens && more >= 1 && more < (teens ? 20 : 10) && !article(next))
                || (value == 10 && more >= 7 && more <= 9)) {
            value += more;
            last = next;
            double unit = joined(next + 1) ? word(next + 1) : Double.NaN;
            if (more == 10 && unit >= 7 && unit <= 9) {
                value += unit;
                last = next + 1;
            }
        } else if (value == 1 && joined(last + 1) && collective(last + 1)) {
            value = word(last + 1);
            last++;
        }
        boolean half = value < 1 && value > 0;
        if ((is(last + 1, "of") && is(last, "couple")) || (half && article(last + 1))) {
            last++;
        }
        found.add(new Quantity(at, last, value, false));
        return last + 1;
    }

    /** "Une quinzaine", "a couple", "half an", "a few": the article is no number of its own. */
    private boolean collective(int at) {
        return switch (tokens.form(at)) {
            case "couple",
                    "few",
                    "half",
                    "demi",
                    "demie",
                    "quart",
                    "quarter",
                    "huitaine",
                    "dizaine",
                    "douzaine",
                    "dozen",
                    "quinzaine",
                    "vingtaine" ->
                    true;
            default -> false;
        };
    }

    private boolean article(int at) {
        return is(at, "a") || is(at, "an");
    }

    /** What this word counts, or not a number. */
    private double word(int at) {
        Double value = at < tokens.size() ? WORDS.get(tokens.form(at)) : null;
        return value == null ? Double.NaN : value;
    }

    private boolean joined(int at) {
        return at < tokens.size() && tokens.get(at).before() == Tokens.NONE;
    }

    private boolean is(int at, String form) {
        return at < tokens.size() && tokens.form(at).equals(form);
    }

    private static void count(String words) {
        int value = 0;
        for (String word : words.split(" ")) {
            WORDS.putIfAbsent(word, (double) value++);
        }
    }

    private static void value(double value, String words) {
        for (String word : words.split(" ")) {
            WORDS.putIfAbsent(word, value);
        }
    }
}
