package employeehealth.contracts.auth;

/**
 * A link, or a code, as it stands in a mail and nowhere else.
 *
 * @param email where the mail goes
 * @param language that it is written in, {@code fr} or {@code en}
 * @param address of the page, with the secret behind the {@code #}: browsers send it to no server;
 *     or the code
 */
public record MailedLink(String email, String language, String address) {

    @Override
    public String toString() {
        return "MailedLink[hidden]";
    }
}
