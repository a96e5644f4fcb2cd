package employeehealth.shared.flags;

/** Why what a provider says is not taken over, for its operator. */
final class BadFlags extends RuntimeException {

    BadFlags(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
