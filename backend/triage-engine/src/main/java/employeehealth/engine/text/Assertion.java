package employeehealth.engine.text;

/** What the words say about something they mention. */
public enum Assertion {
    PRESENT,
    UNCERTAIN,
    /** It was there and went away: some dangers stay dangerous. */
    RESOLVED,
    PAST,
    OTHER_PERSON,
    /** "If I had ...", "I am afraid of ...". */
    HYPOTHETICAL,
    /** "What are the symptoms of ...", "vaccine against ...". */
    ABOUT,
    ABSENT
}
