package employeehealth.engine.text;

import java.util.List;
import java.util.Map;

/**
 * A finding that texts may mention.
 *
 * @param code its name everywhere, for example {@code chest_pain}
 * @param labels by language code
 * @param implies codes of findings that are present whenever this one is
 * @param disease a diagnosis or a past event rather than a complaint: "my father had a stroke" is
 *     history, "my father had a seizure" calls for help
 * @param lasting stays dangerous after it went away, such as signs of a stroke
 * @param passing the author says that it is no danger by itself once it is over, such as sweating
 * @param qualifier says how another finding is, such as sudden: a denial goes on past it
 */
public record FindingEntry(
        String code,
        Map<String, String> labels,
        List<String> implies,
        boolean disease,
        boolean lasting,
        boolean passing,
        boolean qualifier) {}
