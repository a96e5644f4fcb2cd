package employeehealth.engine.text;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads numbers with a unit of time: ages, weeks of pregnancy, how long something lasts. */
final class SpanReader {

    private static final double DAY = 24;
    private static final double WEEK = 7 * DAY;
    private static final double MONTH = 30 * DAY;
    private static final double YEAR = 365 * DAY;

    private static final Map<String, Double> UNIT_HOURS = new HashMap<>();

    private static final String CHILD =
            " bebe bb nourrisson baby infant newborn ne nee nez fils fille filles son daughter"
                    + " enfant child kid garcon boy girl toddler petit petite gamin gamine petiot"
                    + " loulou puce grandson granddaughter nephew niece neveu niece bebes ";

    private static final String SOMEBODY =
            CHILD
                    + "mother father mom mum dad mere pere maman papa husband wife mari femme"
                    + " colleague collegue grandmother grandfather patient he she i m il elle"
                    + " grandma grandpa brother sister frere soeur boyfriend girlfriend friend man"
                    + " woman ";

    private static final String AGED = " aged age agee ages agees ";

    private static final String PREGNANT =
            " pregnant gestation enceinte grossesse pregnancy gravid pg along amenorrhee preggo ";

    static {
        unit(1.0 / 3600, "s sec secs seconde secondes second seconds");
        unit(1.0 / 60, "min mins mn mns minute minutes");
        unit(1, "h hr hrs heure heures hour hours");
        unit(DAY, "j jr jrs jour jours journee journees day days d nuit nuits night nights");
        unit(WEEK, "sem semaine semaines week weeks wk wks");
        unit(2 * WEEK, "fortnight");
        unit(MONTH, "mois month months mo mos mth mths");
        unit(YEAR, "an ans annee annees year years yr yrs");
    }

    private final Around around;
    private final Tokens tokens;

    @Nullable Double age;
    @Nullable Double duration;
    @Nullable Double weeksPregnant;

    SpanReader(Tokens tokens, Around around) {
        this.tokens = tokens;
        this.around = around;
    }

    /** Whether this word is a unit of time. */
    static boolean unit(String form) {
        return hours(form) != null;
    }

    private static @Nullable Double hours(String form) {
        Double hours = UNIT_HOURS.get(form);
        return hours == null ? UNIT_HOURS.get(Folding.stem(form)) : hours; // "semains"
    }

    /** Whether a unit of time stands right here. */
    static boolean unit(Around around, int at) {
        return around.joined(at) && unit(around.form(at));
    }

    void read(Quantity quantity) {
        int unit = quantity.next();
        if (around.any(unit, " et bonnes bons good dernieres derniers d de ")
                && unit(around, unit + 1)) {
            unit++;
        }
        if (around.any(unit, " yo y/o yom yof ")) {
            age(quantity.value());
            return;
        }
        Double hours = around.joined(unit) ? hours(around.form(unit)) : null;
        boolean bareYear =
                around.is(unit, "an") && !quantity.figures() && !around.is(unit - 1, "un");
        if (hours == null || bareYear) {
            unitless(quantity, unit);
        } else {
            span(quantity, unit, hours);
        }
    }

    private void span(Quantity quantity, int unit, double hours) {
        int at = quantity.first();
        double value = quantity.value();
        if (around.is(unit + 1, "et") && around.any(unit + 2, " demi demie quart ")) {
            value += around.is(unit + 2, "quart") ? 0.25 : 0.5;
        } else if (hours == 1
                && around.isNumber(unit + 1)
                && around.number(unit + 1) < 60
                && around.glued(unit + 1)) {
            value += around.number(unit + 1) / 60;
        }
        double length = value * hours;
        if ((around.after(unit + 1, 2, " old ") && !complaintOld(unit))
                || personBefore(quantity, unit, hours)) {
            age(length / YEAR);
        } else if (around.after(unit + 1, 3, PREGNANT)
                || around.near(at, 3, " enceinte pregnant grossesse pregnancy ")) {
            weeks(quantity, Math.min(45, length / WEEK));
        } else if (!around.near(at, 2, " dans every tous toutes chaque per in within ")) {
            duration = most(duration, length);
        }
    }

    /** "32 SA", "45M", "I'm 45", "my daughter is 3", "aged 67". */
    private void unitless(Quantity quantity, int unit) {
        int at = quantity.first();
        double value = quantity.value();
        if (around.is(unit, "sa") && value > 3 && value < 45) {
            weeks(quantity, value);
            return;
        }
        boolean whole = quantity.figures() && value == Math.rint(value) && value >= 1;
        if (!whole || around.slashed(at) || around.slashed(quantity.next())) {
            return;
        }
        boolean letter =
                around.any(unit, " m f ")
                        && around.joined(unit)
                        && (around.glued(unit) || around.any(unit + 1, " with presenting c/o "))
                        && (around.ends(unit + 1)
                                || !around.near(at, 4, " de from fell tombe chute hauteur temp "));
        if (letter && value >= 14 && value <= 110 && !fever(at)) {
            age(value);
        } else if (around.linked(at, AGED) && value <= 110 && !around.any(unit, " % fois times ")) {
            age(value);
        } else if (around.any(at - 1, " is s m am ")
                && around.any(at - 2, SOMEBODY)
                && value <= 110
                && (value >= 14 || around.any(at - 2, CHILD))
                && (around.ends(unit) || around.any(unit, " and with but having who i has yo "))) {
            age(value);
        } else if (around.any(at - 1, CHILD)
                && value <= 17
                && tokens.get(at).before() == Tokens.COMMA
                && around.ends(unit)) {
            age(value);
        }
    }

