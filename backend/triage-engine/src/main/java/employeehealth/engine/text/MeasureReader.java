package employeehealth.engine.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads numbers with their units: ages, durations, temperatures, vital signs, severity. */
final class MeasureReader {

    private static final Map<String, Double> NUMBER_WORDS = new HashMap<>();
    private static final Map<String, Double> UNIT_HOURS = new HashMap<>();

    private static final double DAY = 24;
    private static final double WEEK = 7 * DAY;
    private static final double MONTH = 30 * DAY;
    private static final double YEAR = 365 * DAY;

    static {
        numbers(
                "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
                        + " quinze seize");
        numbers(
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
        unit(1.0 / 3600, "s sec secs seconde secondes second seconds");
        unit(1.0 / 60, "min mins mn minute minutes");
        unit(1, "h hr hrs heure heures hour hours");
        unit(DAY, "j jr jrs jour jours journee day days d nuit nuits night nights");
        unit(WEEK, "sem semaine semaines week weeks wk wks");
        unit(MONTH, "mois month months mo mos mth mths");
        unit(YEAR, "an ans annee annees year years yr yrs");
    }

    private final Tokens tokens;
    private @Nullable Double age;
    private @Nullable Double temperature;
    private @Nullable Double duration;
    private @Nullable Double severity;
    private @Nullable Double spo2;
    private @Nullable Double heartRate;
    private @Nullable Double respiratoryRate;
    private @Nullable Double systolic;
    private @Nullable Double diastolic;
    private @Nullable Double glucose;
    private @Nullable Double weeksPregnant;

    MeasureReader(Tokens tokens) {
        this.tokens = tokens;
    }

    Measures read() {
        for (int i = 0; i < tokens.size(); i++) {
            Tokens.Token token = tokens.get(i);
            if (token.isNumber()) {
                number(i, token.number());
            }
            if (token.isNumber()) {
                span(i, i, token.number());
            } else if (!inNumber(i)) {
                spelt(i);
            }
            moment(i);
        }
        if (age == null) {
            age = ageByWord();
        }
        return new Measures(
                age,
                temperature,
                duration,
                severity,
                spo2,
                heartRate,
                respiratoryRate,
                systolic,
                diastolic,
                glucose,
                weeksPregnant);
    }

    /** A number in words, which may be several: "vingt-cinq", "soixante et onze", "twenty-one". */
    private void spelt(int i) {
        double value = word(i);
        if (Double.isNaN(value)) {
            return;
        }
        int last = i;
        if (value == 4 && (is(i + 1, "vingt") || is(i + 1, "vingts")) && joined(i + 1)) {
            value = 80;
            last++;
        }
        int next = is(last + 1, "et") ? last + 2 : last + 1;
        double more = joined(last + 1) && joined(next) ? word(next) : Double.NaN;
        boolean teens = value == 60 || value == 80;
        boolean tens = value >= 20 && value <= 90 && value % 10 == 0;
        if ((tens && more >= 1 && more < (teens ? 20 : 10))
                || (value == 10 && more >= 7 && more <= 9)) {
            value += more;
            last = next;
            double unit = joined(next + 1) ? word(next + 1) : Double.NaN;
            if (more == 10 && unit >= 7 && unit <= 9) {
                value += unit;
                last = next + 1;
            }
        }
        spelt = last;
        span(i, last, value);
    }

    /** What this word counts, or not a number. */
    private double word(int i) {
        Double value = i < tokens.size() ? NUMBER_WORDS.get(tokens.form(i)) : null;
        return value == null ? Double.NaN : value;
    }

    /** Last token of the number in words read before. */
    private int spelt = -1;

    private boolean inNumber(int i) {
        return i <= spelt;
    }

    private boolean joined(int i) {
        return i < tokens.size() && tokens.get(i).before() == Tokens.NONE;
    }

    private void number(int i, double value) {
        if (slashed(i + 1)) {
            ratio(i, value, tokens.get(i + 1).number());
            return;
        }
        if (i > 0 && tokens.get(i).before() == Tokens.SLASH) {
            return;
        }
        if ((is(i + 1, "sur") || is(i + 1, "over")) && isNumber(i + 2)) {
            ratio(i, value, tokens.get(i + 2).number());
        } else if (is(i + 1, "out") && is(i + 2, "of") && isNumber(i + 3)) {
            ratio(i, value, tokens.get(i + 3).number());
        }
        temperature(i, value);
        if (value >= 40
                && value <= 100
                && near(i, 4, " spo sat sats saturation saturations o oxygen oxygene ")) {
            spo2 = least(spo2, value);
        }
        boolean beats =
                near(i, 3, " pulse pouls hr bpm fc ")
                        || is(i + 1, "bpm")
                        || (is(i - 1, "rate") && is(i - 2, "heart"))
                        || (is(i - 1, "cardiaque") && near(i, 3, " frequence rythme "));
        if (beats && value >= 20 && value <= 300) {
            heartRate = most(heartRate, value);
        }
        boolean breaths =
                near(i, 3, " rr fr ")
                        || (is(i - 1, "rate") && near(i, 3, " respiratory breathing "))
                        || (is(i - 1, "respiratoire") && near(i, 3, " frequence "));
        if (breaths && value >= 3 && value <= 80) {
            respiratoryRate = most(respiratoryRate, value);
        }
        sugar(i, value);
        if (value >= 60 && value <= 300 && near(i, 3, " systolic sbp systolique ")) {
            systolic = most(systolic, value);
        }
    }

    /** "8/10" is how bad it is, "180/110" and a French "18/11" are blood pressures. */
    private void ratio(int i, double first, double second) {
        boolean pressure = near(i, 5, " bp tension ta pressure arterielle ");
        if (second == 10 && first <= 10 && !pressure) {
            severity = most(severity, first);
        } else if (pressure && first >= 5 && first < 30 && second < 20) {
            pressure(first * 10, second * 10);
        } else if (first >= 50 && first <= 300 && second >= 20 && second <= 200 && first > second) {
            pressure(first, second);
        }
    }

    private void pressure(double high, double low) {
        systolic = most(systolic, high);
        diastolic = most(diastolic, low);
    }

    private void temperature(int i, double whole) {
        double value = whole;
        int next = i + 1;
        boolean degrees =
                is(next, "deg") || is(next, "degre") || is(next, "degres") || is(next, "degrees");
        if (degrees) {
            next++;
            if (isNumber(next)
                    && tokens.get(next).number() < 10
                    && tokens.get(next).before() == Tokens.NONE) {
                value += tokens.get(next).number() / 10;
                next++;
            }
        }
        boolean celsius = is(next, "c") || is(next, "celsius");
        boolean fahrenheit = is(next, "f") || is(next, "fahrenheit");
        boolean named =
                near(
                                i,
                                5,
                                " temp temperature fever fievre t thermometer thermometre febrile"
                                        + " fevers ")
                        || after(next, 2, " fievre temperature fever temp ");
        if ((degrees || celsius || named) && value >= 33 && value <= 43.5 && !unit(next)) {
            temperature = most(temperature, value);
        } else if ((degrees || fahrenheit || named) && value >= 91 && value <= 110 && !unit(next)) {
            temperature = most(temperature, Math.round((value - 32) / 1.8 * 10) / 10.0);
        }
    }

    private void sugar(int i, double value) {
        if (!near(i, 5, " glucose sugar sugars glycemie dextro bgl glyc glycemies sucre ")) {
            return;
        }
        boolean gramsPerLitre = is(i + 1, "g") || is(i + 1, "gl") || is(i + 1, "g/l");
        double mmol =
                gramsPerLitre || (value < 1.1 && value > 0)
                        ? value * 5.55
                        : value >= 40 ? value / 18 : value;
        if (mmol > 0.5 && mmol < 80 && !unit(i + 1)) {
            glucose = Math.round(mmol * 10) / 10.0;
        }
    }

    /** A number with a unit of time: an age, weeks of pregnancy, or how long something lasts. */
    private void span(int i, int last, double value) {
        int at = last + 1;
        if (is(i, "couple") && is(at, "of")) {
            at++;
        }
        if (is(at, "et")
                || is(at, "bonnes")
                || is(at, "good")
                || is(at, "dernieres")
                || is(at, "derniers")) {
            at++;
        }
        if (is(at, "yo") || is(at, "y/o") || is(at, "yom") || is(at, "yof")) {
            age(value);
            return;
        }
        if (at >= tokens.size() || tokens.get(at).before() > Tokens.NONE) {
            return;
        }
        Double hours = UNIT_HOURS.get(tokens.form(at));
        if (hours == null || (is(at, "an") && !is(i, "un") && !tokens.get(i).isNumber())) {
            if (is(at, "sa") && value > 3 && value < 45) {
                weeksPregnant = value;
            }
            return;
        }
        double length = value * hours;
        if ((after(at + 1, 2, " old ") && !complaintOld(at)) || ageBefore(i, last, hours)) {
            age(length / YEAR);
        } else if (after(at + 1, 3, " pregnant gestation enceinte grossesse ")
                || near(i, 3, " enceinte pregnant grossesse ")) {
            weeksPregnant = Math.min(45, length / WEEK);
        } else if (!near(i, 2, " dans every tous toutes chaque per in within ")) {
            duration = most(duration, length);
        }
    }

    private boolean ageBefore(int i, int last, double unitHours) {
        if (near(i, 3, " aged age agee ages agees ")) {
            return true;
        }
        if (near(
                        i,
                        3,
                        " bebe nourrisson baby infant newborn fils fille son daughter enfant child"
                                + " garcon boy girl ")
                && !near(i, 3, " depuis since for pendant last past fait ")) {
            return true;
        }
        boolean figures = tokens.get(i).isNumber() || last > i;
        boolean years = unitHours == YEAR && figures;
        boolean ago = is(i - 1, "a") && is(i - 2, "y");
        return years
                && tokens.get(last + 1).form().startsWith("an")
                && !ago
                && !near(
                        i,
                        3,
                        " depuis pendant fait dans apres avant derniers quelques moins plus ");
    }

    /** "Two-day-old cold": the age of the complaint, not of a person. */
    private boolean complaintOld(int unit) {
        int old = is(unit + 1, "old") ? unit + 1 : unit + 2;
        boolean described =
                after(
                        old + 1,
                        1,
                        " bad mild dry nasty small runny deep slight sore red itchy minor ");
        return after(
                old + 1,
                described ? 2 : 1,
                " cold colds cough headache rash cut wound injury burn bruise pain sprain fever"
                        + " sore throat flu bite sting swelling nosebleed toothache earache scratch"
                        + " ache break fracture infection symptoms tattoo scar blister ");
    }

    private void age(double years) {
        if (years <= 125 && age == null) {
            age = years;
        }
    }

    /** "since yesterday", "depuis ce matin", "for weeks". */
    private void moment(int i) {
        boolean since = near(i, 3, " since depuis from ");
        switch (tokens.form(i)) {
            case "yesterday", "hier" -> last(DAY);
            case "matin", "morning", "aujourdhui", "today", "tonight", "noon", "midi" -> last(6);
            case "weeks", "semaines" -> lastIf(since || is(i - 1, "for"), 3 * WEEK);
            case "months", "mois" -> lastIf(since || is(i - 1, "for"), 3 * MONTH);
            case "years", "annees" -> lastIf(since || is(i - 1, "for"), 3 * YEAR);
            case "days", "jours" -> lastIf(since || is(i - 1, "for"), 3 * DAY);
            case "month" -> lastIf(since && is(i - 1, "last"), MONTH);
            case "week" -> lastIf(since && is(i - 1, "last"), 8 * DAY);
            case "year" -> lastIf(since && is(i - 1, "last"), YEAR);
            case "semaine" -> lastIf(since && is(i + 1, "derniere"), 8 * DAY);
            case "annee", "an" ->
                    lastIf(since && (is(i + 1, "derniere") || is(i + 1, "dernier")), YEAR);
            case "janvier",
                    "fevrier",
                    "mars",
                    "avril",
                    "mai",
                    "juin",
                    "juillet",
                    "aout",
                    "septembre",
                    "octobre",
                    "novembre",
                    "decembre",
                    "january",
                    "february",
                    "march",
                    "april",
                    "may",
                    "june",
                    "july",
                    "august",
                    "september",
                    "october",
                    "november",
                    "december",
                    "noel",
                    "christmas",
                    "ete",
                    "hiver",
                    "printemps",
                    "automne",
                    "summer",
                    "winter",
                    "spring",
                    "autumn" ->
                    lastIf(near(i, 2, " since depuis "), MONTH);
            case "weekend" -> lastIf(since, 3 * DAY);
            default -> {}
        }
    }

    private void lastIf(boolean said, double hours) {
        if (said) {
            duration = most(duration, hours);
        }
    }

    private void last(double hours) {
        if (duration == null) {
            duration = hours;
        }
    }

    private @Nullable Double ageByWord() {
        for (int i = 0; i < tokens.size(); i++) {
            switch (tokens.form(i)) {
                case "newborn", "neonate" -> {
                    return 0.04;
                }
                case "nourrisson", "infant" -> {
                    return 0.5;
                }
                case "bebe", "baby" -> {
                    boolean birth =
                            near(
                                    i,
                                    4,
                                    " enceinte pregnant accouche accouchement birth had attends ");
                    if (!birth && near(i, 2, " mon ma notre my our un le the a petit ")) {
                        return 0.5;
                    }
                }
                case "toddler" -> {
                    return 2.0;
                }
                case "ne", "nee" -> {
                    if (is(i - 1, "nouveau")) {
                        return 0.04;
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private boolean slashed(int i) {
        return isNumber(i) && tokens.get(i).before() == Tokens.SLASH;
    }

    private boolean unit(int i) {
        return i < tokens.size()
                && UNIT_HOURS.containsKey(tokens.form(i))
                && tokens.get(i).before() == Tokens.NONE;
    }

    private boolean isNumber(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).isNumber();
    }

    private boolean is(int i, String form) {
        return i >= 0 && i < tokens.size() && tokens.form(i).equals(form);
    }

    /** Whether one of the words stands within so many tokens before, in the same sentence. */
    private boolean near(int i, int reach, String words) {
        for (int at = i - 1; at >= 0 && at >= i - reach; at--) {
            if (tokens.get(at + 1).before() == Tokens.SENTENCE) {
                return false;
            }
            if (words.contains(" " + tokens.form(at) + " ")) {
                return true;
            }
        }
        return false;
    }

    private boolean after(int from, int reach, String words) {
        for (int at = from; at < tokens.size() && at < from + reach; at++) {
            if (tokens.get(at).before() == Tokens.SENTENCE) {
                return false;
            }
            if (words.contains(" " + tokens.form(at) + " ")) {
                return true;
            }
        }
        return false;
    }

    private static Double most(@Nullable Double known, double value) {
        return known == null ? value : Math.max(known, value);
    }

    private static Double least(@Nullable Double known, double value) {
        return known == null ? value : Math.min(known, value);
    }

    private static void numbers(String words) {
        int value = 0;
        for (String word : words.split(" ")) {
            NUMBER_WORDS.putIfAbsent(word, (double) value++);
        }
    }

    private static void value(double value, String words) {
        for (String word : words.split(" ")) {
            NUMBER_WORDS.putIfAbsent(word, value);
        }
    }

    private static void unit(double hours, String words) {
        for (String word : words.split(" ")) {
            UNIT_HOURS.put(word, hours);
        }
    }
}
