package employeehealth.engine.text;

import org.jspecify.annotations.Nullable;

/** Reads temperature, pulse, breathing, oxygen, blood pressure, sugar and how bad pain is. */
final class VitalReader {

    /** What follows a number that measures something else: time, amounts, money, people. */
    private static final String OTHER_UNITS =
            " mg mcg g/j ml cl dl cm mm km m kg kilo kilos lb lbs pounds euros euro dollars eur usd"
                + " fois times personnes people comprimes comprime tablets tablet pills pill"
                + " gouttes drops feet ft inches metres meters pieces points pct am pm oclock"
                + " grammes gramme grams litre litres dolipranes cachets pages etages etage eme th"
                + " marches steps units unites ";

    private static final String MMOL = " mmol mmol/l mmoll ";
    private static final String GRAMS = " g g/l gl gramme grammes gr gr/l ";

    private static final String FEVER =
            " temp temperature fever fievre t thermometer thermometre febrile fevers tempe ";
    private static final String OXYGEN =
            " spo sat sats satu satur saturation saturations oxygen oxygene oxygenation oximeter"
                    + " oximetre oxymetre saturometre ox ";
    private static final String PULSE =
            " pulse pouls hr bpm fc pulsations pulsation cardiaque heartbeat palpitations ";
    private static final String BEATING =
            " heart coeur rate rythme beating beats beat bat battait racing pounding tape cogne ";
    private static final String BEATS = " bpm beats battements pulsations pulse pouls batt ";
    private static final String BREATHS = " breaths respirations inspirations cycles ";
    private static final String BREATHING =
            " breathing breathes breath breaths respire respires respiration respirations"
                    + " respiratory respiratoire respirer ";
    private static final String PRESSURE = " bp tension ta pressure arterielle ";
    private static final String SUGAR =
            " glucose sugar sugars glycemie glycemies dextro bgl bg glyc sucre glucometre"
                    + " glucometer gly diabete ";
    private static final String FRENCH_SUGAR = " glycemie glycemies dextro glyc sucre gly diabete ";
    private static final String LOW =
            " low basse bas hypo hypoglycemie chute chutee dropped drops below descendue tombee ";
    private static final String PAIN =
            " pain douleur douleurs mal ache eva scale echelle level intensite severity notee cotee"
                    + " evaluee ";

    private static final String UNBEARABLE =
            " insupportable insupportables intolerable intolerables atroce atroces intenable"
                    + " unbearable excruciating agonising agonizing agony ";
    private static final String ACHING =
            " mal maux douleur douleurs douloureux douloureuse pain pains painful hurt hurts"
                    + " hurting ache aches aching sore cramp cramps crampe crampes ";

    private final Around around;

    @Nullable Double temperature;
    @Nullable Double severity;
    @Nullable Double spo2;
    @Nullable Double heartRate;
    @Nullable Double respiratoryRate;
    @Nullable Double systolic;
    @Nullable Double diastolic;
    @Nullable Double glucose;

    VitalReader(Around around) {
        this.around = around;
    }

    void read(Quantity quantity) {
        int at = quantity.first();
        double value = quantity.value();
        if (around.slashed(quantity.next())) {
            ratio(at, value, quantity.next());
            return;
        }
        if (around.slashed(at)) {
            return;
        }
        boolean small = !quantity.figures() && value < 20;
        if (outOf(quantity) || small || SpanReader.unit(around, quantity.next())) {
            return;
        }
        temperature(quantity);
        oxygen(quantity);
        pulse(quantity);
        breathing(quantity);
        sugar(quantity);
        pressure(quantity);
        pain(quantity);
    }

    /** "9 out of 10", "9 sur 10", "18 over 10", "8 on a scale of 1 to 10". */
    private boolean outOf(Quantity quantity) {
        int next = quantity.next();
        if (around.any(next, " sur over on ") && around.isNumber(next + 1)) {
            ratio(quantity.first(), quantity.value(), next + 1);
            return true;
        }
        if (around.is(next, "out") && around.is(next + 1, "of") && around.isNumber(next + 2)) {
            ratio(quantity.first(), quantity.value(), next + 2);
            return true;
        }
        boolean ten =
                (around.is(next, "sur") && around.is(next + 1, "dix"))
                        || (around.is(next, "out") && around.is(next + 2, "ten"));
        boolean scale = around.after(next, 4, " scale echelle ");
        if ((ten || scale) && quantity.value() <= 12) {
            severity = most(severity, Math.min(10, quantity.value()));
            return true;
        }
        return false;
    }

