package employeehealth.shared.postgres;

/** A database role and its password; never shown, not even by mistake. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials[hidden]";
    }
}
