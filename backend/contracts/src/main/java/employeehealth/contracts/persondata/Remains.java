package employeehealth.contracts.persondata;

/**
 * What a store holds of somebody.
 *
 * @param left rows that an erasure has to remove or to make nobody's; none afterwards
 * @param kept rows that stay
 */
public record Remains(String store, long left, long kept) {}
