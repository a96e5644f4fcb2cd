package employeehealth.contracts.admin;

/**
 * What stands against saying that somebody has left.
 *
 * @param isCareStaff they have a role of care: the health service says so, not the company
 * @param isLastOfItsKind without them nobody could give roles any more; another has to be appointed
 *     first
 */
public record Leaving(boolean isCareStaff, boolean isLastOfItsKind) {}
