package employeehealth.contracts.auth;

/**
 * How a person is reached.
 *
 * @param email address that they sign in with
 * @param language that they read, {@code fr} or {@code en}
 */
public record Reach(String email, String language) {

    @Override
    public String toString() {
        return "Reach[hidden]";
    }
}
