package employeehealth.shared.settings;

/** Why the platform does not start, in one sentence for the person who started it. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence);
    }
}
