package employeehealth.triage.policy;

import employeehealth.contracts.SiteId;
import employeehealth.engine.Policy;
import org.jspecify.annotations.Nullable;

/**
 * The policy that a check uses, as it reads at one place of work. An assessment keeps version and
 * site, so that it can be replayed.
 *
 * @param version 0 where the company has none
 * @param hash of its content; none where the company has none
 * @param site where the person works, if that is known
 */
public record UsedPolicy(int version, @Nullable String hash, @Nullable SiteId site, Policy policy) {

    /** Nothing is added. */
    public static final UsedPolicy NONE = new UsedPolicy(0, null, null, Policy.NONE);

    static UsedPolicy of(CompanyPolicy one, @Nullable SiteId site) {
        var place = site == null ? null : site.toString();
        return new UsedPolicy(one.version(), one.hash(), site, one.policy().at(place));
    }
}
