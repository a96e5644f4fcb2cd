package employeehealth.app.demo;

import java.util.List;
import java.util.Random;

/** Common given and family names in France; any likeness is chance. */
final class DemoNames {

    private static final List<String> WOMEN =
            List.of(
                    "Camille",
                    "Léa",
                    "Manon",
                    "Chloé",
                    "Inès",
                    "Fatima",
                    "Julie",
                    "Sarah",
                    "Émilie",
                    "Aïcha",
                    "Nathalie",
                    "Sandrine",
                    "Isabelle",
                    "Céline",
                    "Aurélie",
                    "Valérie",
                    "Linh",
                    "Mariam",
                    "Élodie",
                    "Jeanne",
                    "Rania",
                    "Monique",
                    "Patricia",
                    "Agathe");
    private static final List<String> MEN =
            List.of(
                    "Lucas",
                    "Hugo",
                    "Mehdi",
                    "Thomas",
                    "Nicolas",
                    "Mamadou",
                    "Julien",
                    "Antoine",
                    "Pierre",
                    "Karim",
                    "François",
                    "Olivier",
                    "Laurent",
                    "Sébastien",
                    "Youssef",
                    "Minh",
                    "Ousmane",
                    "Étienne",
                    "Gaël",
                    "Rémi",
                    "Christophe",
                    "Philippe",
                    "Loïc",
                    "Jean");
    private static final List<String> FAMILIES =
            List.of(
                    "Martin",
                    "Bernard",
                    "Dubois",
                    "Thomas",
                    "Robert",
                    "Richard",
                    "Petit",
                    "Durand",
                    "Leroy",
                    "Moreau",
                    "Simon",
                    "Laurent",
                    "Lefebvre",
                    "Michel",
                    "Garcia",
                    "David",
                    "Bertrand",
                    "Roux",
                    "Vincent",
                    "Fournier",
                    "Nguyen",
                    "Diallo",
                    "Traoré",
                    "Benali",
                    "Haddad",
                    "Costa",
                    "Ferreira",
                    "Kowalski",
                    "Rossi",
                    "Le Goff",
                    "Guérin",
                    "Chevalier",
                    "Masson",
                    "Brunet",
                    "Caron",
                    "Giraud",
                    "Perrin",
                    "Lacroix",
                    "Aubert",
                    "Meunier");

    private DemoNames() {}

    static String first(boolean female, Random random) {
        var names = female ? WOMEN : MEN;
        return names.get(random.nextInt(names.size()));
    }

    static String last(Random random) {
        return FAMILIES.get(random.nextInt(FAMILIES.size()));
    }
}
