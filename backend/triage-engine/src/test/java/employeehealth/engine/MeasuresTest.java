package employeehealth.engine;

import static org.assertj.core.api.Assertions.assertThat;

import employeehealth.engine.text.Measures;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers and their units, as people write them. */
class MeasuresTest {

    private static final Library LIBRARY = ProtocolFiles.library();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
                    fr | 40 de fièvre | temperatureC | 40
                    fr | 39,5 | temperatureC | 39.5
                    fr | fièvre à 39,5 | temperatureC | 39.5
                    fr | fièvre 39.5 | temperatureC | 39.5
                    fr | j'ai 38,9 | temperatureC | 38.9
                    fr | température 38°5 | temperatureC | 38.5
                    fr | 38°5 de température | temperatureC | 38.5
                    fr | 38 5 de fièvre | temperatureC | 38.5
                    fr | 39 et demi de fièvre | temperatureC | 39.5
                    fr | quarante de fièvre | temperatureC | 40
                    fr | trente neuf de fièvre | temperatureC | 39
                    fr | T° 39 | temperatureC | 39
                    fr | T 39,2 | temperatureC | 39.2
                    fr | T=39.2 | temperatureC | 39.2
                    fr | T°: 38,7°C | temperatureC | 38.7
                    fr | 38.5°C | temperatureC | 38.5
                    en | 101.5F | temperatureC | 38.6
                    en | temp 38 | temperatureC | 38
                    en | temp of 103 | temperatureC | 39.4
                    en | fever of 104 | temperatureC | 40
                    en | 103.2 fever | temperatureC | 39.6
                    en | fever 39.4 | temperatureC | 39.4
                    en | running a temp of 102 | temperatureC | 38.9
                    en | her temperature is 104.5 | temperatureC | 40.3
                    en | temperature 34 | temperatureC | 34
                    en | 102.4 F temp | temperatureC | 39.1
                    en | fever for 40 days | temperatureC | null
                    en | fever for 40 days | durationHours | 960
                    en | fever of 400 | temperatureC | null
                    fr | 38 ans, fièvre | temperatureC | null
                    fr | 38 ans, fièvre | ageYears | 38
                    fr | fièvre depuis 38 heures | temperatureC | null
                    fr | tension 18/10 | systolic | 180
                    fr | tension 18/10 | diastolic | 100
                    fr | 18/10 de tension | systolic | 180
                    fr | 18/10 de tension | diastolic | 100
                    fr | tension à 18 | systolic | 180
                    fr | 18,5 de tension | systolic | 185
                    fr | j'ai 20 de tension | systolic | 200
                    fr | tension 8/5 | systolic | 80
                    fr | tension 8/5 | diastolic | 50
                    fr | 8 de tension | systolic | 80
                    fr | TA 180/100 | systolic | 180
                    fr | TA 180/100 | diastolic | 100
                    fr | tension artérielle à 210 sur 120 | systolic | 210
                    fr | tension artérielle à 210 sur 120 | diastolic | 120
                    fr | 22/13 tension | systolic | 220
                    fr | 21 12 de tension | systolic | 210
                    fr | tension 18 10 | systolic | 180
                    fr | 18/10 | systolic | null
                    en | BP 200/120 | systolic | 200
                    en | BP 200/120 | diastolic | 120
                    en | blood pressure 200 over 120 | systolic | 200
                    en | blood pressure 200 over 120 | diastolic | 120
                    en | my blood pressure is 190/105 | systolic | 190
                    en | bp 85/50 | systolic | 85
                    en | bp of 220 | systolic | 220
                    en | bp: 188 / 110 | systolic | 188
                    en | systolic 210 | systolic | 210
                    fr | glycémie 0,45 | glucoseMmolL | 2.5
                    fr | glycémie 0,45 g/L | glucoseMmolL | 2.5
                    fr | 2,8 g/L | glucoseMmolL | 15.54
                    fr | dextro à 0.4 | glucoseMmolL | 2.22
                    fr | dextro 450 | glucoseMmolL | 25
                    fr | glycémie à 4,5 g/l | glucoseMmolL | 25
                    fr | glycémie 3,5 g | glucoseMmolL | 19.4
                    fr | glycémie 2,8 | glucoseMmolL | 15.5
                    fr | glycémie 25 mmol/L | glucoseMmolL | 25
                    fr | glycémie à 3 grammes | glucoseMmolL | 16.7
                    fr | sucre à 45 mg/dl | glucoseMmolL | 2.5
                    en | sugar of 350 | glucoseMmolL | 19.4
                    en | blood sugar 2.8 | glucoseMmolL | 2.8
                    en | blood sugar 40 | glucoseMmolL | 2.2
                    en | blood glucose 450 mg/dL | glucoseMmolL | 25
                    en | glucose 22 mmol | glucoseMmolL | 22
                    en | bg 45 | glucoseMmolL | 2.5
                    en | my sugar is 600 | glucoseMmolL | 33.3
                    en | sugar dropped to 50 | glucoseMmolL | 2.8
                    en | blood sugar was low at 48 | glucoseMmolL | 2.7
                    en | sats 85% | spo2 | 85
                    fr | sat à 88 | spo2 | 88
                    fr | saturation 90% | spo2 | 90
                    fr | satu à 89 | spo2 | 89
                    fr | SpO2 91 | spo2 | 91
                    fr | spo2: 84 % | spo2 | 84
                    fr | oxygène à 87 | spo2 | 87
                    en | oxygen level is 86 | spo2 | 86
                    en | O2 sat 89% on room air | spo2 | 89
                    en | o2 88 | spo2 | 88
                    en | pulse ox 84 | spo2 | 84
                    en | pulse ox 84 | heartRate | null
                    en | oximeter reads 83 | spo2 | 83
                    en | 85% oxygen | spo2 | 85
                    en | 85 % sat | spo2 | 85
                    en | heart rate 150 | heartRate | 150
                    en | HR 160 | heartRate | 160
                    en | pulse 38 | heartRate | 38
                    en | my heart is beating at 170 | heartRate | 170
                    en | 170 bpm | heartRate | 170
                    en | 170 beats per minute | heartRate | 170
                    en | heart rate is at 155 | heartRate | 155
                    fr | pouls à 150 | heartRate | 150
                    fr | 150 de pouls | heartRate | 150
                    fr | coeur à 160 | heartRate | 160
                    fr | mon coeur bat à 160 | heartRate | 160
                    fr | 160 battements par minute | heartRate | 160
                    fr | FC 145 | heartRate | 145
                    fr | fréquence cardiaque 150 | heartRate | 150
                    fr | fréquence cardiaque à 150 | heartRate | 150
                    fr | pulsations 145 | heartRate | 145
                    en | respiratory rate 32 | respiratoryRate | 32
                    en | RR 34 | respiratoryRate | 34
                    en | breathing 40 times a minute | respiratoryRate | 40
                    en | 40 breaths per minute | respiratoryRate | 40
                    fr | FR 32 | respiratoryRate | 32
                    fr | respire 40 fois par minute | respiratoryRate | 40
                    fr | fréquence respiratoire à 35 | respiratoryRate | 35
                    en | pain 9/10 | severity | 9
                    en | pain 9 out of 10 | severity | 9
                    en | 10/10 pain | severity | 10
                    en | pain is an 8 | severity | 8
                    en | pain level 8 | severity | 8
                    en | pain scale 8 | severity | 8
                    en | 8 on a scale of 1 to 10 | severity | 8
                    en | 8 on 10 | severity | 8
                    fr | douleur 9 sur 10 | severity | 9
                    fr | douleur à 9/10 | severity | 9
                    fr | douleur à 8 | severity | 8
                    fr | EVA 8 | severity | 8
                    fr | douleur notée 8 | severity | 8
                    fr | neuf sur dix | severity | 9
                    en | nine out of ten | severity | 9
                    fr | 9,5/10 | severity | 9.5
                    fr | douleur 12/10 | severity | 10
                    fr | depuis ce matin | durationHours | 6
                    fr | mal au ventre depuis 3 jours | durationHours | 72
                    en | for the past 3 days | durationHours | 72
                    en | for the last two weeks | durationHours | 336
                    fr | il y a deux heures | durationHours | 2
                    fr | 10j | durationHours | 240
                    fr | depuis 10j | durationHours | 240
                    fr | depuis 2h | durationHours | 2
                    fr | ça fait 3 semaines | durationHours | 504
                    fr | depuis une semaine | durationHours | 168
                    fr | depuis une heure | durationHours | 1
                    fr | depuis 1h30 | durationHours | 1.5
                    fr | depuis une quinzaine de jours | durationHours | 360
                    fr | depuis une dizaine de jours | durationHours | 240
                    fr | depuis quinze jours | durationHours | 360
                    fr | depuis avant-hier | durationHours | 48
                    fr | depuis 2-3 jours | durationHours | 72
                    fr | depuis 2 à 3 semaines | durationHours | 504
                    fr | depuis trois ou quatre jours | durationHours | 96
                    fr | depuis un mois | durationHours | 720
                    fr | depuis des mois | durationHours | 2160
                    fr | depuis un quart d'heure | durationHours | 0.25
                    fr | depuis une demi-heure | durationHours | 0.5
                    fr | depuis une heure et demie | durationHours | 1.5
                    en | since yesterday | durationHours | 24
                    en | since last night | durationHours | 12
                    en | for half an hour | durationHours | 0.5
                    en | for an hour | durationHours | 1
                    en | for a couple of days | durationHours | 48
                    en | x3 days | durationHours | 72
                    en | x 3 days | durationHours | 72
                    en | 3d | durationHours | 72
                    en | for 2-3 weeks | durationHours | 504
                    en | for 2 to 3 weeks | durationHours | 504
                    en | for over a month | durationHours | 720
                    en | 2 wks | durationHours | 336
                    en | started 20 minutes ago | durationHours | 0.33
                    en | 20min | durationHours | 0.33
                    en | a fortnight | durationHours | 336
                    en | three day history of cough | durationHours | 72
                    en | 3-day history of cough | durationHours | 72
                    en | a 3 week old | ageYears | 0.0575
                    fr | mon fils de 4 ans | ageYears | 4
                    fr | bébé 2 mois | ageYears | 0.164
                    fr | nourrisson de 15 jours | ageYears | 0.041
                    fr | ma fille (7 ans) | ageYears | 7
                    fr | ma fille, 7 ans, fièvre | ageYears | 7
                    fr | mon bébé a 3 semaines et 38,5 | ageYears | 0.0575
                    fr | bébé d'un mois | ageYears | 0.082
                    fr | bébé de deux mois et demi | ageYears | 0.2055
                    fr | mon bébé de 5 jours a 38,3 | ageYears | 0.0137
                    fr | mon bébé de 5 jours a 38,3 | temperatureC | 38.3
                    fr | fille 18 mois | ageYears | 1.48
                    fr | enfant de 18 mois | ageYears | 1.48
                    fr | enfant 3 ans | ageYears | 3
                    fr | mon petit de 3 ans | ageYears | 3
                    fr | ma petite a 6 mois | ageYears | 0.493
                    fr | mon fils a 2 ans et il tousse depuis 3 jours | ageYears | 2
                    fr | mon fils a 2 ans et il tousse depuis 3 jours | durationHours | 72
                    fr | ma mère de 78 ans | ageYears | 78
                    fr | ma mère 78 ans | ageYears | 78
                    fr | j'ai 45 ans | ageYears | 45
                    fr | jai 45ans | ageYears | 45
                    fr | homme de 62 ans | ageYears | 62
                    fr | H 62 ans | ageYears | 62
                    fr | femme, 30 ans, enceinte | ageYears | 30
                    fr | âgé de 5 semaines | ageYears | 0.096
                    fr | nouveau-né | ageYears | 0.04
                    fr | mon nouveau né de 10 jours | ageYears | 0.027
                    fr | âge : 3 mois | ageYears | 0.25
                    fr | depuis 5 ans je fume | ageYears | null
                    fr | mal au dos depuis 10 ans | ageYears | null
                    fr | bébé qui tousse depuis 2 mois | durationHours | 1440
                    fr | mon bébé tousse depuis 2 jours | durationHours | 48
                    en | my 4 year old son | ageYears | 4
                    en | my 4yo son | ageYears | 4
                    en | 4 y/o | ageYears | 4
                    en | 4-year-old | ageYears | 4
                    en | 45M | ageYears | 45
                    en | 45 M with chest pain | ageYears | 45
                    en | 32F chest pain | ageYears | 32
                    en | 32F chest pain | temperatureC | null
                    en | (32F) | ageYears | 32
                    en | 32 yr old female | ageYears | 32
                    en | aged 67 | ageYears | 67
                    en | age 67 | ageYears | 67
                    en | I am 67 | ageYears | 67
                    en | I'm 45 and have chest pain | ageYears | 45
                    en | I'm 45 years old | ageYears | 45
                    en | my mother is 80 | ageYears | 80
                    en | he's 72 | ageYears | 72
                    en | my daughter is 3 | ageYears | 3
                    en | my daughter is 3 months | ageYears | 0.25
                    en | 3 month old baby | ageYears | 0.25
                    en | 3 mo old | ageYears | 0.25
                    en | my baby is 6 weeks | ageYears | 0.115
                    en | my 6 week-old | ageYears | 0.115
                    en | six-week-old infant | ageYears | 0.115
                    en | two-month-old | ageYears | 0.164
                    en | 10 day old baby | ageYears | 0.027
                    en | newborn | ageYears | 0.04
                    en | 18-month-old | ageYears | 1.48
                    en | my son (5) has fever | ageYears | 5
                    en | my son, 5, has fever | ageYears | 5
                    en | a 5 week cough | ageYears | null
                    en | a 5 week cough | durationHours | 840
                    en | 5 week old rash | ageYears | null
                    fr | enceinte de 32 SA | weeksPregnant | 32
                    fr | 32 SA | weeksPregnant | 32
                    fr | enceinte de 8 mois | weeksPregnant | 34
                    fr | enceinte de 8 mois | ageYears | null
                    fr | je suis à 32 semaines de grossesse | weeksPregnant | 32
                    fr | je suis enceinte de 20 semaines | weeksPregnant | 20
                    fr | grossesse 12 semaines | weeksPregnant | 12
                    en | 32 weeks pregnant | weeksPregnant | 32
                    en | 32 weeks pregnant | durationHours | null
                    en | pregnant 32 weeks | weeksPregnant | 32
                    en | I'm 8 months pregnant | weeksPregnant | 34
                    en | pregnant, 20 wks | weeksPregnant | 20
                    en | 20 weeks gestation | weeksPregnant | 20
                    en | at 30 weeks of pregnancy | weeksPregnant | 30
                    en | 34 wks pg | weeksPregnant | 34
                    en | 34+2 weeks pregnant | weeksPregnant | 34
                    en | 36 weeks gravid | weeksPregnant | 36
                    en | 38 weeks along | weeksPregnant | 38
                    fr | fièvre à 45 | temperatureC | null
                    fr | saturation à 300 | spo2 | null
                    fr | pouls à 5000 | heartRate | null
                    fr | tension 900/20 | systolic | null
                    fr | j'ai 250 ans | ageYears | null
                    fr | glycémie à 9000 | glucoseMmolL | null
                    fr | j'ai pris 40 mg | temperatureC | null
                    fr | fièvre, j'ai pris 1000 mg | temperatureC | null
                    en | fever, took 100 mg | temperatureC | null
                    fr | tension ok 12/8, rhume | systolic | 120
                    en | bp 120/80, cold | systolic | 120
                    fr | température 36,8, rhume | temperatureC | 36.8
                    fr | j'ai 38 ans et mal au dos | temperatureC | null
                    """)
    void aNumberIsReadWithItsUnit(
            String language, String text, String name, @Nullable Double expected) {
        Double value = value(LIBRARY.lexicon().read(text, language).measures(), name);
        if (expected == null) {
            assertThat(value).as(text).isNull();
        } else {
            assertThat(value).as(text).isCloseTo(expected, Percentage.withPercentage(2));
        }
    }

    private static @Nullable Double value(Measures measures, String name) {
        return switch (name) {
            case "ageYears" -> measures.ageYears();
            case "temperatureC" -> measures.temperatureC();
            case "durationHours" -> measures.durationHours();
            case "severity" -> measures.severity();
            case "spo2" -> measures.spo2();
            case "heartRate" -> measures.heartRate();
            case "respiratoryRate" -> measures.respiratoryRate();
            case "systolic" -> measures.systolic();
            case "diastolic" -> measures.diastolic();
            case "glucoseMmolL" -> measures.glucoseMmolL();
            case "weeksPregnant" -> measures.weeksPregnant();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
