package employeehealth.contracts.access;

import employeehealth.contracts.SiteId;
import org.jspecify.annotations.Nullable;

/**
 * Within what a permission holds.
 *
 * @param site one place of work, or all of the company's
 * @param population one group of its staff, such as {@code night-shift}, or all
 */
public record Scope(@Nullable SiteId site, @Nullable String population) {

    public static final Scope WHOLE_COMPANY = new Scope(null, null);

    /** Whether someone at that site, in that group, lies within. */
    public boolean covers(Scope place) {
        return (site == null || site.equals(place.site))
                && (population == null || population.equals(place.population));
    }
}
