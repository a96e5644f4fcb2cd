package employeehealth.contracts.persondata;

/**
 * @param store its name
 * @param after so many rows that were told already
 */
public record Asked(String store, Whose whose, long after) {}
