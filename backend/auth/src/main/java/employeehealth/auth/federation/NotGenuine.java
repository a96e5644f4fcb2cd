package employeehealth.auth.federation;

/** What came is not what the provider would say, to us, now, about this. */
final class NotGenuine extends Exception {

    NotGenuine(String what) {
        super(what, null, false, false);
    }
}
