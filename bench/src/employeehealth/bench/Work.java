package employeehealth.bench;

import java.util.List;

/** What people ask of the platform, and how a right answer is told from a wrong one. */
enum Work implements Ask {
    ME("me", "GET", "/api/v1/auth/me") {
        @Override
        public String request(Person person, int turn) {
            return Wire.get(path, person.bearer());
        }

        @Override
        public boolean right(Person person, int turn, Wire.Answer answer) {
            return answer.status() == 200 && answer.body().contains(person.email);
        }
    },
    ASSESSMENT("assessment", "POST", "/api/v1/triage/assessments") {
        @Override
        public String request(Person person, int turn) {
            return Wire.post(path, told(turn).json(), person.bearer());
        }

        @Override
        public boolean right(Person person, int turn, Wire.Answer answer) {
            return answer.status() == 201
                    && answer.body().contains("\"level\":\"" + told(turn).level() + '"');
        }
    },
    PAGE("static page", "GET", Work.EMERGENCY_PAGE) {
        @Override
        public String request(Person person, int turn) {
            return Wire.get(path);
        }

        @Override
        public boolean right(Person person, int turn, Wire.Answer answer) {
            return answer.status() == 200 && answer.body().contains("tel:112");
        }
    },
    // The last: at saturation wrk uses the cookies up and keeps their successors to itself.
    REFRESH("refresh with rotation", "POST", "/api/v1/auth/refresh") {
        @Override
        public String request(Person person, int turn) {
            return person.refresh();
        }

        @Override
        public boolean right(Person person, int turn, Wire.Answer answer) {
            return person.take(answer);
        }
    };

    /** The page that must be there when nothing else is. */
    static final String EMERGENCY_PAGE = "/fr/emergency/";

    private static final List<Told> TOLD =
            List.of(
                    new Told(
                            "fr",
                            "J'ai le nez qui coule depuis deux jours, sans fièvre",
                            "self_care"),
                    new Told("en", "Crushing chest pain into my arm for 20 minutes", "emergency"),
                    new Told("fr", "Ça brûle quand j'urine depuis deux jours", "teleconsultation"),
                    new Told("en", "Runny nose for two days, no fever", "self_care"),
                    new Told(
                            "fr",
                            "J'ai une douleur qui m'écrase la poitrine et descend dans le bras"
                                + " depuis 20 minutes",
                            "emergency"),
                    new Told("en", "Burning when passing water for two days", "teleconsultation"),
                    new Told("fr", "mon collègue ne répond plus", "emergency"));

    final String title;
    final String method;
    final String path;

    Work(String title, String method, String path) {
        this.title = title;
        this.method = method;
        this.path = path;
    }

    static List<String> bodies() {
        return TOLD.stream().map(Told::json).toList();
    }

    private static Told told(int turn) {
        return TOLD.get(turn % TOLD.size());
    }

    /** One symptom check, and what has to be recommended for it. */
    private record Told(String language, String text, String level) {

        String json() {
            return "{\"text\":\"%s\",\"language\":\"%s\",\"subject\":{\"age\":34,\"sex\":\"female\"}}"
                    .formatted(text, language);
        }
    }
}
