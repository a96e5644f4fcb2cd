package employeehealth.engine;

import java.util.List;

/**
 * What to do now.
 *
 * @param within how long one may wait for that care at most, an ISO 8601 duration such as {@code
 *     PT24H} (text, because TeaVM has no {@code java.time}); {@code PT0S} for an ambulance
 * @param route where to turn to, one sentence
 * @param advice what to do meanwhile, most important first
 * @param safetyNet what must make them come back or call at once
 * @param contacts whom their company names for it
 */
public record Recommendation(
        Urgency urgency,
        String within,
        String route,
        List<String> advice,
        List<String> safetyNet,
        List<Contact> contacts) {

    /** The public level. */
    public Level level() {
        return urgency.level();
    }
}
