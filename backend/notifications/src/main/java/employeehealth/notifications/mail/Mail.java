package employeehealth.notifications.mail;

/**
 * One mail to one person.
 *
 * @param id the same at each attempt, so that a mailbox can tell a repetition
 * @param language {@code fr} or {@code en}
 */
public record Mail(String id, String to, String subject, String text, String language) {

    @Override
    public String toString() {
        return "Mail[" + id + "]";
    }
}
