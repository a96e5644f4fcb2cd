package employeehealth.profile.rights;

import employeehealth.contracts.persondata.Store.Erasure;
import java.util.List;

/**
 * One category of what is kept about somebody, in their language.
 *
 * @param duration how long: ISO 8601, {@code until-erased} or {@code with-the-rule}
 * @param erasure what becomes of it when they are erased
 * @param stores where it is
 */
record Kept(
        String category,
        String title,
        String ground,
        String article,
        String source,
        String duration,
        Erasure erasure,
        List<String> stores) {}
