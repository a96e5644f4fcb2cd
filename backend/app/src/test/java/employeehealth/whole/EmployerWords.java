package employeehealth.whole;

import java.util.List;

/**
 * Words that nobody else uses, each told in one place of a file: wherever one is read, that place
 * was read.
 */
final class EmployerWords {

    static final String SYMPTOM = "vortexalgie";
    static final String ALLERGY = "allergocanari";
    static final String REACTION = "reactiocanari";
    static final String CONDITION = "affectiocanari";
    static final String MEDICATION = "medicocanari";
    static final String DOSE = "dosiocanari";
    static final String ENTRY_NOTE = "remarquocanari";
    static final String NOTES = "notulocanari";
    static final String CHANGE_REASON = "raisocanari";
    static final String CONTACT = "contactocanari";
    static final String FILE_NAME = "fichierocanari";
    static final String TITLE = "titulocanari";
    static final String VISIT = "visitocanari";
    static final String DRAFT = "brouillocanari";
    static final String QUESTIONNAIRE = "questiocanari";

    /** Said to the employer by the physician: the one thing that an employer may read. */
    static final String RELEASED = "amenagiocanari";

    /** Written to the data protection officer by the person: what an officer may read. */
    static final String REQUEST = "requetocanari";

    /** A number of those that are given to nobody, for films and tests. */
    static final String PHONE = "+33639980142";

    static final List<String> ALL =
            List.of(
                    SYMPTOM,
                    ALLERGY,
                    REACTION,
                    CONDITION,
                    MEDICATION,
                    DOSE,
                    ENTRY_NOTE,
                    NOTES,
                    CHANGE_REASON,
                    CONTACT,
                    PHONE,
                    FILE_NAME,
                    TITLE,
                    VISIT,
                    DRAFT,
                    QUESTIONNAIRE,
                    RELEASED,
                    REQUEST);

    private EmployerWords() {}
}
