package employeehealth.shared.flags;

/** What somebody else wrote, made fit for a log. */
final class Words {

    private static final int LONGEST = 60;

    private Words() {}

    static String shown(String text) {
        var plain = text.replaceAll("[^\\p{Alnum}$._!=<>+-]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
