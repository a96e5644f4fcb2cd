package employeehealth.auth.attempt;

/**
 * One try at one account from one place, by keyed hashes that exist for accounts that do not.
 *
 * @param account HMAC of the sign-in name
 * @param accountFromHere HMAC of the sign-in name and the origin
 */
public record Attempt(byte[] account, byte[] accountFromHere) {

    @Override
    public String toString() {
        return "Attempt[hidden]";
    }
}