    /** "8/10" is how bad it is, "180/110" and a French "18/11" are blood pressures. */
    private void ratio(int at, double first, int other) {
        double second = around.number(other);
        boolean named =
                around.near(at, 5, PRESSURE)
                        || around.after(other + 1, 3, " tension mmhg ta arterielle ");
        if (named && first >= 5 && first < 30 && second >= 3 && second < 20 && first > second) {
            pressure(first * 10, second * 10);
        } else if (second == 10 && first <= 15 && !named) {
            severity = most(severity, Math.min(10, first));
        } else if (second == 10 && first <= 10) {
            severity = most(severity, first);
        } else if (first >= 50 && first <= 300 && second >= 20 && second <= 200 && first > second) {
            pressure(first, second);
        }
    }

    private void pressure(double high, double low) {
        systolic = most(systolic, high);
        diastolic = most(diastolic, low);
    }

    private boolean otherUnit(int next) {
        return around.any(next, OTHER_UNITS) && !around.ends(next);
    }

    private void temperature(Quantity quantity) {
        int at = quantity.first();
        int next = quantity.next();
        double value = quantity.value();
        boolean degrees = around.any(next, " deg degre degres degrees ");
        if (degrees) {
            next++;
        }
        boolean hundreds = value > 50;
        if (around.isNumber(next)
                && around.number(next) < 10
                && around.joined(next)
                && value == Math.rint(value)
                && !hundreds
                && (degrees || around.after(next + 1, 2, " de fievre temperature "))) {
            value += around.number(next) / 10;
            next++;
        } else if (around.is(next, "et") && around.any(next + 1, " demi demie ")) {
            value += 0.5;
            next += 2;
        }
        boolean celsius = around.any(next, " c celsius ");
        boolean fahrenheit = around.any(next, " f fahrenheit ");
        boolean named =
                around.near(at, 5, FEVER)
                        || around.after(next, 2, " fievre temperature fever temp ");
        boolean bare = quantity.figures() && value != Math.rint(value) && value >= 37.3;
        if (otherUnit(next) || SpanReader.unit(around, next) || around.is(next, "%")) {
            return;
        }
        if ((degrees || celsius || named || bare) && value >= 33 && value <= 43.5) {
            temperature = most(temperature, value);
        } else if ((degrees || fahrenheit || named) && value >= 91 && value <= 110) {
            temperature = most(temperature, Math.round((value - 32) / 1.8 * 10) / 10.0);
        }
    }

    private void oxygen(Quantity quantity) {
        int at = quantity.first();
        int next = quantity.next();
        double value = quantity.value();
        boolean o2 =
                around.isNumber(at - 1) && around.number(at - 1) == 2 && around.is(at - 2, "o");
        boolean percent = around.is(next, "%");
        boolean named =
                o2
                        || around.linked(at, OXYGEN)
                        || around.near(at, 4, OXYGEN)
                        || (percent && around.after(next + 1, 2, OXYGEN));
        if (named && value >= 40 && value <= 100 && !otherUnit(next)) {
            spo2 = least(spo2, value);
        }
    }

    private void pulse(Quantity quantity) {
        int at = quantity.first();
        int next = quantity.next();
        double value = quantity.value();
        boolean oximeter = around.is(at - 1, "ox") || around.is(at - 2, "ox");
        boolean named =
                around.near(at, 3, " pulse pouls hr bpm fc ")
                        || around.linked(at, PULSE)
                        || beating(at)
                        || around.any(next, BEATS)
                        || (around.is(next, "de") && around.any(next + 1, BEATS));
        if (named && !oximeter && value >= 20 && value <= 300 && !otherUnit(next)) {
            heartRate = most(heartRate, value);
        }
    }