    private boolean fever(int at) {
        return around.near(at, 5, " temp temperature fever fievre ");
    }

    /** "34+2" weeks count as 34. */
    private void weeks(Quantity quantity, double weeks) {
        int at = quantity.first();
        boolean days =
                around.isNumber(at - 1)
                        && around.joined(at)
                        && quantity.value() <= 6
                        && around.number(at - 1) >= 4
                        && around.number(at - 1) <= 43;
        weeksPregnant = days ? Double.valueOf(around.number(at - 1)) : Double.valueOf(weeks);
    }

    /** Whether this is somebody's age: "mon fils de 4 ans", "bébé 2 mois", "j'ai 45 ans". */
    private boolean personBefore(Quantity quantity, int unit, double unitHours) {
        int at = quantity.first();
        if (around.linked(at, AGED) || around.near(at, 3, AGED)) {
            return true;
        }
        boolean ofSomething = around.any(unit + 1, " de d of ") && !around.any(at - 1, " de d ");
        if (around.linked(at, CHILD) && !ofSomething && !since(at)) {
            return true;
        }
        boolean figures = quantity.figures() || quantity.last() > at;
        boolean years = unitHours == YEAR && figures && around.form(unit).startsWith("an");
        boolean ago = around.is(at - 1, "a") && around.is(at - 2, "y");
        return years
                && !ago
                && !around.near(
                        at,
                        3,
                        " depuis pendant fait dans apres avant derniers quelques moins plus ");
    }

    private boolean since(int at) {
        return around.near(at, 3, " depuis since for pendant last past fait ")
                || (around.is(at - 1, "a") && around.is(at - 2, "y"));
    }

    /** "Two-day-old cold": the age of the complaint, not of a person. */
    private boolean complaintOld(int unit) {
        int old = around.is(unit + 1, "old") ? unit + 1 : unit + 2;
        boolean described =
                around.after(
                        old + 1,
                        1,
                        " bad mild dry nasty small runny deep slight sore red itchy minor ");
        return around.after(
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
    void moment(int at) {
        switch (tokens.form(at)) {
            case "yesterday" -> last(DAY);
            case "hier" -> last(around.is(at - 1, "avant") ? 2 * DAY : DAY);
            case "matin", "morning", "aujourdhui", "today", "tonight", "noon", "midi" -> last(6);
            case "night", "evening" -> lastIf(from(at) && around.is(at - 1, "last"), 12);
            case "weeks", "semaines" -> lastIf(many(at), 3 * WEEK);
            case "months", "mois" -> lastIf(many(at), 3 * MONTH);
            case "years", "annees" -> lastIf(many(at), 3 * YEAR);
            case "days", "jours" -> lastIf(many(at), 3 * DAY);
            case "month" -> lastIf(from(at) && around.is(at - 1, "last"), MONTH);
            case "week" -> lastIf(from(at) && around.is(at - 1, "last"), 8 * DAY);
            case "year" -> lastIf(from(at) && around.is(at - 1, "last"), YEAR);
            case "semaine" -> lastIf(from(at) && around.is(at + 1, "derniere"), 8 * DAY);
            case "annee", "an" ->
                    lastIf(from(at) && around.any(at + 1, " derniere dernier "), YEAR);
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
                    lastIf(around.near(at, 2, " since depuis "), MONTH);
            case "weekend", "monday", "lundi" -> lastIf(from(at), 3 * DAY);
            default -> {}
        }
    }

    private boolean from(int at) {
        return around.near(at, 3, " since depuis from ");
    }

    /** "For days", not "for a day". */
    private boolean many(int at) {
        boolean counted = around.isNumber(at - 1) || around.any(at - 1, " un une a ");
        return !counted && (from(at) || around.is(at - 1, "for"));
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

    /** An age that one word says, when no number does. */
    @Nullable Double ageByWord() {
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
                            around.near(
                                    i,
                                    4,
                                    " enceinte pregnant accouche accouchement birth had attends ");
                    if (!birth && around.near(i, 2, " mon ma notre my our un le the a petit ")) {
                        return 0.5;
                    }
                }
                case "toddler" -> {
                    return 2.0;
                }
                case "ne", "nee" -> {
                    if (around.is(i - 1, "nouveau")) {
                        return 0.04;
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private static Double most(@Nullable Double known, double value) {
        return known == null ? value : Math.max(known, value);
    }

    private static void unit(double hours, String words) {
        for (String word : words.split(" ")) {
            UNIT_HOURS.put(word, hours);
            UNIT_HOURS.put(Folding.stem(word), hours);
        }
    }
}
