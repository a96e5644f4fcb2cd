package employeehealth.shared.seal;

/**
 * Where a sealed value lives. Part of what is authenticated: moved to another column, it does not
 * open.
 *
 * @param table with its schema, such as {@code triage.symptom_assessments}
 */
public record Place(String table, String column) {

    @Override
    public String toString() {
        return table + "." + column;
    }
}