    /** "My heart is beating at 170", "coeur à 160". */
    private boolean beating(int at) {
        return around.linked(at, BEATING)
                && around.near(at, 6, " heart coeur ")
                && !around.near(at, 6, " attack crise infarctus failure ")
                && around.near(at, 3, " at a is rate beats bat ");
    }

    private void breathing(Quantity quantity) {
        int at = quantity.first();
        int next = quantity.next();
        double value = quantity.value();
        boolean perMinute =
                (around.any(next, " fois times x ")
                                && around.after(next + 1, 3, " minute min mn ")
                                && around.near(at, 4, BREATHING))
                        || (around.any(next, BREATHS) && around.after(next + 1, 3, " minute min "));
        boolean named =
                around.near(at, 3, " rr fr ")
                        || around.linked(at, " rr fr respiratory respiratoire ")
                        || (around.is(at - 1, "rate")
                                && around.near(at, 3, " respiratory breathing "));
        if ((named && !otherUnit(next) || perMinute) && value >= 3 && value <= 80) {
            respiratoryRate = most(respiratoryRate, value);
        }
    }

    private void sugar(Quantity quantity) {
        int at = quantity.first();
        int next = quantity.next();
        double value = quantity.value();
        boolean grams = around.any(next, GRAMS);
        boolean perLitre = around.any(next, " g/l gl ") && value >= 0.2 && value < 8;
        boolean named = around.near(at, 5, SUGAR) || around.after(next, 3, " glycemie glucose ");
        if (!named && !perLitre) {
            return;
        }
        boolean french = around.near(at, 5, FRENCH_SUGAR) || around.after(next, 3, FRENCH_SUGAR);
        boolean inGrams =
                grams
                        || (value > 0 && value < 1.1)
                        || (french
                                && value < 5
                                && !around.any(next, MMOL)
                                && !around.near(at, 5, LOW));
        double mmol = inGrams ? value * 5.55 : value >= 40 ? value / 18 : value;
        boolean unit = otherUnit(next) && !grams && !around.is(next, "mg");
        if (mmol > 0.5 && mmol < 80 && !unit) {
            glucose = Math.round(mmol * 10) / 10.0;
        }
    }

    /** "18,5 de tension", "tension 18 10", "bp of 220", "systolic 210". */
    private void pressure(Quantity quantity) {
        int at = quantity.first();
        int next = quantity.next();
        double value = quantity.value();
        if (otherUnit(next) || around.is(next, "%")) {
            return;
        }
        if (value >= 60 && value <= 300 && around.near(at, 3, " systolic sbp systolique ")) {
            systolic = most(systolic, value);
            return;
        }
        boolean french =
                around.linked(at, " tension ta ")
                        || around.after(next, 2, " tension ")
                        || (around.isNumber(next) && around.after(next + 1, 2, " tension "));
        boolean named =
                french
                        || around.linked(at, " bp ")
                        || (around.linked(at, " pressure ") && around.near(at, 6, " blood "));
        if (french && value >= 5 && value <= 30) {
            double low = around.isNumber(next) ? around.number(next) : Double.NaN;
            boolean two = around.joined(next) && low >= 3 && low < value;
            systolic = most(systolic, value * 10);
            if (two) {
                diastolic = most(diastolic, low * 10);
            }
        } else if (named && value >= 60 && value <= 300) {
            systolic = most(systolic, value);
        }
    }

    private void pain(Quantity quantity) {
        if (quantity.figures()
                && quantity.value() <= 10
                && !otherUnit(quantity.next())
                && !around.is(quantity.next(), "%")
                && around.linked(quantity.first(), PAIN)
                && !around.is(quantity.first() - 1, "at")) {
            severity = most(severity, quantity.value());
        }
    }

    /** "Une douleur atroce", "it hurts, it is unbearable": as bad as nine of ten. */
    void unbearable(int at) {
        if (around.any(at, UNBEARABLE)
                && (around.near(at, 24, ACHING) || around.after(at + 1, 3, ACHING))
                && !around.near(at, 3, " pas not isnt jamais never no sans ")) {
            severity = most(severity, 9);
        }
    }

    private static Double most(@Nullable Double known, double value) {
        return known == null ? value : Math.max(known, value);
    }

    private static Double least(@Nullable Double known, double value) {
        return known == null ? value : Math.min(known, value);
    }
}
