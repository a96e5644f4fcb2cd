package employeehealth.triage.fhir;

import employeehealth.engine.Level;
import employeehealth.engine.Urgency;

/** A code of ours, in both languages. */
record Term(String code, String en, String fr) {

    static final Term RED_FLAG =
            new Term("red-flag", "Asks for a sign of danger", "Recherche un signe de danger");
    static final Term QUESTION = new Term("question", "Other question", "Autre question");

    static Term of(Level level) {
        return switch (level) {
            case SELF_CARE -> new Term(level.code(), "Self-care", "Se soigner soi-même");
            case TELECONSULTATION ->
                    new Term(
                            level.code(),
                            "Physician or teleconsultation",
                            "Médecin ou téléconsultation");
            case EMERGENCY -> new Term(level.code(), "Emergency", "Urgence");
        };
    }

    static Term of(Urgency urgency) {
        return switch (urgency) {
            case SELF_CARE -> new Term(urgency.code(), "Self-care", "Se soigner soi-même");
            case CONSULTATION ->
                    new Term(
                            urgency.code(),
                            "Consultation in the next days",
                            "Consultation dans les jours qui viennent");
            case SAME_DAY ->
                    new Term(urgency.code(), "Consultation today", "Consultation aujourd’hui");
            case EMERGENCY_DEPARTMENT ->
                    new Term(
                            urgency.code(),
                            "Emergency department now",
                            "Les urgences, sans attendre");
            case AMBULANCE ->
                    new Term(urgency.code(), "Ambulance now", "Une ambulance, sans attendre");
        };
    }
}
